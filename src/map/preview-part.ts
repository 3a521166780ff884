import type { Siren } from "../model/plan";
import { remember } from "./remember";
import {
  type SceneInput,
  type SceneLayer,
  type ScenePart,
  type SceneSource,
  imageId,
  pointFeature,
  sourceOf,
} from "./scene";
import type { Theme } from "./tokens";

const NONE: readonly Siren[] = [];

const ghosts = remember((withdrawn: readonly Siren[]): SceneSource =>
  sourceOf(
    withdrawn.map(({ at }) => pointFeature(at)),
    0,
  ),
);

const layers = remember((theme: Theme): SceneLayer[] => [
  {
    id: "withdrawn",
    type: "symbol",
    source: "withdrawn",
    layout: {
      "icon-image": imageId({ kind: "symbol", name: "ghost", theme }),
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
  },
]);

/** Where the sirens stood that the plan looked at does without. */
export const previewPart = ({ preview, view }: SceneInput): ScenePart => ({
  sources: { withdrawn: ghosts(preview?.withdrawn ?? NONE) },
  layers: layers(view.theme),
});
