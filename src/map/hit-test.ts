import type { Position } from "geojson";
import type { Wgs84 } from "../geo/datums";
import type { Candidate, Siren } from "../model/plan";
import type { PlannedSite } from "../session/siting-sites";
import type { Selection } from "../session/session-state";
import { type SpotShape, blindShapes } from "./blind-part";
import type { MapSnapshot } from "./map-contract";
import { isTiny } from "./spot-size";

export type Pixel = readonly [x: number, y: number];
export type Project = (at: readonly number[]) => Pixel;

/** How near the pointer must come to a symbol, CSS pixels. */
export const REACH_PX = { mouse: 12, touch: 22 } as const;
const SNAP_PX = 12;

const distancePx = (a: Pixel, b: Pixel): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The one of some things that is nearest to a pixel, if any is within reach. */
function nearest<T extends { readonly at: readonly number[] }>(
  things: readonly T[],
  to: Pixel,
  project: Project,
  reachPx: number,
): T | null {
  let [best, bestPx]: [T | null, number] = [null, reachPx];
  for (const thing of things) {
    const px = distancePx(project(thing.at), to);
    if (px <= bestPx) [best, bestPx] = [thing, px];
  }
  return best;
}

export const sirenAt = (
  sirens: readonly Siren[],
  to: Pixel,
  project: Project,
  reachPx: number,
): Siren | null => nearest(sirens, to, project, reachPx);

/** The allowed candidate that a siren at a pixel would snap to. */
export const candidateAt = (
  candidates: readonly Candidate[],
  to: Pixel,
  project: Project,
): Candidate | null =>
  nearest(
    candidates.filter(({ allowed }) => allowed),
    to,
    project,
    SNAP_PX,
  );

/** The site of the siting question at a pixel; an existing siren that is as near comes before it. */
export function siteAt(
  { sites, plan }: Pick<MapSnapshot, "sites" | "plan">,
  to: Pixel,
  project: Project,
  reachPx: number,
): PlannedSite | null {
  if (!sites) return null;
  const standing = sirenAt(
    plan.sirens.filter(({ status }) => status === "existing"),
    to,
    project,
    reachPx,
  );
  const places = sites.sites.map((one) => ({ one, at: one.site.at }));
  const reach = standing ? distancePx(project(standing.at), to) : reachPx;
  return nearest(places, to, project, reach)?.one ?? null;
}

interface Pointed {
  readonly pixel: Pixel;
  readonly at: Wgs84;
  readonly reachPx: number;
  readonly metresPerPixel: number;
  readonly project: Project;
}

/** What lies under the pointer: a siren before a small spot's triangle before a blind spot's ground. */
export function selectionAt(
  { plan, answer, estimate, view }: MapSnapshot,
  { pixel, at, reachPx, metresPerPixel, project }: Pointed,
): Selection {
  const siren = view.layers.sirens.visible ? sirenAt(plan.sirens, pixel, project, reachPx) : null;
  if (siren) return { kind: "siren", id: siren.id };
  if (!view.layers.blind.visible) return { kind: "none" };
  const shapes = blindShapes(answer, estimate);
  const marked = shapes.filter((shape) => isTiny(shape, metresPerPixel));
  const shape =
    nearest(marked, pixel, project, reachPx - 4) ?? shapes.find((candidate) => holds(candidate, at));
  return shape?.id ? { kind: "blind-spot", id: shape.id as never } : { kind: "none" };
}

function holds({ bbox: [west, south, east, north], outline }: SpotShape, [x, y]: Wgs84): boolean {
  if (x < west || x > east || y < south || y > north) return false;
  let inside = false;
  for (const ring of outline.coordinates) if (ringHolds(ring, x, y)) inside = !inside;
  return inside;
}

/** Even-odd test against one ring. */
function ringHolds(ring: readonly Position[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as [number, number];
    const [bx, by] = ring[j] as [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
