import type { Siren } from "../model/plan";
import { patternStretch } from "./pattern-images";
import { remember } from "./remember";
import {
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
import { COLOURS, LINES, type Theme, dashes } from "./tokens";

type Moved = NonNullable<SceneInput["preview"]>["moved"];

const NONE: readonly Siren[] = [];

const NO_MOVES: Moved = [];

const ghosts = remember((withdrawn: readonly Siren[], moved: Moved): SceneSource =>
  sourceOf(
    [
      ...withdrawn.map(({ at }) => pointFeature(at, { role: "ghost" })),
      ...moved.map(([from, to]) =>
        feature({ type: "LineString", coordinates: [[...from], [...to]] }, { role: "way" }),
      ),
    ],
    0,
  ),
);

const layers = remember((theme: Theme, step: number): SceneLayer[] => [
  {
    id: "moved",
    type: "line",
    source: "withdrawn",
    filter: equals("role", "way"),
    layout: { "line-cap": "butt" },
    paint: {
      "line-color": COLOURS[theme].primary,
      "line-width": LINES.drag.width,
      "line-dasharray": dashes(LINES.drag, patternStretch(step)),
    },
  },
  {
    id: "withdrawn",
    type: "symbol",
    source: "withdrawn",
    filter: equals("role", "ghost"),
    layout: {
      "icon-image": imageId({ kind: "symbol", name: "ghost", theme }),
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
  },
]);

/** Where the sirens stood that the plan looked at does without, and the ways of those that it moves. */
export const previewPart = ({ preview, view, own }: SceneInput): ScenePart => ({
  sources: { withdrawn: ghosts(preview?.withdrawn ?? NONE, preview?.moved ?? NO_MOVES) },
  layers: layers(view.theme, own.patternStep),
});
