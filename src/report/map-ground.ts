import type { Feature } from "geojson";
import type { BlindSpot, Evaluation, MarginClass } from "../analysis/evaluation";
import { polygonsOf, union } from "../geo/clip";
import type { Area, BaseLayers } from "../model/plan";
import type { MapFrame, MapXy } from "./map-frame";
import { n, pathData, pathOf } from "./map-paths";
import { PRINT } from "./print-tokens";

/** Blind spots under this many units across are drawn as triangles (face README, patterns) … */
const SMALL = 6;
/** … and those that are long but thinner than this are marked with one, for the border could hide them. */
const THIN = 3;

/** The fill patterns of the map; their names stay inside the one drawing. */
export const PATTERN_DEFS = `
<pattern id="blind" patternUnits="userSpaceOnUse" width="5" height="5" patternTransform="rotate(45)"><rect width="5" height="5" fill="${PRINT.blind}" fill-opacity=".1"/><path d="M2.5 0V5" stroke="${PRINT.blind}" stroke-width="1.15"/></pattern>
<pattern id="undecided" patternUnits="userSpaceOnUse" width="4.2" height="4.2"><rect width="4.2" height="4.2" fill="${PRINT.tertiary}" fill-opacity=".12"/><circle cx="2.1" cy="2.1" r=".85" fill="${PRINT.secondary}"/></pattern>`;

/** Background below the coverage: outside, district, water, works. */
export function backgroundSvg({ context }: BaseLayers, frame: MapFrame): string {
  const areas = (kind: string): string => joined(context, kind, frame, false);
  return [
    `<rect width="${frame.width}" height="${frame.height}" fill="${PRINT.outside}"/>`,
    fill(areas("district"), PRINT.district),
    fill(areas("river"), PRINT.water),
    fill(areas("works"), PRINT.works),
    stroke(areas("river"), PRINT.bank, 0.7),
  ].join("");
}

/** Lines above the coverage: kilometre grid, zones, railway, border of the district. */
export function linesSvg({ context, buildings }: BaseLayers, frame: MapFrame): string {
  const footprints = buildings.map(({ footprint }) => pathData(footprint, frame)).join("");
  return [
    fill(footprints, PRINT.building, 0.55),
    stroke(gridPath(frame), PRINT.text, 0.8, 'stroke-opacity=".05"'),
    stroke(
      joined(context, "zone", frame),
      PRINT.tertiary,
      0.6,
      'stroke-dasharray="1.6 2.4" stroke-opacity=".7"',
    ),
    stroke(
      joined(context, "rail", frame),
      PRINT.tertiary,
      0.8,
      'stroke-dasharray="5 3.3" stroke-opacity=".6"',
    ),
    stroke(joined(context, "district", frame), PRINT.tertiary, 0.8, 'stroke-dasharray="8 2.5 1.6 2.5"'),
  ].join("");
}

/** Path data of all context features of a kind; lines are left out of what is to be filled. */
function joined(context: readonly Feature[], kind: string, frame: MapFrame, lines = true): string {
  return context
    .filter(
      ({ properties, geometry }) =>
        properties?.["kind"] === kind && geometry !== null && (lines || geometry.type.endsWith("Polygon")),
    )
    .map(({ geometry }) => pathData(geometry, frame))
    .join("");
}

/** Metres between the lines of the grid: 1, 2 or 5 times a power of ten, never nearer than 40 units. */
function gridPath(frame: MapFrame): string {
  const stepM =
    [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000].find((step) => step * frame.unitsPerM >= 40) ??
    100_000;
  const [westM, northM] = frame.toPlane([0, 0]);
  const [eastM, southM] = frame.toPlane([frame.width, frame.height]);
  const lines: string[] = [];
  for (let x = Math.ceil(westM / stepM) * stepM; x < eastM; x += stepM)
    lines.push(`M${n((x - westM) * frame.unitsPerM)} 0V${frame.height}`);
  for (let y = Math.ceil(southM / stepM) * stepM; y < northM; y += stepM)
    lines.push(`M0 ${n((northM - y) * frame.unitsPerM)}H${frame.width}`);
  return lines.join("");
}

