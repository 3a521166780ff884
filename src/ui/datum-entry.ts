import { unreachable } from "../base/assert";
import { type Wgs84, fromBd09, fromGcj02, toGcj02, wgs84 } from "../geo/datums";

/** Datums that a planner may read coordinates in. */
export type EntryDatum = "wgs84" | "gcj02" | "bd09";

/** A place of the plan in the datum of the entry fields. */
export function inDatum(at: Wgs84, datum: EntryDatum): readonly [lon: number, lat: number] {
  switch (datum) {
    case "wgs84":
      return at;
    case "gcj02":
      return toGcj02(at);
    case "bd09":
      return toBd09(at);
    default:
      return unreachable(datum);
  }
}

/** What was typed, as a place of the plan. */
export function fromDatum(lon: number, lat: number, datum: EntryDatum): Wgs84 {
  switch (datum) {
    case "wgs84":
      return wgs84(lon, lat);
    case "gcj02":
      return fromGcj02([lon, lat]);
    case "bd09":
      return fromBd09([lon, lat]);
    default:
      return unreachable(datum);
  }
}

/** Each round leaves a hundredth of the error; the first guess is off by some 0.01°. */
const ROUNDS = 6;

/** The BD-09 pair that `fromBd09` leads back to this very place. */
function toBd09([lon, lat]: Wgs84): readonly [lon: number, lat: number] {
  let [x, y]: [number, number] = [lon, lat];
  for (let round = 0; round < ROUNDS; round++) {
    const [lon1, lat1] = fromBd09([x, y]);
    x += lon - lon1;
    y += lat - lat1;
  }
  return [x, y];
}
