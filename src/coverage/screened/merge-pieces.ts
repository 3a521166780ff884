import { boxIndex } from "../../geo/box-index";
import { pieceM2, straightPiece } from "../arc-piece";
import { buildAreaMap } from "../area-map";
import type { FlatRing } from "../area-map";
import { type BlindRegion, blindRegions } from "../blind-regions";
import { chainPieces } from "../chain-pieces";
import { ringLocator } from "../ring-locator";
import { num } from "./read-flat";
import { middleOf } from "./split-cell";
import type { LeftPiece } from "./certify-part";
import { unitedBorder } from "./unite-pieces";

/** A connected part of the plane as an outline with holes, local metres. */
export interface PieceRegion {
  readonly areaM2: number;
  readonly centroid: readonly [x: number, y: number];
  readonly bbox: readonly [minX: number, minY: number, maxX: number, maxY: number];
  /** The outer ring counter-clockwise, then the holes clockwise; closing point not repeated. */
  readonly rings: readonly FlatRing[];
}

/** A region, and whether a point lies inside its outer ring. */
export interface MergedRegion {
  readonly region: PieceRegion;
  readonly isIn: (x: number, y: number) => boolean;
}

/** Regions and holes below this are rounding, m². */
const LEAST_M2 = 1e-6;

/**
 * Joins pieces that have a side or part of a side in common. Corners are rounded to the micrometre grid of the map (2⁻²⁰ m, so
 * by half a micrometre at most; the bounds over a cell hold for a micrometre round it), and from there on all is exact: equal
 * sides cancel, and only what is left is chained.
 */
export function mergePieces(pieces: readonly LeftPiece[]): MergedRegion[] {
  if (pieces.length === 0) return [];
  const chained = chainedBorder(pieces);
  // What will not chain is given piece by piece: less pretty, but as true.
  if (!chained.ok) return pieces.map(singleRegion);
  return blindRegions(chained.value, LEAST_M2).map((found) => ({
    region: regionOf(found),
    isIn: ringLocator(found.outer),
  }));
}

function chainedBorder(pieces: readonly LeftPiece[]): ReturnType<typeof chainPieces> {
  const border = unitedBorder(pieces);
  if (border) {
    const [originX, originY] = [num(border.ax, 0), num(border.ay, 0)];
    const sides = Array.from({ length: border.count }, (_, k) =>
      straightPiece(num(border.ax, k), num(border.ay, k), num(border.bx, k), num(border.by, k)),
    );
    const areaM2 = sides.reduce((sum, side) => sum + pieceM2(side, originX, originY), 0);
    const chained = chainPieces(sides, areaM2, { originX, originY });
    if (chained.ok) return chained;
  }
  // Pieces that overlap by more than rounding are noded like any outlines.
  const district = pieces.map(({ corners }) => ({ rings: [corners] }));
  const map = buildAreaMap({ district, zones: [], footprints: [] });
  return chainPieces(
    map.borderPieces.filter((piece) => piece !== null),
    map.areaM2,
    map,
  );
}

function regionOf({ areaM2, centroid, bbox, outer, holes }: BlindRegion): PieceRegion {
  const kept = holes.filter((hole) => -hole.areaM2 >= LEAST_M2);
  const rings = [outer, ...kept].map((ring) =>
    Float64Array.from(ring.pieces.flatMap(({ x0, y0 }) => [x0, y0])),
  );
  return { areaM2, centroid, bbox, rings };
}

function singleRegion(piece: LeftPiece): MergedRegion {
  const { corners, areaM2 } = piece;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < corners.length; i += 2) {
    minX = Math.min(minX, num(corners, i));
    maxX = Math.max(maxX, num(corners, i));
    minY = Math.min(minY, num(corners, i + 1));
    maxY = Math.max(maxY, num(corners, i + 1));
  }
  const [x, y] = middleOf(piece.corners);
  return {
    region: { areaM2, centroid: [x, y], bbox: [minX, minY, maxX, maxY], rings: [corners] },
    isIn: (px, py) => px === x && py === y,
  };
}

/** Of every region the piece whose upper bound is lowest; a piece belongs to the smallest region round its middle. */
export function lowestPieces(
  merged: readonly MergedRegion[],
  pieces: readonly LeftPiece[],
): (LeftPiece | undefined)[] {
  const index = boxIndex(merged.length, (k, out) => out.set((merged[k] as MergedRegion).region.bbox));
  const worst: (LeftPiece | undefined)[] = merged.map(() => undefined);
  for (const piece of pieces) {
    const [x, y] = middleOf(piece.corners);
    // Largest first in the list: the last that holds the point is the smallest.
    const k = index
      .search(x, y, x, y)
      .sort((p, q) => q - p)
      .find((at) => merged[at]?.isIn(x, y));
    if (k !== undefined && piece.hiDb < (worst[k]?.hiDb ?? Infinity)) worst[k] = piece;
  }
  return worst;
}
