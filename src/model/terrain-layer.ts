import type { Geometry, Position } from "geojson";
import { unreachable } from "../base/assert";
import { type Result, err, ok } from "../base/result";
import { type Bbox, bboxOf, boxCentre, eachPosition } from "../geo/bounds";
import { inBox, netAreaM2, union } from "../geo/clip";
import { wgs84 } from "../geo/datums";
import { fillGaps } from "../geo/fill-gaps";
import {
  type HeightRaster,
  type NodeWindow,
  type RasterGrid,
  gridCrs,
  nodeFinder,
  windowedGrid,
} from "../geo/height-raster";
import { type TiffFault, openHeightTiff } from "../geo/height-tiff";
import { localPlane } from "../geo/local-plane";
import { markTouchedQuads } from "../geo/touched-quads";
import type { Area, Plan } from "./plan";
import type { Problem, ProblemCode } from "./problem";
import { pathInFolder } from "./project-paths";
import { isRecord } from "./schema/read-shape";

/** How far beyond all layers terrain is kept, m: farther off it stands between no siren and no hearer. */
export const TERRAIN_REACH_M = 3_000;
/** Most nodes that are kept: at 24 bytes each the engines hold 290 MB of them. */
const MOST_NODES = 12_000_000;
/** Least share of the district that the raster must bear: with less it is most likely a raster of elsewhere. */
const LEAST_SHARE = 0.5;
/** Heights that the Earth has, m, with room: what lies beyond is no metre, or "no data" that was not declared. */
const LOWEST_M = -500;
const HIGHEST_M = 9_000;

/**
 * Reads the elevation that a plan names: the second step of opening a project, for the reader is asynchronous.
 * Keeps the raster round the layers, with gaps outside the district filled from the nearest node; outside the raster the
 * heights of its edge hold. A raster that cannot be trusted under the district refuses the project.
 */
export async function withTerrain(plan: Plan): Promise<Result<Plan, readonly Problem[]>> {
  if (plan.base.terrain === null) return ok(plan);
  const file = terrainPath(plan);
  const bytes = plan.source.otherFiles[file];
  if (!bytes) return err([{ code: "not-found", file, place: "" }]);
  const terrain = await readTerrain(plan, bytes);
  return terrain.ok
    ? ok({ ...plan, base: { ...plan.base, terrain: terrain.value } })
    : err([{ file, place: "", ...terrain.error }]);
}

function terrainPath({ source: { manifest } }: Plan): string {
  const layers = manifest["layers"];
  return (isRecord(layers) && pathInFolder(String(layers["terrain"]))) || "";
}

type Refusal = Pick<Problem, "code" | "detail">;
const refused = (code: ProblemCode, detail: Problem["detail"] = {}) => err({ code, detail });

async function readTerrain(plan: Plan, bytes: Uint8Array): Promise<Result<HeightRaster, Refusal>> {
  const opened = await openHeightTiff(bytes);
  if (!opened.ok) return err(refusalOf(opened.error));
  const { grid } = opened.value;
  const share = shareOn(grid, plan.base.district);
  if (!(share >= LEAST_SHARE))
    return refused("terrain-elsewhere", {
      value: `${Math.round(share * 100)} %`,
      limit: `${LEAST_SHARE * 100} %`,
    });
  const window = windowRound(grid, plan);
  const kept = windowedGrid(grid, window);
  if (kept.cols * kept.rows > MOST_NODES)
    return refused("too-large", { value: `${kept.cols} × ${kept.rows}`, limit: MOST_NODES });
  const read = await opened.value.read(window);
  if (!read.ok) return err(refusalOf(read.error));
  const zM = read.value;
  for (const z of zM)
    if (z < LOWEST_M || z > HIGHEST_M)
      return refused("out-of-range", { value: `${z} m`, min: `${LOWEST_M} m`, max: `${HIGHEST_M} m` });
  const gap = gapUnder(kept, zM, plan.base.district);
  if (gap !== null) return refused("terrain-gap", { value: gap });
  if (!fillGaps(zM, kept.cols, kept.rows)) return refused("terrain-gap", { value: "" });
  return ok({ ...kept, zM });
}

function refusalOf({ code, value = "" }: TiffFault): Refusal {
  switch (code) {
    case "bands":
      return { code: "terrain-bands", detail: { value } };
    case "no-crs":
      return { code: "terrain-no-crs" };
    case "unknown-crs":
      return { code: "terrain-unknown-crs", detail: { value } };
    case "not-finite":
      return { code: "out-of-range", detail: { value } };
    case "damaged":
    case "several-images":
    case "no-position":
    case "units":
      return { code: "unreadable", detail: { reason: `tiff-${code}`, value } };
    default:
      return unreachable(code);
  }
}

