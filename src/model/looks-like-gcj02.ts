import { bboxOf, boxCentre } from "../geo/bounds";
import { type FlatRings, intersection, netAreaM2, pointInRings, union } from "../geo/clip";
import { type Wgs84, fromGcj02, toGcj02, wgs84 } from "../geo/datums";
import { type LocalPlane, localPlane } from "../geo/local-plane";
import type { Area, Plan } from "./plan";
import { GEOJSON_LAYERS, type GeojsonLayer } from "./schema/layer-shapes";

/** Evidence that degrees of a plan are GCJ-02 and were taken for WGS-84. Nothing is changed by finding it. */
export interface Gcj02Evidence {
  /** The layers that would fall into place when converted. */
  readonly layers: readonly GeojsonLayer[];
  /** How far they are off, metres. */
  readonly offsetM: number;
  /** `outline`: the district matches a known outline once converted · `named-places`: sirens stand on places of their name once converted · `sirens-outside`: sirens come to lie in the district. */
  readonly reason: "outline" | "named-places" | "sirens-outside";
}

/**
 * Asks whether a plan's degrees are GCJ-02 (some 660 m off in Xiangtan).
 * @param known a plan that is in WGS-84 for certain, such as the open one; without it only contradictions inside the
 *   plan can tell.
 */
export function looksLikeGcj02(plan: Plan, known: Plan | null): Gcj02Evidence | null {
  const box = bboxOf(plan.base.district);
  if (!box) return null;
  const middle = wgs84(...boxCentre(box));
  const plane = localPlane(middle);
  const [x, y] = plane.toLocal(fromGcj02([middle[0], middle[1]]));
  const offsetM = Math.hypot(x, y);
  // Outside China the two datums are one.
  if (offsetM < 1) return null;
  const found = byOutline(plan, known, plane) ?? byNames(plan, known, plane) ?? bySirensOutside(plan, plane);
  return found && { ...found, offsetM };
}

type Found = Omit<Gcj02Evidence, "offsetM">;
type Place = readonly [number, number];

const identity = (at: Place): Place => at;
const converted = (at: Place): Place => fromGcj02(at) as unknown as Place;

/** Outlines agree when they have this share in common; copies of the Yuetang outline have 0.9997, 660 m apart 0.82. */
const SAME_OUTLINE = 0.98;
/** Converting must explain a plain misfit, not polish a good fit. */
const LEAST_GAIN = 0.02;

function byOutline(plan: Plan, known: Plan | null, plane: LocalPlane): Found | null {
  const outlines = [...(known ? [known.base.district, ...drawnOutlines(known)] : []), ...drawnOutlines(plan)];
  const asIs = ringsOf(plan.base.district, plane, identity);
  const moved = ringsOf(plan.base.district, plane, converted);
  for (const outline of outlines) {
    const reference = ringsOf(outline, plane, identity);
    const after = sharedShare(moved, reference);
    if (after < SAME_OUTLINE || after - sharedShare(asIs, reference) < LEAST_GAIN) continue;
    // The sirens are off as well unless they lie better in the converted district.
    const together = shareInside(plan, plane, asIs, identity) >= shareInside(plan, plane, moved, identity);
    return { layers: together ? namedLayers(plan) : ["district"], reason: "outline" };
  }
  return null;
}

/** Outlines that are drawn on the map: of the whole district, and of its land. */
const drawnOutlines = (plan: Plan): readonly (readonly Area[])[] =>
  plan.base.context.flatMap(({ geometry, properties }) =>
    (properties?.["kind"] === "district" || properties?.["kind"] === "land") &&
    (geometry.type === "Polygon" || geometry.type === "MultiPolygon")
      ? [[geometry]]
      : [],
  );

/** Area in common over area of both together, 0…1. */
function sharedShare(a: FlatRings, b: FlatRings): number {
  const common = netAreaM2(intersection(a, b));
  return common / Math.max(1e-9, netAreaM2(a) + netAreaM2(b) - common);
}

