import { type Scene, parseScene } from "../../src/acoustics/scene";
import { traceScene } from "../../src/acoustics/trace";
import type { Trace } from "../../src/acoustics/trace-shape";

/** A SCENE of 100 m over flat mixed ground; every number a test changes stands in the test. */
export const aScene = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  source: { xyz: [0, 0, 2], powerLevel: 100 },
  receiver: { xyz: [100, 0, 2] },
  ground: { G: 0.5 },
  atmosphere: { temperature: 17, humidity: 80, pressure: 101.325 },
  edition: 1996,
  ...overrides,
});

/** Parses a scene that must be good. */
export function scene(json: unknown): Scene {
  const parsed = parseScene(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** Traces a scene that must be good. */
export function trace(json: unknown): Trace {
  const traced = traceScene(scene(json));
  if (!traced.ok) throw new Error(JSON.stringify(traced.error));
  return traced.value;
}

/** A box as a footprint. */
export const box = (x0: number, y0: number, x1: number, y1: number): [number, number][] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

/** Every number inside a value. */
export function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === "number") yield value;
  else if (value !== null && typeof value === "object")
    for (const member of Object.values(value)) yield* numbersIn(member);
}
