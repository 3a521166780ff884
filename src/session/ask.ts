import type { Remote } from "comlink";
import type { Result } from "../base/result";
import type { EngineApi } from "../engine/contract";
import type { Engine, Lane } from "../engine/engine";
import { Cancelled } from "../engine/worker-line";
import { areaFingerprint, areaLayers } from "../model/basis";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";

/** A request to the workers. */
export type Request<T> = (api: Remote<EngineApi>) => Promise<Result<T, Problem>>;

/** Asks a lane of the engine; null when it was cancelled. */
export type Ask = <T>(request: Request<T>, lane: Lane) => Promise<Result<T, Problem> | null>;

/** Asks the engine about a plan's area; null when it was cancelled. */
export async function askEngine<T>(
  engine: Engine,
  { base }: Plan,
  request: Request<T>,
  lane: Lane,
): Promise<Result<T, Problem> | null> {
  try {
    return await engine.run(areaFingerprint(base), areaLayers(base), request, lane);
  } catch (reason) {
    if (reason instanceof Cancelled) return null;
    const detail = { value: reason instanceof Error ? reason.message : String(reason) };
    return { ok: false, error: { code: "engine-failed", file: "", place: "", detail } };
  }
}
