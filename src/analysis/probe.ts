import { type Result, ok } from "../base/result";
import type { Wgs84 } from "../geo/datums";
import type { Problem } from "../model/problem";
import type { Probe } from "./evaluation";
import { heardAt } from "./place-budget";
import type { PlanForCoverage } from "./plan-for-coverage";
import type { ScreenedWorld } from "./screened-world";
import type { World } from "./world";

/** The level at a place, the siren that gives it, the next one, and what is required there. */
export function probeIn(
  world: World,
  screened: ScreenedWorld,
  plan: PlanForCoverage,
  at: Wgs84,
): Result<Probe, Problem> {
  const found = heardAt(world, screened, plan, at);
  if (!found.ok) return found;
  const { sirens, inside, ambientDb, requiredDb } = found.value;
  const [first, second] = sirens.map(({ budget }) => budget);
  return ok({
    at,
    inside,
    siren: first?.siren ?? null,
    distanceM: first?.distanceM ?? null,
    levelDb: first?.levelDb ?? null,
    second: second ? { siren: second.siren, levelDb: second.levelDb } : null,
    ambientDb,
    requiredDb,
    marginDb: first?.marginDb ?? null,
    ...(first?.marginM === undefined ? {} : { marginM: first.marginM }),
  });
}
