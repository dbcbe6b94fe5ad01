/** Curves. */
export const CURVES: Readonly<Record<string, string>> = {
  curves: `curve Straight "Straight" linear { below 50%: 0%  at 50%: 0%  at 100%: 100%  at 130%: 200%, then flat }
curve Open linear { below 50%: 0%  at 50%: 50%  at 100%: 100%, then same slope }
curve Bands steps { below 80%: 0%  from 80%: 50%  from 100%: 100%  above 120%: 150% }
curve Tiers marginal { from $0: 8%  from $100K: 10%  above $250K: 12% }
curve Whole retroactive { from 0%: 1x  from 100%: 1.5x }
curve Levels by grade { unmet: 0%  target: 100%  superior: 200% }
curve Rising steps { up to 90%: 0%  up to 100% of quota: 50% plus 5% per point  above 100%: 100% plus $1 per $2 }
curve Slices marginal { below 10% of quota: $0  from 10%: $100 for the band  above 20%: 1x }
curve Over retroactive above 100% { from 0%: 1x  from 100%: 1.5x plus 1x per 10% }
curve Vague tiered { from 0%: 1x }
curve Vaguer cumulative { from 0%: 1x }`,
};
