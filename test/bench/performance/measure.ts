import type { Columns, MeasuredPlan, Paid, Peer, Prepared } from './measured-plan.ts';

/** What one peer took for one plan, and how often it was wrong. */
export interface Measured {
  readonly peer: string;
  readonly version?: string | undefined;
  readonly cannot?: string | undefined;
  readonly payees: number;
  /**
   * Nanoseconds of processor time for one payee, of each round in the order they were made: time that others take of the
   * machine is not counted, what helper threads collect of garbage is.
   */
  readonly nanoseconds: readonly number[];
  /** Payees that are paid another amount, or paid where they should wait or the other way round. */
  readonly wrong: number;
}

/**
 * Runs peers in turn, one round of each after the other, so that a busy moment of the machine falls on all of them. The
 * first round warms up. What each pays is compared with `exact`, cent by cent.
 */
export async function measure(
  plan: MeasuredPlan,
  columns: Columns,
  exact: Paid,
  peers: readonly Peer[],
  rounds: number,
): Promise<Measured[]> {
  const ready: { peer: Peer; payees: number; prepared: Prepared; nanoseconds: number[] }[] = [];
  for (const peer of peers) {
    const payees = Math.min(exact.length, peer.atMost ?? exact.length);
    ready.push({ peer, payees, prepared: await peer.prepare(plan, columns, payees), nanoseconds: [] });
  }
  for (let round = 0; round <= rounds; round += 1) {
    for (const { peer, prepared, payees, nanoseconds } of ready) {
      const times = peer.times ?? 1;
      const started = process.cpuUsage();
      for (let time = 0; time < times; time += 1) await prepared.run();
      const { user, system } = process.cpuUsage(started);
      if (round > 0) nanoseconds.push((1_000 * (user + system)) / (payees * times));
    }
  }
  const measured: Measured[] = [];
  for (const { peer, payees, prepared, nanoseconds } of ready) {
    await prepared.finish?.();
    const wrong = differing(prepared.paid, exact);
    const { name, version, cannot } = peer;
    measured.push({ peer: name, version, cannot, payees, nanoseconds, wrong });
    prepared.close?.();
  }
  return measured;
}

/** How many of the payees that `paid` has are not paid exactly so. */
export function differing(paid: Paid, exact: Paid): number {
  let wrong = 0;
  for (const [at, cents] of paid.entries()) {
    const right = exact[at] as number;
    if (cents !== right && !(Number.isNaN(cents) && Number.isNaN(right))) wrong += 1;
  }
  return wrong;
}
