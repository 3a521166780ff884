import { boxIndex } from "../geo/box-index";
import type { BoxIndex } from "../geo/box-index";
import type { ArcPiece } from "./arc-piece";
import { straightPiece } from "./arc-piece";
import { edgesBox } from "./edges-box";
import { labelEdges } from "./label-edges";
import type { LabelledEdges } from "./label-edges";
import { labelLocator } from "./label-locator";
import { addSegment, nodeSegments, noSegments, snapM } from "./node-segments";
import type { Segments } from "./node-segments";

/** Flat [x0, y0, x1, y1, …] in local metres, any orientation; a repeated closing point is accepted. */
export type FlatRing = readonly number[] | Float64Array;

/** Outer rings and holes, even-odd. */
export interface PlanarPolygon {
  readonly rings: readonly FlatRing[];
}

export interface AreaInput {
  /** Their union is the area; holes are not to be covered. */
  readonly district: readonly PlanarPolygon[];
  /** Labels 1…n; later ones win; where there is none the label is 0. */
  readonly zones: readonly { readonly polygon: PlanarPolygon; readonly label: number }[];
  /** Their union is taken out of the area. */
  readonly footprints: readonly PlanarPolygon[];
}

/** The area to be covered as labelled edges: built once per district, zones and footprints, and shared by every layout. */
export interface AreaMap {
  /** District less footprints, m². */
  readonly areaM2: number;
  readonly districtM2: number;
  /** The part of the district under footprints, m². */
  readonly footprintsM2: number;
  /** Labels run from 0 to labelCount − 1. */
  readonly labelCount: number;
  /** Label of a point in local metres; −1 outside the area. On an edge, either side. */
  readonly labelAt: (x: number, y: number) => number;
  readonly edges: LabelledEdges;
  readonly edgeIndex: BoxIndex;
  /** Per edge, the piece of the area's border that it is (area to the left); null between two zones. */
  readonly borderPieces: readonly (ArcPiece | null)[];
  /** The middle of the map, m: sums over open curves are taken about it. */
  readonly originX: number;
  readonly originY: number;
}

/** Builds the labelled edge map (discs.md, step 1). */
export function buildAreaMap(input: AreaInput): AreaMap {
  const segments = noSegments();
  const zoneLabels = input.zones.map(({ label }) => label);
  const polygons = [...input.district, ...input.zones.map(({ polygon }) => polygon), ...input.footprints];
  polygons.forEach((polygon, source) => {
    for (const ring of polygon.rings) addRing(segments, ring, source);
  });
  const noded = nodeSegments(segments);
  const { edges, ...areas } = labelEdges(noded, { districts: input.district.length, zoneLabels });
  const { ax, ay, bx, by, left, right, count } = edges;
  const edgeIndex = boxIndex(count, (e, box) => {
    box[0] = Math.min(ax[e] as number, bx[e] as number);
    box[1] = Math.min(ay[e] as number, by[e] as number);
    box[2] = Math.max(ax[e] as number, bx[e] as number);
    box[3] = Math.max(ay[e] as number, by[e] as number);
  });
  const borderPieces = Array.from({ length: count }, (_, e) => {
    const [x0, y0, x1, y1] = [ax[e] as number, ay[e] as number, bx[e] as number, by[e] as number];
    if ((left[e] as number) < 0) return straightPiece(x1, y1, x0, y0);
    return (right[e] as number) < 0 ? straightPiece(x0, y0, x1, y1) : null;
  });
  return {
    ...areas,
    labelCount: Math.max(0, ...zoneLabels) + 1,
    labelAt: labelLocator(edges),
    edges,
    edgeIndex,
    borderPieces,
    ...middleOf(edges),
  };
}

function addRing(segments: Segments, ring: FlatRing, source: number): void {
  const points = ring.length >> 1;
  for (let i = 0; i < points; i++) {
    const j = (i + 1) % points;
    const x = snapM(ring[2 * i] as number);
    const y = snapM(ring[2 * i + 1] as number);
    addSegment(segments, x, y, snapM(ring[2 * j] as number), snapM(ring[2 * j + 1] as number), source);
  }
}

function middleOf(edges: LabelledEdges): { originX: number; originY: number } {
  const [minX, minY, maxX, maxY] = edgesBox(edges);
  return edges.count === 0
    ? { originX: 0, originY: 0 }
    : { originX: (minX + maxX) / 2, originY: (minY + maxY) / 2 };
}
