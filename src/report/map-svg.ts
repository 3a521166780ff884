import type { Feature } from "geojson";
import { pointInRings } from "../geo/clip";
import type { BlindSpot } from "../analysis/evaluation";
import { escapeMarkup } from "./escape-markup";
import { isIllustrative } from "../model/is-illustrative";
import { type MapFrame, type MapXy, mapFrame } from "./map-frame";
import { northArrow, notice, scaleBar } from "./map-furniture";
import { graticuleSvg } from "./map-graticule";
import {
  PATTERN_DEFS,
  backgroundSvg,
  blindSvg,
  borderSvg,
  casingSvg,
  coverageSvg,
  isSmall,
  linesSvg,
  planningPath,
  spotExtent,
} from "./map-ground";
import { LABEL_GROUP, LabelSpace, textWidth } from "./map-labels";
import { LEGEND_HEIGHT, legendSvg } from "./map-legend";
import { LABEL_COLOUR, SYMBOL_REACH, symbolOf, symbolSvg, triangleSvg } from "./map-symbols";
import { placesOf } from "../model/named-places";
import { HEI, PRINT } from "./print-tokens";
import type { ReportInput } from "./report-input";
import { reportWords } from "./report-words";
import { displaySirenId } from "../i18n/display-siren-id";
import { riverNames } from "./map-river";

/** Longer names of places would cover what the map is about. */
const LONGEST_PLACE = 7;
/** Most blind spots that get their id on the map; the table has all. */
const MOST_SPOT_LABELS = 16;

/** The coverage map as SVG, drawn from the geometry alone: ground, coverage, blind spots, sirens, and how to read it. */
export function mapSvg(input: ReportInput): string {
  const { plan, evaluation, marginClasses, language } = input;
  const words = reportWords(language);
  const frame = mapFrame(plan);
  const planning = planningPath(plan.base.district, frame);
  const small = evaluation.blindSpots.filter((spot) => isSmall(spot, frame));
  const ground =
    backgroundSvg(plan.base, frame) +
    casingSvg(planning) +
    coverageSvg(marginClasses, planning, frame) +
    linesSvg(plan.base, frame) +
    blindSvg(evaluation, frame) +
    borderSvg(planning) +
    small.map((spot) => triangleSvg(frame.toMap(insideOf(spot)))).join("");
  const furniture = [
    northArrow(frame, words.map.north),
    scaleBar(frame),
    ...(isIllustrative(plan) ? [notice(frame, words.illustrative)] : []),
  ];
  const space = new LabelSpace(frame.width, frame.height);
  for (const { box } of furniture) space.take(box);
  const height = frame.height + LEGEND_HEIGHT;
  const legend = legendSvg(
    {
      hasRamp: marginClasses.length > 0,
      hasBlind: small.length < evaluation.blindSpots.length,
      hasSmallBlind: small.length > 0,
      hasUndecided: evaluation.undecided.length > 0,
      symbols: new Set(plan.sirens.map(symbolOf)),
    },
    frame.height,
    frame.width,
    words,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 ${frame.width + 2} ${height + 2}" role="img" aria-label="${escapeMarkup(words.map.alt)}" font-family='${HEI}'>
<defs>${PATTERN_DEFS}<clipPath id="frame"><rect width="${frame.width}" height="${frame.height}"/></clipPath></defs>
<g clip-path="url(#frame)">${ground}
${graticuleSvg(frame)}
${sirensSvg(input, frame, space)}
<g ${LABEL_GROUP}>${spotLabels(evaluation.blindSpots, small, frame, space)}${riverNames(plan.base.context, frame, space)}${placeLabels(plan.base.context, frame, space)}</g>
${furniture.map(({ svg }) => svg).join("")}</g>
${legend}
<rect width="${frame.width}" height="${height}" fill="none" stroke="${PRINT.text}" stroke-width="1.4"/>
<path d="M0 ${frame.height}H${frame.width}" stroke="${PRINT.text}" stroke-width="1.4"/>
</svg>`;
}

/** Symbols first, so that every label knows of every symbol. */
function sirensSvg({ plan, language }: ReportInput, frame: MapFrame, space: LabelSpace): string {
  const drawn = plan.sirens
    .map((siren) => ({ siren, at: frame.toMap(siren.at), symbol: symbolOf(siren) }))
    .filter(({ at: [x, y] }) => x > 0 && y > 0 && x < frame.width && y < frame.height);
  for (const { at } of drawn) space.takeAround(at, SYMBOL_REACH);
  const labels = drawn.map(({ siren, at, symbol }) =>
    space.beside(displaySirenId(siren.id, language), at, SYMBOL_REACH, {
      size: 11,
      colour: LABEL_COLOUR[symbol],
      bold: true,
    }),
  );
  return `${drawn.map(({ at, symbol }) => symbolSvg(symbol, at)).join("")}<g ${LABEL_GROUP}>${labels.join("")}</g>`;
}

function spotLabels(
  spots: readonly BlindSpot[],
  small: readonly BlindSpot[],
  frame: MapFrame,
  space: LabelSpace,
): string {
  for (const spot of small) space.takeAround(frame.toMap(insideOf(spot)), 4);
  const style = { size: 9.5, colour: PRINT.blindText, bold: true };
  return [...spots]
    .sort((a, b) => b.areaM2 - a.areaM2)
    .slice(0, MOST_SPOT_LABELS)
    .map((spot) => {
      const at = frame.toMap(insideOf(spot));
      const extent = spotExtent(spot, frame);
      const within = extent > 2 * textWidth(spot.id, style.size) ? space.centred(spot.id, at, style) : "";
      return within || space.beside(spot.id, at, Math.max(5, Math.min(extent / 2, 12)), style, false);
    })
    .join("");
}

/** A point inside a blind spot: a crescent's centroid may lie outside it. */
function insideOf({ centroid, outline, worst }: BlindSpot): readonly number[] {
  const rings = outline.coordinates.map((ring) =>
    ring.slice(0, -1).flatMap(([lon, lat]) => [lon as number, lat as number]),
  );
  return pointInRings(rings, centroid[0], centroid[1]) ? centroid : worst.at;
}

/** Names of the first rank, where there is room for them. */
function placeLabels(context: readonly Feature[], frame: MapFrame, space: LabelSpace): string {
  return placesOf(context)
    .filter(({ rank, name }) => rank === 1 && name.length <= LONGEST_PLACE)
    .map(({ name, at }) => ({ name, xy: frame.toMap(at) }))
    .filter(({ xy: [x, y] }) => x > 0 && y > 0 && x < frame.width && y < frame.height)
    .map(({ name, xy }) => {
      const label = space.beside(name, xy, 3, { size: 8.5, colour: PRINT.secondary }, false);
      return label && label + dot(xy);
    })
    .join("");
}

const dot = ([x, y]: MapXy): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="1.2" fill="${PRINT.secondary}" stroke="none"/>`;
