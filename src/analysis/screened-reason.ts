import { areaLevel } from "../acoustics/area-model";
import { heardAt } from "../coverage/screened/level-at";
import type { ScreenedScene } from "../coverage/screened/screened-scene";
import type { Reason } from "./blind-reason";
import type { ScreenedPlan } from "./screened-plan";
import { areaSettings, placedSirens } from "./siren-places";

/**
 * Says why a place behind obstacles is blind: the first of these that would mend it by itself. A siren out of service would
 * reach it · at the default ambient level it would be heard · without what stands between it would be · else it is too far.
 */
export function screenedReasonFinder(
  { world, screened, plan, sounding, requiredDb }: ScreenedPlan,
  scene: ScreenedScene,
): (x: number, y: number, label: number) => Reason {
  const silent = plan.sirens.filter(({ service }) => service === "fault" || service === "maintenance");
  // One that would stand inside a building mends nothing; the others may.
  const revivable = silent.flatMap((siren) => {
    const placed = placedSirens([siren], plan.sirenTypes, screened, world.plane);
    return placed.ok && placed.value[0] ? [{ id: siren.id, placed: placed.value[0] }] : [];
  });
  const settings = areaSettings(plan.settings);
  return (x, y, label) => {
    const z = screened.world.terrain.heightAt(x, y) + plan.settings.receiverHeightM;
    const need = requiredDb[label] as number;
    let best: { readonly id: Reason["reasonSiren"]; readonly levelDb: number } | null = null;
    for (const { id, placed } of revivable) {
      const level = areaLevel(screened.world, placed, [x, y, z], settings);
      if (level.ok && (!best || level.value.levelDb > best.levelDb))
        best = { id, levelDb: level.value.levelDb };
    }
    if (best?.id && best.levelDb >= need) return { reason: "siren-out-of-service", reasonSiren: best.id };
    if (sounding.length === 0) return { reason: "no-siren" };
    const heard = heardAt(scene, x, y, label);
    const quietNeed = requiredDb[0] as number;
    if (need > quietNeed && heard.levelDb >= quietNeed) return { reason: "ambient-too-high" };
    if (heard.openMarginDb < 0) return { reason: "too-far" };
    return {
      reason: heard.overTerrain && !heard.overObjects ? "screened-by-terrain" : "screened-by-buildings",
    };
  };
}
