import type { Feature } from "geojson";
import type { ForbiddenArea } from "../session/siting-form";
import type { PlannedSite } from "../session/siting-sites";
import type { Wgs84 } from "../geo/datums";
import type { MapSites } from "./map-contract";
import { patternStretch } from "./pattern-images";
import { remember } from "./remember";
import {
  EMPTY_SOURCE,
  FONTS,
  type SceneInput,
  type SceneLayer,
  type ScenePart,
  type SceneSource,
  equals,
  feature,
  imageId,
  pointFeature,
  sourceOf,
} from "./scene";
import type { SymbolName } from "./symbol-images";
import { COLOURS, LINES, TYPE, type Theme, dashes } from "./tokens";

/** Metres per pixel below which sites carry their names. */
const NAMED_BELOW_M = 7;

/** The symbol of a site: what was decided about it comes before where it is from. */
function symbolOf({ state, source }: PlannedSite): SymbolName {
  if (state === "must") return "must";
  if (state !== "offered") return "barred";
  // Generated sites come by the thousand.
  return source === "grid" || source === "roof" ? "dot" : "candidate";
}

const siteFeature = (one: PlannedSite): Feature => {
  const { site, source, state } = one;
  const decided = state === "must" || state === "never";
  const made = source === "grid" || source === "roof";
  return pointFeature(site.at, {
    symbol: symbolOf(one),
    // What is made up has no name worth reading, but for its own.
    name: made && !decided ? "" : (site.name ?? site.id),
    order: state === "must" ? 2 : decided ? 1 : 0,
  });
};

const sitesSource = remember((sites: readonly PlannedSite[]): SceneSource =>
  sourceOf(
    // The place of a proposed siren shows the siren itself, unless something was decided about it.
    sites
      .filter(({ source, state }) => source !== "withdrawn" || state !== "offered")
      .map((one) => siteFeature(one)),
    0,
  ),
);

const pointedSource = remember((sites: readonly PlannedSite[], selected: string | null): SceneSource => {
  const found = sites.find(({ site }) => site.id === selected);
  return found ? sourceOf([pointFeature(found.site.at)], 0) : EMPTY_SOURCE;
});

const ringOf = (corners: readonly Wgs84[]): number[][] =>
  [...corners, ...corners.slice(0, 1)].map((at) => [...at]);

/** Forbidden areas, and the one that is being drawn. */
const areasSource = remember((areas: readonly ForbiddenArea[], drawn: readonly Wgs84[]): SceneSource =>
  sourceOf(
    [
      ...areas.map(({ id, corners }) =>
        feature({ type: "Polygon", coordinates: [ringOf(corners)] }, { role: "area", name: id }),
      ),
      ...(drawn.length > 2
        ? [feature({ type: "Polygon", coordinates: [ringOf(drawn)] }, { role: "area", name: "" })]
        : []),
      ...(drawn.length === 2
        ? [feature({ type: "LineString", coordinates: drawn.map((at) => [...at]) }, { role: "area" })]
        : []),
      ...drawn.map((at) => pointFeature(at, { role: "corner" })),
    ],
    0,
  ),
);

const areaLayers = remember((theme: Theme, step: number): SceneLayer[] => {
  const c = COLOURS[theme];
  return [
    {
      id: "forbidden-fill",
      type: "fill",
      source: "forbidden",
      filter: equals("role", "area"),
      paint: { "fill-color": c.sirenInk, "fill-opacity": 0.12 },
    },
    {
      id: "forbidden-line",
      type: "line",
      source: "forbidden",
      filter: equals("role", "area"),
      layout: { "line-cap": "butt" },
      paint: {
        "line-color": c.sirenInk,
        "line-width": LINES.lost.width,
        "line-dasharray": dashes(LINES.lost, patternStretch(step)),
      },
    },
    {
      id: "forbidden-corners",
      type: "symbol",
      source: "forbidden",
      filter: equals("role", "corner"),
      layout: {
        "icon-image": imageId({ kind: "symbol", name: "corner", theme }),
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
    {
      id: "forbidden-names",
      type: "symbol",
      source: "forbidden",
      filter: equals("role", "area"),
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONTS.regular,
        "text-size": TYPE.mapLabel.size,
        "text-allow-overlap": true,
      },
      paint: { "text-color": c.sirenInk, "text-halo-color": c.mapHalo, "text-halo-width": 1.6 },
    },
  ];
});

const siteLayers = remember((theme: Theme, named: boolean): SceneLayer[] => {
  const c = COLOURS[theme];
  return [
    {
      id: "site-pointed",
      type: "symbol",
      source: "site-pointed",
      layout: {
        "icon-image": imageId({ kind: "symbol", name: "pointed", theme }),
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
    {
      id: "sites",
      type: "symbol",
      source: "sites",
      layout: {
        // The name of the picture in this theme (`imageId`); the sites themselves stay as they are.
        "icon-image": ["concat", ["get", "symbol"], `/${theme}`],
        "icon-allow-overlap": true,
        "icon-padding": 0,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 12.5, 0.85, 14.5, 1],
        "icon-ignore-placement": !named,
        "symbol-sort-key": ["get", "order"],
        "text-optional": true,
        "text-field": named ? ["get", "name"] : "",
        "text-font": FONTS.regular,
        "text-size": TYPE.mapLabel.size,
        "text-variable-anchor": ["left", "right"],
        "text-radial-offset": 1.1,
      },
      paint: { "text-color": c.mapText, "text-halo-color": c.mapHalo, "text-halo-width": 1.6 },
    },
  ];
});

const NO_SITES: MapSites = { sites: [], areas: [], selected: null };

export interface SitePart extends ScenePart {
  /** Forbidden ground, under the symbols. */
  readonly ground: readonly SceneLayer[];
}

/** The sites of the siting question, and the ground that is forbidden to it. */
export function sitePart({ sites, view, own }: SceneInput): SitePart {
  const { sites: all, areas, selected } = sites ?? NO_SITES;
  return {
    sources: {
      sites: sitesSource(all),
      "site-pointed": pointedSource(all, selected),
      forbidden: areasSource(areas, own.drawn),
    },
    ground: areaLayers(view.theme, own.patternStep),
    layers: siteLayers(view.theme, own.metresPerPixel < NAMED_BELOW_M),
  };
}
