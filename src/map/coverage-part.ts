import type { MultiPolygon } from "geojson";
import type { CoverageDifference, MarginClass } from "../engine/contract";
import { bboxOf } from "../geo/bounds";
import { signed } from "../i18n/number-format";
import type { Plan } from "../model/plan";
import { greyOf, mixColours } from "./colour-mix";
import { isolines } from "./isolines";
import type { MapSnapshot } from "./map-contract";
import { patternStretch } from "./pattern-images";
import { remember } from "./remember";
import { drawnLayer, lostWithSelected } from "./review-of";
import {
  EMPTY_SOURCE,
  FONTS,
  type SceneLayer,
  type ScenePart,
  type SceneSource,
  feature,
  imageId,
  sourceOf,
  equals,
} from "./scene";
import { areaM2, longSideM } from "./spot-size";
import { COLOURS, LINES, OPACITY, RAMP_FROM_DB, TYPE, type Theme, dashes } from "./tokens";

/** How the coverage is coloured: not at all, in one colour, or by margin. */
type Mode = "none" | "one-colour" | "ramp";

/** Classes of margin, drawn from the highest bound down: each region lies inside the one before. */
const BOUNDS_DB = [...RAMP_FROM_DB].reverse();

/** How long an old answer may stand before it turns grey, ms. */
export const STALE_AFTER_MS = 250;

/** The ramp to draw: the estimate's, until the answer is there. */
const rampOf = ({ answer, estimate }: MapSnapshot): readonly MarginClass[] | undefined =>
  (estimate ?? answer)?.marginClasses;

function modeOf(snapshot: MapSnapshot): Mode {
  const { drag, view, review } = snapshot;
  const ramp = rampOf(snapshot);
  if (!view.layers.margin.visible || (!ramp && !drag?.difference)) return "none";
  // A layer for review takes the ramp's place; until it is there, and under what is drawn on coverage, one colour.
  if (drawnLayer(snapshot)) return "none";
  return drag || review.kind !== "margin" || !ramp?.length ? "one-colour" : "ramp";
}

const rampSource = remember((classes: readonly MarginClass[] | undefined): SceneSource =>
  classes ? sourceOf(classes.map(({ belowDb, region }) => feature(region, { belowDb }))) : EMPTY_SOURCE,
);

/** Lines of equal margin, for the figures that stand on them; the border of the area is none. */
const isolineSource = remember(
  (classes: readonly MarginClass[] | undefined, { district, buildings }: Plan["base"]): SceneSource => {
    const border = [...district, ...buildings.map(({ footprint }) => footprint)];
    const lines = (classes ?? [])
      .filter(({ belowDb }) => belowDb > 0)
      .flatMap(({ belowDb, region }) =>
        isolines(region, border).map((coordinates) =>
          feature({ type: "LineString", coordinates }, { label: signed(belowDb, 0) }),
        ),
      );
    return lines.length > 0 ? sourceOf(lines) : EMPTY_SOURCE;
  },
);

const isolineFigures = remember((theme: Theme, mode: Mode): SceneLayer => ({
  id: "isoline-figures",
  type: "symbol",
  source: "isolines",
  layout: {
    visibility: mode === "ramp" ? "visible" : "none",
    "symbol-placement": "line",
    "symbol-spacing": 360,
    "text-field": ["get", "label"],
    "text-font": FONTS.regular,
    "text-size": TYPE.mapLabel.size,
    "text-padding": 6,
    "text-max-angle": 30,
  },
  paint: {
    "text-color": COLOURS[theme].provedText,
    "text-halo-color": COLOURS[theme].mapHalo,
    "text-halo-width": 1.4,
  },
}));

/** Two outlines of one arc, flattened differently, leave slivers along it: nothing was gained or lost there. */
const SLIVER_M = 0.5;

const regionSource = (region: MultiPolygon | undefined): SceneSource => {
  const parts = region?.coordinates.filter((coordinates) => {
    const bbox = bboxOf([{ type: "Polygon", coordinates }]);
    return bbox !== null && areaM2(coordinates) > SLIVER_M * longSideM(bbox);
  });
  return parts && parts.length > 0
    ? sourceOf([feature({ type: "MultiPolygon", coordinates: parts })], 0.2)
    : EMPTY_SOURCE;
};

const gainedSource = remember(regionSource);
const lostSource = remember(regionSource);

interface Look {
  readonly theme: Theme;
  readonly mode: Mode;
  readonly opacity: number;
  readonly stale: boolean;
}

