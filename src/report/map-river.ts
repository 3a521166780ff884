import type { Feature, Position } from "geojson";
import { escapeMarkup } from "./escape-markup";
import type { MapFrame, MapXy } from "./map-frame";
import { type LabelSpace, textWidth } from "./map-labels";
import { n } from "./map-paths";
import { PRINT } from "./print-tokens";

/** Names stand this far apart along the river, units. */
const EVERY = 420;
const SIZE = 13;

/** The river's name along its middle line, letters spaced out, as often as the line is long on the map. */
export function riverNames(context: readonly Feature[], frame: MapFrame, space: LabelSpace): string {
  const rivers = context.filter(({ properties }) => properties?.["kind"] === "river");
  // A line is named for what it is (the border in the middle of the stream); the water has the river's name.
  const name: unknown = rivers.find(({ geometry }) => geometry?.type.endsWith("Polygon"))?.properties?.[
    "name"
  ];
  if (typeof name !== "string" || name === "") return "";
  const spaced = Array.from(name).join("\u2002");
  return rivers
    .flatMap(({ geometry }) =>
      geometry?.type === "LineString" ? stretches(geometry.coordinates, frame) : [],
    )
    .flatMap((stretch) => anchors(stretch))
    .map(({ at, angle }) => nameAt(spaced, at, angle, frame, space))
    .join("");
}

/** Parts of a line that lie on the map. */
function stretches(line: readonly Position[], frame: MapFrame): MapXy[][] {
  const found: MapXy[][] = [[]];
  for (const position of line) {
    const [x, y] = frame.toMap(position);
    if (x > 0 && y > 0 && x < frame.width && y < frame.height) found.at(-1)?.push([x, y]);
    else if (found.at(-1)?.length) found.push([]);
  }
  return found.filter((stretch) => stretch.length > 0);
}

interface Anchor {
  readonly at: MapXy;
  readonly angle: number;
}

/** Places along a line for a name, with the direction of the line there. */
function anchors(line: readonly MapXy[]): Anchor[] {
  const lengths = line
    .slice(1)
    .map((to, i) => Math.hypot(to[0] - (line[i] as MapXy)[0], to[1] - (line[i] as MapXy)[1]));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total < 90) return [];
  const count = Math.max(1, Math.round(total / EVERY));
  return Array.from({ length: count }, (_, i) => anchorAt(line, lengths, ((i + 0.5) / count) * total));
}

function anchorAt(line: readonly MapXy[], lengths: readonly number[], distance: number): Anchor {
  let left = distance;
  const index = lengths.findIndex((length) => (left -= length) <= 0);
  const [from, to] = [line[Math.max(0, index)] as MapXy, line[Math.max(0, index) + 1] as MapXy];
  const length = lengths[Math.max(0, index)] || 1;
  const share = 1 + left / length;
  const at: MapXy = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  // Never upside down; where the river runs steeply, the name is read downwards.
  return { at, angle: angle > 120 ? angle - 180 : angle < -60 ? angle + 180 : angle };
}

function nameAt(name: string, at: MapXy, angle: number, frame: MapFrame, space: LabelSpace): string {
  const half = textWidth(name, SIZE) / 2;
  const [x, y] = at;
  if (x < half || y < half || x > frame.width - half || y > frame.height - half) return "";
  space.takeAround(at, half);
  return `<text transform="translate(${n(x)} ${n(y)}) rotate(${n(angle)})" y="${n(SIZE * 0.36)}" font-size="${SIZE}" font-style="italic" text-anchor="middle" fill="${PRINT.waterText}" stroke="none">${escapeMarkup(name)}</text>`;
}
