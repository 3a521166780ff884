/** A value that holds from a moment on. */
export interface StepPoint {
  readonly ms: number;
  readonly value: number;
}

/** What a drawing of step lines spans; null without points. */
export function stepRange(
  points: readonly StepPoint[],
): { readonly low: number; readonly high: number; readonly endMs: number } | null {
  if (points.length === 0) return null;
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = high > low ? (high - low) * 0.08 : Math.max(1, Math.abs(high) * 0.01);
  return { low: low - pad, high: high + pad, endMs: Math.max(1, ...points.map(({ ms }) => ms)) };
}

/** Steps as an SVG path: level from each moment to the next, and on to the end. */
export function stepLine(
  points: readonly StepPoint[],
  endMs: number,
  x: (ms: number) => number,
  y: (value: number) => number,
): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const path = rest.map(({ ms, value }) => `H${x(ms).toFixed(1)}V${y(value).toFixed(1)}`).join("");
  return `M${x(first.ms).toFixed(1)} ${y(first.value).toFixed(1)}${path}H${x(endMs).toFixed(1)}`;
}
