/** Told apart by more than colour: the earlier plan is dashed, on screen and on paper. */
export const STYLE = `
body { font: 15px/1.45 system-ui, sans-serif; color: #1b1b1b; background: #fff; margin: 2rem auto; max-width: 52rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #888; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
.verdict { font-weight: 600; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid #ddd; font-weight: 400; }
thead th { color: #555; border-bottom-color: #888; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
figure { margin: .5rem 0; max-width: 32rem; }
figcaption { font-size: .9em; }
svg { width: 100%; height: auto; font-size: 11px; }
svg text { fill: #555; }
.axis .grid { stroke: #e4e4e4; }
.axis .zero, .axis .tick { stroke: #888; }
svg polyline { fill: none; stroke-width: 2; }
svg .before polyline { stroke: #767676; stroke-dasharray: 5 4; }
svg .before circle { fill: #767676; }
svg .after polyline { stroke: #0b5cad; }
svg .after circle { fill: #0b5cad; }
figcaption .before { color: #555; border-bottom: 2px dashed #767676; margin-right: 1rem; }
figcaption .after { color: #0b5cad; border-bottom: 2px solid #0b5cad; }
@media print { body { margin: 0; max-width: none; } section, tr { break-inside: avoid; } }
`.trim();
