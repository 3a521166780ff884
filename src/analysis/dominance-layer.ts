import { innermostNodes, loudest, neighbourColours, touchingPairs } from "../coverage/level-layers";
import type { LevelField } from "../coverage/level-field";
import { type FlatRings, difference, intersection, netAreaM2, union } from "../geo/clip";
import { regionAtLeast } from "../geo/contours";
import type { Siren } from "../model/plan";
import type { LayerClass, MapLayer } from "./map-layer";
import { ringsPolygon } from "./region-outline";
import type { World } from "./world";
import type { ZoneRegions } from "./zone-regions";

/** Colours that a map of dominating sirens goes round with; four would do for any map whose areas are in one piece each. */
export const DOMINANCE_COLOURS = 6;

/** Which siren is loudest where: an estimate from the raster of a field, in pieces that meet without gaps. */
export function* dominanceLayer(
  world: World,
  zones: ZoneRegions,
  field: LevelField,
  sirens: readonly Siren[],
): Generator<number, MapLayer> {
  const { grid } = field;
  /** Where each siren is louder than all before it: the last one that is, dominates. */
  const louder: FlatRings[] = [];
  const { source } = yield* loudest(field, (index, louderByDb) => {
    louder[index] = index === 0 ? zones.area : regionAtLeast(grid, louderByDb, 0);
  });
  const inside = source.map((winner, node) => (isInside(world, grid, node) ? winner : -1));
  const colours = neighbourColours(sirens.length, touchingPairs(grid.cols, inside), DOMINANCE_COLOURS);
  const inner = innermostNodes(grid, inside, sirens.length);
  const classes: LayerClass[] = [];
  let later: FlatRings = [];
  for (let index = sirens.length - 1; index >= 0; index--) {
    const region = difference(intersection(louder[index] as FlatRings, zones.area), later);
    later = union([later, louder[index] as FlatRings]);
    const node = inner[index] as number;
    const siren = sirens[index];
    if (region.length === 0 || !siren) continue;
    classes.push({
      class: colours[index] as number,
      region: ringsPolygon(region, world.plane),
      areaM2: netAreaM2(region),
      siren: siren.id,
      ...(node < 0 ? {} : { labelAt: world.plane.toWgs84(nodePlace(grid, node)) }),
    });
  }
  return { kind: "dominance", exact: false, stepM: grid.stepM, masts: [], classes: classes.reverse() };
}

const nodePlace = (grid: LevelField["grid"], node: number): [x: number, y: number] => [
  grid.westM + (node % grid.cols) * grid.stepM,
  grid.southM + Math.floor(node / grid.cols) * grid.stepM,
];

const isInside = (world: World, grid: LevelField["grid"], node: number): boolean =>
  world.map.labelAt(...nodePlace(grid, node)) >= 0;
