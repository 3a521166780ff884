import type { AreaSettings, AreaSiren } from "../acoustics/area-model";
import type { World as SoundWorld } from "../acoustics/world";
import type { Siren, SirenType } from "../model/plan";
import type { Settings } from "../model/settings";

/** A siren as the area model takes it; null where neither it nor its type has a height. */
export function areaSiren(
  sound: SoundWorld,
  [x, y]: readonly [x: number, y: number],
  siren: Siren,
  type: SirenType,
): AreaSiren | null {
  const heightM = siren.heightM ?? type.mountM;
  if (heightM === undefined) return null;
  const { valueDb, weighting, distanceM } = type.level;
  return {
    xyz: [x, y, sound.terrain.heightAt(x, y) + heightM],
    rated: { levelDb: valueDb, weighting, distanceM, frequencyHz: type.frequencyHz },
    ...(type.verticalPattern ? { stack: type.verticalPattern } : {}),
  };
}

/** The settings of ISO 9613-2 as the area model takes them. */
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
