import type { Result } from "../base/result";
import { parseProject } from "./parse-project";
import type { Plan } from "./plan";
import type { Problem } from "./problem";
import { withTerrain } from "./terrain-layer";

/** Opens the files of a project, elevation included: what every face does; see `parseProject` and `withTerrain`. */
export async function readProject(
  ...[files, options]: Parameters<typeof parseProject>
): Promise<Result<Plan, readonly Problem[]>> {
  const parsed = parseProject(files, options);
  return parsed.ok ? withTerrain(parsed.value) : parsed;
}
