import type { Probe } from "./evaluation";
import { type Result, ok } from "../base/result";
import type { Wgs84 } from "../geo/datums";
import type { Problem } from "../model/problem";
import { ambientByLabel, coverageSetup } from "./coverage-setup";
import type { PlanForCoverage } from "./plan-for-coverage";
import type { World } from "./world";

/** The level at a place, the siren that gives it, the next one, and what is required there. */
export function probeIn(world: World, plan: PlanForCoverage, at: Wgs84): Result<Probe, Problem> {
  const made = coverageSetup(plan, world);
  if (!made.ok) return made;
  const setup = made.value;
  const [x, y] = world.plane.toLocal(at);
  const label = world.map.labelAt(x, y);
  const zone = Math.max(0, label);
  const heard = setup.discs
    .map((disc, index) => {
      const distanceM = Math.hypot(disc.x - x, disc.y - y);
      return { index, distanceM, margin: setup.marginAt(index, zone, distanceM) };
    })
    .sort((a, b) => b.margin - a.margin || a.index - b.index);
  const [first, second] = heard;
  const inDb = plan.settings.model !== "radius";
  const idOf = (index: number) => setup.sounding[index]?.id ?? null;
  const secondId = second ? idOf(second.index) : null;
  return ok({
    at,
    inside: label >= 0,
    siren: first ? idOf(first.index) : null,
    distanceM: first?.distanceM ?? null,
    levelDb: first ? setup.levelAt(first.index, first.distanceM) : null,
    second:
      second && secondId ? { siren: secondId, levelDb: setup.levelAt(second.index, second.distanceM) } : null,
    ambientDb: ambientByLabel(world, plan.settings.ambientDefaultDb)[zone] as number,
    requiredDb: setup.requiredDb[zone] as number,
    marginDb: inDb && first ? first.margin : null,
    ...(!inDb && first ? { marginM: first.margin } : {}),
  });
}
