import type { Wgs84 } from "../geo/datums";
import { remember } from "./remember";
import {
  type SceneInput,
  type SceneLayer,
  type ScenePart,
  type SceneSource,
  equals,
  feature,
  pointFeature,
  sourceOf,
} from "./scene";
import { COLOURS, LINES, type Theme } from "./tokens";

const profileSource = remember((from: Wgs84 | null, to: Wgs84 | null): SceneSource =>
  sourceOf(
    to
      ? [
          ...(from
            ? [feature({ type: "LineString", coordinates: [[...from], [...to]] }, { role: "path" })]
            : []),
          pointFeature(to, { role: "place" }),
        ]
      : [],
    0,
  ),
);

const profileLayers = remember((theme: Theme): SceneLayer[] => {
  const c = COLOURS[theme];
  const line = (id: string, colour: string, width: number): SceneLayer => ({
    id,
    type: "line",
    source: "profile",
    filter: equals("role", "path"),
    paint: { "line-color": colour, "line-width": width },
  });
  return [
    line("profile-casing", c.casing, LINES.sight.casing + 1),
    line("profile-path", c.sirenInk, LINES.measure.width),
    {
      id: "profile-place",
      type: "circle",
      source: "profile",
      filter: equals("role", "place"),
      paint: {
        "circle-radius": 5,
        "circle-color": c.symbolHalo,
        "circle-stroke-color": c.sirenInk,
        "circle-stroke-width": 2,
      },
    },
  ];
});

/** Where the profile below the map runs: the plane from the siren to the place. */
export const profilePart = ({ profile, view }: SceneInput): ScenePart => ({
  sources: { profile: profileSource(profile?.from ?? null, profile?.to ?? null) },
  layers: profileLayers(view.theme),
});
