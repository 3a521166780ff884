import { parseScene, type SceneProblem } from "../acoustics/scene";
import { type Trace, traceScene } from "../acoustics/trace";
import { type Result } from "../base/result";

export type { SceneProblem } from "../acoustics/scene";
export type { Trace, TracePath } from "../acoustics/trace";

/** Reads a SCENE (DESIGN §4) and traces it: every term of the one path from source to receiver. */
export function traceJson(json: unknown): Result<Trace, SceneProblem> {
  const scene = parseScene(json);
  return scene.ok ? traceScene(scene.value) : scene;
}