/** Fill colours of the planning area and of the nested regions; opaque, so that nothing blends twice. */
export function coverageColours({ theme, mode, opacity, stale }: Look): {
  readonly area: string;
  readonly below: readonly string[];
} {
  const c = COLOURS[theme];
  const onGround = (colour: string, share: number): string =>
    mixColours(stale ? greyOf(colour) : colour, c.mapPlanning, share);
  if (mode === "none") return { area: c.mapPlanning, below: [] };
  // The layer's own opacity stands at .9 as it ships; one colour is a little lighter at the same setting.
  if (mode === "one-colour")
    return {
      area: onGround(c.coverage, Math.min(1, (opacity * OPACITY.coverage) / OPACITY.ramp)),
      below: [],
    };
  const ramp = c.ramp.map((colour) => onGround(colour, opacity));
  return { area: ramp[3] as string, below: [ramp[2], ramp[1], ramp[0], c.mapPlanning] as string[] };
}

const layersOf = remember((theme: Theme, mode: Mode, opacity: number, stale: boolean): SceneLayer[] => {
  const c = COLOURS[theme];
  const colours = coverageColours({ theme, mode, opacity, stale });
  // An answer that comes at once must not flash grey before it.
  const fade = {
    "fill-color-transition": stale ? { duration: 0, delay: STALE_AFTER_MS } : { duration: 0, delay: 0 },
  };
  const visibility = mode === "ramp" ? ("visible" as const) : ("none" as const);
  return [
    { id: "planning", type: "fill", source: "area", paint: { ...fade, "fill-color": colours.area } },
    ...BOUNDS_DB.map((belowDb, i): SceneLayer => ({
      id: `below-${belowDb}`,
      type: "fill",
      source: "ramp",
      filter: equals("belowDb", belowDb),
      layout: { visibility },
      paint: { ...fade, "fill-color": colours.below[i] ?? c.mapPlanning },
    })),
    {
      id: "class-lines",
      type: "line",
      source: "ramp",
      filter: [">", ["get", "belowDb"], 0],
      layout: { visibility },
      // MapLibre's antialiasing gives a line of .35 px the ink of .46 px.
      paint: { "line-color": c.classLine, "line-width": LINES.class.width, "line-opacity": 0.75 },
    },
    {
      id: "threshold",
      type: "line",
      source: "ramp",
      filter: equals("belowDb", 0),
      layout: { visibility },
      paint: { "line-color": c.classLine, "line-width": LINES.threshold.width },
    },
  ];
});

const differenceLayers = remember((theme: Theme, step: number): SceneLayer[] => {
  const c = COLOURS[theme];
  return (["gained", "lost"] as const).flatMap((name): SceneLayer[] => [
    // Bare ground first: what was lost is blind as well, and two patterns would hide each other.
    ...(name === "lost"
      ? [{ id: "lost-ground", type: "fill" as const, source: name, paint: { "fill-color": c.mapPlanning } }]
      : []),
    {
      id: name,
      type: "fill",
      source: name,
      paint: { "fill-pattern": imageId({ kind: "pattern", name, theme, step }) },
    },
    {
      id: `${name}-outline`,
      type: "line",
      source: name,
      layout: { "line-join": "round" },
      paint: {
        "line-color": c[name],
        "line-width": LINES[name].width,
        ...(name === "lost" ? { "line-dasharray": dashes(LINES.lost, patternStretch(step)) } : {}),
      },
    },
  ]);
});

/** Coverage of the planning area, and what a drag gains and loses. */
export function coveragePart(
  snapshot: MapSnapshot,
  patternStep: number,
): ScenePart & { readonly difference: readonly SceneLayer[]; readonly figures: SceneLayer } {
  const { drag, estimate, stale, view, plan } = snapshot;
  const ramp = rampOf(snapshot);
  const mode = modeOf(snapshot);
  const difference: CoverageDifference | null = drag?.difference ?? snapshot.preview?.difference ?? null;
  const lost = difference ? difference.lost : lostWithSelected(snapshot);
  return {
    sources: {
      ramp: rampSource(ramp),
      isolines: isolineSource(ramp, plan.base),
      gained: gainedSource(difference?.gained),
      lost: lostSource(lost),
    },
    layers: layersOf(view.theme, mode, view.layers.margin.opacity, stale && !drag && !estimate),
    difference: differenceLayers(view.theme, patternStep),
    figures: isolineFigures(view.theme, mode),
  };
}
