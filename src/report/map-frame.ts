import { assert } from "../base/assert";
import { type Bbox, bboxOf, boxCentre, eachPosition } from "../geo/bounds";
import { type Wgs84, wgs84 } from "../geo/datums";
import { type LocalPlane, localPlane } from "../geo/local-plane";
import type { Plan } from "../model/plan";
import { MAP_HEIGHT, MAP_WIDTH } from "./print-tokens";

/** A point on the map: units to the right and down from its upper left corner. */
export type MapXy = readonly [x: number, y: number];

/** The picture's rectangle, and the way from the ground onto it. */
export interface MapFrame {
  readonly plane: LocalPlane;
  readonly width: number;
  readonly height: number;
  readonly unitsPerM: number;
  toMap(at: readonly number[]): MapXy;
  /** Metres east and north of the plane's origin, back from the map. */
  toPlane(at: MapXy): readonly [eastM: number, northM: number];
  /** True where a box on the ground can be seen on the map. */
  shows(box: Bbox): boolean;
}

/** Room round the planning area, units. */
const PADDING = 26;
/** A siren this share of the area's extent outside it still belongs on the map. */
const NEAR_SHARE = 0.1;

/** Fits the planning area, and the sirens beside it, into a map of the report's width. */
export function mapFrame({ base, sirens }: Pick<Plan, "base" | "sirens">): MapFrame {
  const box = bboxOf(base.district);
  assert(box, "the district has an outline");
  const plane = localPlane(wgs84(...boxCentre(box)));
  const [minX, minY, maxX, maxY] = extent(base.district, sirens, plane);
  // An area of a few metres would ask for a scale at which doubles run out.
  const [widthM, heightM] = [Math.max(maxX - minX, 10), Math.max(maxY - minY, 10)];
  const wanted = ((MAP_WIDTH - 2 * PADDING) * heightM) / widthM + 2 * PADDING;
  const height = Math.round(Math.min(MAP_HEIGHT.most, Math.max(MAP_HEIGHT.least, wanted)));
  const unitsPerM = Math.min((MAP_WIDTH - 2 * PADDING) / widthM, (height - 2 * PADDING) / heightM);
  const [midX, midY] = [(minX + maxX) / 2, (minY + maxY) / 2];
  const toMap = (at: readonly number[]): MapXy => {
    const [x, y] = plane.toLocal(at);
    return [MAP_WIDTH / 2 + (x - midX) * unitsPerM, height / 2 - (y - midY) * unitsPerM];
  };
  return {
    plane,
    width: MAP_WIDTH,
    height,
    unitsPerM,
    toMap,
    toPlane: ([x, y]) => [midX + (x - MAP_WIDTH / 2) / unitsPerM, midY - (y - height / 2) / unitsPerM],
    shows: ([west, south, east, north]) => {
      const corners = [
        toMap([west, south]),
        toMap([east, north]),
        toMap([west, north]),
        toMap([east, south]),
      ];
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      return (
        Math.max(...xs) >= 0 &&
        Math.min(...xs) <= MAP_WIDTH &&
        Math.max(...ys) >= 0 &&
        Math.min(...ys) <= height
      );
    },
  };
}

type Extent = readonly [minX: number, minY: number, maxX: number, maxY: number];

function extent(district: Plan["base"]["district"], sirens: Plan["sirens"], plane: LocalPlane): Extent {
  const points: (readonly [number, number])[] = [];
  for (const area of district) eachPosition(area, (at) => points.push(plane.toLocal(at)));
  const [minX, minY, maxX, maxY] = boxOfPoints(points);
  const nearM = NEAR_SHARE * Math.max(maxX - minX, maxY - minY);
  const beside = sirens
    .map(({ at }: { readonly at: Wgs84 }) => plane.toLocal(at))
    .filter(([x, y]) => x > minX - nearM && x < maxX + nearM && y > minY - nearM && y < maxY + nearM);
  return boxOfPoints([[minX, minY], [maxX, maxY], ...beside]);
}

/** Not with spread arguments: a border may have more corners than a call may have arguments. */
function boxOfPoints(points: readonly (readonly [number, number])[]): Extent {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [minX, maxX] = [Math.min(minX, x), Math.max(maxX, x)];
    [minY, maxY] = [Math.min(minY, y), Math.max(maxY, y)];
  }
  return [minX, minY, maxX, maxY];
}