/** The planning area in one piece: zones that it is made of must not show their common borders. */
export function planningPath(district: readonly Area[], frame: MapFrame): string {
  const polygons = district.flatMap((area) =>
    area.type === "Polygon" ? [area.coordinates] : area.coordinates,
  );
  const flat = polygons.map((rings) =>
    rings.map((ring) => ring.slice(0, -1).flatMap((at) => frame.plane.toLocal(at))),
  );
  const [left, top] = frame.toPlane([0, 0]);
  const toMap = (ring: readonly number[]): MapXy[] => {
    const points: MapXy[] = [];
    for (let i = 0; i < ring.length; i += 2)
      points.push([
        ((ring[i] as number) - left) * frame.unitsPerM,
        (top - (ring[i + 1] as number)) * frame.unitsPerM,
      ]);
    return points;
  };
  return polygonsOf(union(flat))
    .flatMap((rings) => rings.map((ring) => pathOf(toMap(ring), true)))
    .join("");
}

/** Colour of the region below a class's bound: the ramp step that ends there. */
const BELOW: Readonly<Record<number, string>> = { 3: PRINT.ramp[0], 6: PRINT.ramp[1], 10: PRINT.ramp[2] };

/** Coverage: the ramp of margins where the model has them, else one colour. */
export function coverageSvg(classes: readonly MarginClass[], planning: string, frame: MapFrame): string {
  if (classes.length === 0) return fill(planning, PRINT.coverage);
  const falling = [...classes]
    .filter(({ belowDb }) => BELOW[belowDb] !== undefined)
    .sort((a, b) => b.belowDb - a.belowDb);
  const steps = falling.map(({ belowDb, region }) => {
    const path = pathData(region, frame);
    return fill(path, BELOW[belowDb] as string) + stroke(path, PRINT.classLine, 0.35, 'stroke-opacity=".6"');
  });
  return fill(planning, PRINT.ramp[3]) + steps.join("");
}

/** What is not covered: hatched blind spots on bare ground (never over coverage), and dotted undecided areas. */
export function blindSvg(
  { blindSpots, undecided }: Pick<Evaluation, "blindSpots" | "undecided">,
  frame: MapFrame,
): string {
  const drawn = (path: string, pattern: string, line: string): string =>
    path === "" ? "" : fill(path, PRINT.planning) + fill(path, `url(#${pattern})`) + stroke(path, line, 1);
  return (
    drawn(undecided.map((outline) => pathData(outline, frame)).join(""), "undecided", PRINT.secondary) +
    drawn(blindSpots.map(({ outline }) => pathData(outline, frame)).join(""), "blind", PRINT.blind)
  );
}

/** The longer side of a blind spot's box, units. */
export function spotExtent(
  { bbox: [west, south, east, north] }: Pick<BlindSpot, "bbox">,
  frame: MapFrame,
): number {
  const [[x0, y0], [x1, y1]] = [frame.toMap([west, north]), frame.toMap([east, south])];
  return Math.max(x1 - x0, y1 - y0);
}

/** True where a blind spot would be lost on paper. */
export const isSmall = (spot: BlindSpot, frame: MapFrame): boolean =>
  spotExtent(spot, frame) < SMALL || isThin(spot, frame);

const isThin = (spot: BlindSpot, frame: MapFrame): boolean =>
  (spot.areaM2 * frame.unitsPerM ** 2) / spotExtent(spot, frame) < THIN;

/** The light casing of the border; it lies below the coverage, so that it hides no blind spot along the border. */
export const casingSvg = (planning: string): string => stroke(planning, PRINT.halo, 4.4);

/** The border of the planning area. */
export const borderSvg = (planning: string): string => stroke(planning, PRINT.text, 1.2);

const fill = (path: string, colour: string, opacity = 1): string =>
  path === ""
    ? ""
    : `<path d="${path}" fill="${colour}" fill-rule="evenodd"${opacity < 1 ? ` fill-opacity="${opacity}"` : ""}/>`;

const stroke = (path: string, colour: string, width: number, more = ""): string =>
  path === ""
    ? ""
    : `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${more ? ` ${more}` : ""}/>`;
