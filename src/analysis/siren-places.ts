import type { AreaSettings, AreaSiren } from "../acoustics/area-model";
import type { Xyz } from "../acoustics/terrain";
import type { PathChoice } from "../acoustics/traced-lines";
import { buildingAround } from "../acoustics/world";
import { type Result, err, ok } from "../base/result";
import type { LocalPlane } from "../geo/local-plane";
import type { Siren, SirenType } from "../model/plan";
import { unmetNeeds } from "../model/plan-needs";
import type { Problem } from "../model/problem";
import type { Settings } from "../model/settings";
import type { ScreenedWorld } from "./screened-world";

/**
 * Sirens as they stand in a screened world, in the order given: each at the height of the ground under it plus its own
 * (or its type's mount). One whose horn would be inside a building, below its roof, is refused.
 */
export function placedSirens(
  sirens: readonly Siren[],
  sirenTypes: readonly SirenType[],
  screened: ScreenedWorld,
  plane: LocalPlane,
): Result<AreaSiren[], Problem> {
  const [unmet] = unmetNeeds({ sirens, sirenTypes, settings: { model: "iso9613" } }, "sirens");
  if (unmet) return err(unmet);
  const types = new Map(sirenTypes.map((type) => [type.id, type]));
  const placed: AreaSiren[] = [];
  for (const siren of sirens) {
    const type = types.get(siren.type) as SirenType;
    const horn = hornOf(siren, (siren.heightM ?? type.mountM) as number, screened, plane);
    if (!horn.ok) return horn;
    placed.push({
      xyz: horn.value,
      rated: {
        levelDb: type.level.valueDb,
        weighting: type.level.weighting,
        distanceM: type.level.distanceM,
        frequencyHz: type.frequencyHz,
      },
      ...(type.verticalPattern ? { stack: type.verticalPattern } : {}),
    });
  }
  return ok(placed);
}

/** What of the settings the area model goes by, over the top alone: what field and certificate are made from. */
export const areaSettings = ({ iso9613, criterion }: Settings): AreaSettings => ({
  edition: iso9613.edition,
  groundGain: iso9613.groundGain,
  air: {
    temperatureC: iso9613.temperatureC,
    humidityPct: iso9613.humidityPercent,
    pressureKPa: iso9613.pressureKPa,
  },
  criterionWeighting: criterion.weighting,
});

/** The paths that a plan seeks beside those over the top; absent where it seeks none. */
export const besideOf = ({
  iso9613: { lateral, reflections },
}: Pick<Settings, "iso9613">): { readonly beside?: PathChoice } =>
  lateral || reflections > 0 ? { beside: { lateral, reflections } } : {};

/** What the area model goes by at a place: with all the paths that the plan seeks. */
export function heardSettings(settings: Settings): AreaSettings {
  const { beside } = besideOf(settings);
  return { ...areaSettings(settings), ...(beside ? { paths: beside } : {}) };
}

/** A horn this little below its roof stands on it, m: heights in a file are rounded. */
const ON_ROOF_M = 1e-6;

function hornOf(
  siren: Siren,
  heightM: number,
  { world, featureOf }: ScreenedWorld,
  plane: LocalPlane,
): Result<Xyz, Problem> {
  const [x, y] = plane.toLocal(siren.at);
  const z = world.terrain.heightAt(x, y) + heightM;
  const building = buildingAround(world, [x, y, z]);
  if (!building) return ok([x, y, z]);
  // Another one, taller, may stand over the roof that it is just on.
  const { roofZ } = building;
  if (roofZ - z <= ON_ROOF_M && !buildingAround(world, [x, y, roofZ])) return ok([x, y, roofZ]);
  return err({
    code: "siren-in-building",
    file: "sirens",
    place: `siren (${siren.id}) properties.height`,
    detail: {
      value: siren.name === "" ? siren.id : siren.name,
      other: `feature ${featureOf(building)}`,
      height: z.toFixed(1),
      roof: roofZ.toFixed(1),
    },
  });
}