function ringsOf(areas: readonly Area[], plane: LocalPlane, convert: (at: Place) => Place): FlatRings {
  const polygons = areas.flatMap((area) => (area.type === "Polygon" ? [area.coordinates] : area.coordinates));
  return union(
    polygons.map((rings) =>
      rings.map((ring) =>
        ring.slice(0, -1).flatMap(([lon, lat]) => plane.toLocal(convert([lon as number, lat as number]))),
      ),
    ),
  );
}

/** A siren stands on a place when it is nearer than this: half the way would be 330 m. */
const ON_PLACE_M = 60;

/** Sirens that bear the number or the name of a known place should stand there. */
function byNames(plan: Plan, known: Plan | null, plane: LocalPlane): Found | null {
  if (!known) return null;
  const places = new Map<string, Wgs84>();
  for (const { name, at } of known.base.candidates) if (name) places.set(name, at);
  for (const { geometry, properties } of known.base.context)
    if (properties?.["kind"] === "place" && geometry.type === "Point")
      places.set(
        String(properties["name"]),
        wgs84(geometry.coordinates[0] as number, geometry.coordinates[1] as number),
      );
  for (const { name, at } of known.sirens) places.set(name, at);
  const named = plan.sirens.flatMap(({ name, at }) =>
    places.has(name) ? [{ at, place: places.get(name) as Wgs84 }] : [],
  );
  const on = (convert: (at: Place) => Place): number =>
    named.filter(({ at, place }) => {
      const [ax, ay] = plane.toLocal(convert([at[0], at[1]]));
      const [bx, by] = plane.toLocal(place);
      return Math.hypot(ax - bx, ay - by) < ON_PLACE_M;
    }).length;
  const [asIs, moved] = [on(identity), on(converted)];
  if (moved < 3 || moved < named.length / 2 || asIs > named.length / 10) return null;
  const rings = ringsOf(plan.base.district, plane, identity);
  const together = shareInside(plan, plane, rings, identity) >= shareInside(plan, plane, rings, converted);
  return { layers: together ? namedLayers(plan) : ["sirens"], reason: "named-places" };
}

/** Three sirens that come in, and none that goes out: chance does that rarely, a shift of all always. */
const LEAST_SIRENS = 3;

/** A plan whose sirens and district contradict each other. */
function bySirensOutside(plan: Plan, plane: LocalPlane): Found | null {
  const rings = ringsOf(plan.base.district, plane, identity);
  const count = plan.sirens.length;
  const asIs = shareInside(plan, plane, rings, identity);
  const gains = (share: number): boolean =>
    (share - asIs) * count > LEAST_SIRENS - 0.5 && share - asIs >= 0.1 && share >= 0.9;
  if (gains(shareInside(plan, plane, rings, converted)))
    return { layers: ["sirens"], reason: "sirens-outside" };
  // Where the district is off instead, the sirens fall into it when they are put off likewise.
  const alike = (at: Place): Place => toGcj02(wgs84(at[0], at[1])) as unknown as Place;
  return gains(shareInside(plan, plane, rings, alike))
    ? { layers: ["district"], reason: "sirens-outside" }
    : null;
}

/** Share of the sirens inside, 0…1; 1 without sirens. */
function shareInside(plan: Plan, plane: LocalPlane, rings: FlatRings, convert: (at: Place) => Place): number {
  if (plan.sirens.length === 0) return 1;
  const inside = plan.sirens.filter(({ at }) =>
    pointInRings(rings, ...plane.toLocal(convert([at[0], at[1]]))),
  );
  return inside.length / plan.sirens.length;
}

const namedLayers = (plan: Plan): GeojsonLayer[] => {
  const layers = plan.source.manifest["layers"] as Readonly<Record<string, unknown>>;
  return GEOJSON_LAYERS.filter((layer) => Object.hasOwn(layers, layer));
};
