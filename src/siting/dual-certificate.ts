import type { CoverRow } from "./cover-row";

/**
 * A proof that no choice of columns that meets the rows costs less than a bound: a whole weight for each row, and a divisor.
 * Whoever has the rows can check it with whole numbers alone; where the weights come from does not matter.
 */
export interface DualCertificate {
  readonly rows: readonly CoverRow[];
  /** Y, one whole number ≥ 0 for each row. */
  readonly weights: readonly number[];
  /** D, a whole number > 0. */
  readonly divisor: number;
  /** What is claimed: every choice that meets the rows costs at least this. */
  readonly bound: number;
}

/** Costs are compared as whole millionths. */
const COST_STEPS = 1_000_000;

/** Y = ⌊2²⁸·y⌋: small enough to add up exactly, large enough to lose nothing that matters. */
const SCALE = 2 ** 28;

/** Makes the certificate of some multipliers, such as the duals of the relaxed problem. */
export function dualCertificate(
  rows: readonly CoverRow[],
  multipliers: ArrayLike<number>,
  cost: Float64Array,
  site: Int32Array,
): DualCertificate {
  const used: CoverRow[] = [];
  const weights: number[] = [];
  rows.forEach((row, index) => {
    const weight = Math.floor(SCALE * Math.max(0, multipliers[index] ?? 0));
    if (!(weight > 0)) return;
    used.push(row);
    weights.push(weight);
  });
  // With need 1 the largest load per cost is the best divisor; otherwise columns may pay for their excess.
  const load = loads(used, weights);
  let divisor = used.every(({ need }) => need === 1) ? 1 : SCALE;
  if (used.every(({ need }) => need === 1))
    for (const [column, sum] of load) divisor = Math.max(divisor, Math.ceil(sum / (cost[column] as number)));
  if (!Number.isSafeInteger(divisor)) divisor = SCALE;
  const certificate = { rows: used, weights, divisor, bound: 0 };
  return { ...certificate, bound: provedBound(certificate, cost, site) };
}

function loads(rows: readonly CoverRow[], weights: readonly number[]): Map<number, number> {
  const load = new Map<number, number>();
  rows.forEach((row, index) => {
    for (const column of row.columns) load.set(column, (load.get(column) ?? 0) + (weights[index] as number));
  });
  return load;
}

/**
 * What the weights prove, in exact whole numbers: (Σ need·Y − Σ over sites of the largest excess of load over D·cost) / D,
 * rounded up where every cost is whole. Any choice x has Σ need·Y ≤ Σ load·x ≤ D·Σ cost·x + Σ excess.
 */
export function provedBound(
  { rows, weights, divisor }: Omit<DualCertificate, "bound">,
  cost: Float64Array,
  site: Int32Array,
): number {
  let sum = 0n;
  rows.forEach(({ need }, index) => (sum += BigInt(weights[index] as number) * BigInt(need)));
  const steps = BigInt(COST_STEPS);
  const excessBySite = new Map<number, bigint>();
  for (const [column, load] of loads(rows, weights)) {
    // A cost is rounded down: to the safe side.
    const paid = BigInt(divisor) * BigInt(Math.floor((cost[column] as number) * COST_STEPS + 1e-6));
    const excess = BigInt(load) * steps - paid;
    const at = site[column] as number;
    if (excess > (excessBySite.get(at) ?? 0n)) excessBySite.set(at, excess);
  }
  let numerator = sum * steps;
  for (const excess of excessBySite.values()) numerator -= excess;
  if (numerator <= 0n) return 0;
  const denominator = BigInt(divisor) * steps;
  if (cost.every(Number.isInteger)) return Number((numerator + denominator - 1n) / denominator);
  return Number((numerator * steps) / denominator) / COST_STEPS;
}

/**
 * Does a certificate prove what it claims? Pure whole-number arithmetic over the record and the costs.
 * It does not ask whether a row is a true demand: that is the caller's to check, row by row (a witness point and its cover set).
 */
export function checkDualCertificate(
  certificate: DualCertificate,
  cost: Float64Array,
  site: Int32Array,
): boolean {
  const { rows, weights, divisor, bound } = certificate;
  const whole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
  if (rows.length !== weights.length || !whole(divisor) || divisor === 0) return false;
  if (!weights.every(whole)) return false;
  for (const { columns, need } of rows) {
    if (!whole(need) || new Set(columns).size !== columns.length) return false;
    if (!columns.every((column) => whole(column) && column < cost.length)) return false;
  }
  if (cost.some((value) => !(value >= 0))) return false;
  return bound <= provedBound(certificate, cost, site);
}
