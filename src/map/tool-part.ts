import type { Wgs84 } from "../geo/datums";
import { decimal, distanceText } from "../i18n/number-format";
import { leg } from "./distance";
import { remember } from "./remember";
import {
  FONTS,
  type SceneInput,
  type SceneLayer,
  type ScenePart,
  type SceneSource,
  feature,
  imageId,
  pointFeature,
  sourceOf,
  equals,
} from "./scene";
import { COLOURS, LINES, TYPE, type Theme } from "./tokens";

/** Whole length of a line, and the bearing of its last leg. */
export function measure(corners: readonly Wgs84[]): {
  readonly lengthM: number;
  readonly bearingDeg: number;
} {
  let [lengthM, bearingDeg] = [0, 0];
  for (let i = 1; i < corners.length; i++) {
    const part = leg(corners[i - 1] as Wgs84, corners[i] as Wgs84);
    lengthM += part.lengthM;
    // Where the pointer still rests on the last corner there is no direction.
    if (part.lengthM > 0) ({ bearingDeg } = part);
  }
  return { lengthM, bearingDeg };
}

const toolSource = remember((ghost: Wgs84 | null, corners: readonly Wgs84[]): SceneSource => {
  const last = corners.at(-1);
  const { lengthM, bearingDeg } = measure(corners);
  return sourceOf(
    [
      ...(ghost ? [pointFeature(ghost, { role: "ghost" })] : []),
      ...(corners.length > 1
        ? [feature({ type: "LineString", coordinates: corners.map((at) => [...at]) }, { role: "line" })]
        : []),
      ...corners.map((at) => pointFeature(at, { role: "corner" })),
      ...(last && corners.length > 1
        ? [
            pointFeature(last, {
              role: "length",
              text: `${distanceText(lengthM)} · ${decimal(bearingDeg % 360)}°`,
            }),
          ]
        : []),
    ],
    0,
  );
});

const toolLayers = remember((theme: Theme): SceneLayer[] => {
  const c = COLOURS[theme];
  const mark = (id: string, icon: "ghost" | "corner"): SceneLayer => ({
    id,
    type: "symbol",
    source: "tool",
    filter: equals("role", icon),
    layout: {
      "icon-image": imageId({ kind: "symbol", name: icon, theme }),
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
  });
  return [
    {
      id: "measure-casing",
      type: "line",
      source: "tool",
      filter: equals("role", "line"),
      paint: { "line-color": c.casing, "line-width": 4 },
    },
    {
      id: "measure-line",
      type: "line",
      source: "tool",
      filter: equals("role", "line"),
      paint: { "line-color": c.primary, "line-width": LINES.measure.width },
    },
    mark("measure-corners", "corner"),
    mark("add-ghost", "ghost"),
    {
      id: "measure-length",
      type: "symbol",
      source: "tool",
      filter: equals("role", "length"),
      layout: {
        "icon-image": imageId({ kind: "symbol", name: "tag", theme }),
        "icon-text-fit": "both",
        "icon-allow-overlap": true,
        "text-allow-overlap": true,
        "icon-ignore-placement": true,
        "text-ignore-placement": true,
        "text-anchor": "bottom-left",
        "text-offset": [0.8, -0.8],
        "text-field": ["get", "text"],
        "text-font": FONTS.regular,
        "text-size": TYPE.secondary.size,
      },
      paint: { "text-color": c.primary },
    },
  ];
});

/** What the tools draw before anything is in the plan: the siren to be added, the measured line. */
export const toolPart = ({ view, own }: SceneInput): ScenePart => ({
  sources: { tool: toolSource(own.addGhost, own.measured) },
  layers: toolLayers(view.theme),
});
