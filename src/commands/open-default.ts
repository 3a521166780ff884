import { assert } from "../base/assert";
import type { Plan } from "../model/plan";
import { readProject } from "../model/read-project";
import type { Session } from "../session/session";
import { openOrAsk } from "./open-or-ask";
import { type SampleName, sampleFiles } from "./sample-projects";

/** The plan that the planner opens with. The samples are built and tested with the program: a bad one is its own fault. */
export async function openingPlan(name: SampleName): Promise<Plan> {
  const parsed = await readProject(await sampleFiles(name));
  assert(parsed.ok, `sample project ${name} is valid: ${parsed.ok ? "" : JSON.stringify(parsed.error[0])}`);
  return parsed.value;
}

/** Opens a sample project in the place of the open plan. */
export async function openDefault(session: Session, name: SampleName): Promise<void> {
  openOrAsk(session, await openingPlan(name), null);
}
