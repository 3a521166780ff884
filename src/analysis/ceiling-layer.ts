import { type CeilingReach, ceilingReach } from "../acoustics/ceiling-reach";
import { CEILINGS } from "../acoustics/criteria-presets";
import { netAreaM2, union } from "../geo/clip";
import type { Siren } from "../model/plan";
import { sounds } from "./coverage-setup";
import { circleRing } from "./disc-depth";
import type { CeilingMast, MapLayer } from "./map-layer";
import type { PlanForCoverage } from "./plan-for-coverage";
import { ringsPolygon } from "./region-outline";
import type { World } from "./world";

/** Circles round the masts in which a ceiling may be exceeded: exact, from rated level and height, whatever the model. */
export function ceilingLayer(world: World, plan: PlanForCoverage): MapLayer {
  const masts = plan.sirens.filter(sounds).flatMap((siren) => mastOf(siren, plan) ?? []);
  const classes = CEILINGS.map((_, index) => {
    const rings = union(
      masts
        .filter(({ groundM }) => (groundM[index] as number) > 0)
        .map(({ at, groundM }) => {
          const [x, y] = world.plane.toLocal(at);
          return [circleRing(x, y, groundM[index] as number)];
        }),
    );
    return { class: index, region: ringsPolygon(rings, world.plane), areaM2: netAreaM2(rings) };
  });
  return { kind: "ceiling", exact: true, stepM: null, classes, masts };
}

function mastOf(siren: Siren, { sirenTypes, settings }: PlanForCoverage): CeilingMast | null {
  const type = sirenTypes.find(({ id }) => id === siren.type);
  if (!type) return null;
  const { valueDb, weighting, distanceM } = type.level;
  const rated = { levelDb: valueDb, weighting, distanceM, frequencyHz: type.frequencyHz };
  const heightM = siren.heightM ?? type.mountM;
  const receiverM = settings.receiverHeightM;
  const reaches = CEILINGS.map((ceiling): CeilingReach =>
    ceilingReach(rated, ceiling, { sourceM: heightM ?? receiverM, receiverM }),
  );
  return {
    siren: siren.id,
    at: siren.at,
    heightKnown: heightM !== undefined,
    slantM: reaches.map(({ slantM }) => slantM),
    groundM: reaches.map(({ groundM }) => groundM),
  };
}