const polygonsOf = (area: Area): readonly (readonly (readonly Position[])[])[] =>
  area.type === "Polygon" ? [area.coordinates] : area.coordinates;

/** The polygons of the district in node units of a grid. */
function districtOn(grid: RasterGrid, district: readonly Area[]): number[][][] {
  const nodeAt = nodeFinder(grid);
  return district
    .flatMap(polygonsOf)
    .map((rings) =>
      rings.map((ring) => ring.slice(0, -1).flatMap(([lon, lat]) => nodeAt(lon as number, lat as number))),
    );
}

/** Farther than this from its first node a place is not on a raster, in nodes; the clipper counts in 53 bits. */
const FARTHEST_NODES = 1e9;

/** Share of the district that lies on the grid. */
function shareOn(grid: RasterGrid, district: readonly Area[]): number {
  const polygons = districtOn(grid, district);
  if (!polygons.flat(2).every((value) => Math.abs(value) < FARTHEST_NODES)) return 0;
  const all = union(polygons);
  return netAreaM2(inBox(all, [0, 0, grid.cols - 1, grid.rows - 1])) / netAreaM2(all);
}

/** The nodes round everything that the plan holds, and some way beyond. */
function windowRound(grid: RasterGrid, { base, sirens }: Plan): NodeWindow {
  const points = [...sirens, ...base.candidates].map(({ at }) => ({
    type: "Point" as const,
    coordinates: [...at],
  }));
  const geometries: Geometry[] = [
    ...base.district,
    ...base.buildings.map(({ footprint }) => footprint),
    ...base.barriers.map(({ line }) => line),
    ...points,
  ];
  const nodeAt = nodeFinder(grid);
  const at = roundBox(bboxOf(geometries) as Bbox).map(([lon, lat]) => nodeAt(lon, lat));
  const range = (axis: 0 | 1, count: number): [number, number] => {
    const values = at.map((node) => node[axis]);
    const clamp = (value: number): number => Math.min(Math.max(value, 0), count - 1);
    const [low, high] = [clamp(Math.floor(Math.min(...values))), clamp(Math.ceil(Math.max(...values)))];
    // One column of quads at least, however coarse the raster.
    return high > low ? [low, high] : low > 0 ? [low - 1, low] : [0, Math.min(1, count - 1)];
  };
  const [[col0, col1], [row0, row1]] = [range(0, grid.cols), range(1, grid.rows)];
  return { col0, row0, col1, row1 };
}

/** Corners and mid-sides of a box, `TERRAIN_REACH_M` farther out. */
function roundBox(box: Bbox): (readonly [number, number])[] {
  const plane = localPlane(wgs84(...boxCentre(box)));
  const [west, south, east, north] = box;
  const corners: Position[] = [];
  eachPosition(
    {
      type: "MultiPoint",
      coordinates: [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
      ],
    },
    (at) => corners.push(plane.toLocal(at)),
  );
  const xs = corners.map(([x]) => x as number);
  const ys = corners.map(([, y]) => y as number);
  const [x0, x1] = [Math.min(...xs) - TERRAIN_REACH_M, Math.max(...xs) + TERRAIN_REACH_M];
  const [y0, y1] = [Math.min(...ys) - TERRAIN_REACH_M, Math.max(...ys) + TERRAIN_REACH_M];
  return [x0, (x0 + x1) / 2, x1].flatMap((x) => [y0, (y0 + y1) / 2, y1].map((y) => plane.toWgs84([x, y])));
}

/** Where the district touches a quad with a node that has no height, in degrees; null where all have one. */
function gapUnder(grid: RasterGrid, zM: Float32Array, district: readonly Area[]): string | null {
  if (!zM.some(Number.isNaN)) return null;
  const { cols, rows } = grid;
  const marks = new Uint8Array((cols - 1) * (rows - 1));
  for (const rings of districtOn(grid, district)) markTouchedQuads(rings, grid, marks);
  for (let quad = 0; quad < marks.length; quad++) {
    if (!marks[quad]) continue;
    const node = Math.floor(quad / (cols - 1)) * cols + (quad % (cols - 1));
    if ([node, node + 1, node + cols, node + cols + 1].some((i) => Number.isNaN(zM[i])))
      return degreesOf(grid, Math.floor(node / cols), node % cols);
  }
  return null;
}

function degreesOf(grid: RasterGrid, row: number, col: number): string {
  const { x0, xCol, xRow, y0, yCol, yRow } = grid;
  const at = gridCrs(grid).toDegrees(x0 + xCol * col + xRow * row, y0 + yCol * col + yRow * row);
  return at.map((degrees) => degrees.toFixed(5)).join(", ");
}
