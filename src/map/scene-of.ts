import { basePart } from "./base-part";
import { blindPart } from "./blind-part";
import { coveragePart } from "./coverage-part";
import type { Scene, SceneImage, SceneInput } from "./scene";
import { previewPart } from "./preview-part";
import { profilePart } from "./profile-part";
import { remember } from "./remember";
import { reviewPart } from "./review-part";
import { sitePart } from "./site-part";
import { sirenPart } from "./siren-part";
import type { SirenEmphasis, SirenSymbol, SymbolName } from "./symbol-images";
import type { Theme } from "./tokens";
import { toolPart } from "./tool-part";

/**
 * All that the map shows, from what it depends on: pure, and with unchanged parts identical to those of the scene
 * before, so that a drag sends only what moved.
 */
export function sceneOf(input: SceneInput): Scene {
  const base = basePart(input.plan.base, input.view, input.own.patternStep);
  const coverage = coveragePart(input, input.own.patternStep);
  const review = reviewPart(input);
  const blind = blindPart(input);
  const sirens = sirenPart(input);
  const sites = sitePart(input);
  const tools = toolPart(input);
  const profile = profilePart(input);
  const preview = previewPart(input);
  return {
    sources: {
      ...base.sources,
      ...coverage.sources,
      ...review.sources,
      ...blind.sources,
      ...sirens.sources,
      ...sites.sources,
      ...tools.sources,
      ...profile.sources,
      ...preview.sources,
    },
    // Later layers lie above earlier ones, and their labels are placed before those of earlier ones.
    layers: [
      ...base.ground,
      ...coverage.layers,
      ...review.layers,
      ...blind.layers,
      ...coverage.difference,
      ...base.lines,
      ...review.marks,
      coverage.figures,
      ...base.names,
      review.names,
      ...blind.focus,
      ...sites.ground,
      ...profile.layers,
      ...preview.layers,
      ...sirens.layers,
      ...sites.layers,
      sirens.labels,
      sirens.symbols,
      blind.worst,
      ...sirens.drag,
      ...tools.layers,
    ],
    images: imagesOf(input.view.theme, input.own.patternStep),
  };
}

const SYMBOLS: readonly SirenSymbol[] = ["existing", "proposed", "faulty", "maintenance", "retired"];
const EMPHASES: readonly SirenEmphasis[] = ["plain", "hovered", "selected"];
const NAMES: readonly SymbolName[] = [
  ...SYMBOLS.flatMap((symbol) => EMPHASES.map((emphasis): SymbolName => `${symbol}-${emphasis}`)),
  "ghost",
  "candidate",
  "dot",
  "must",
  "barred",
  "pointed",
  "triangle",
  "worst",
  "place",
  "corner",
  "tag",
];

const imagesOf = remember((theme: Theme, step: number): SceneImage[] => [
  ...NAMES.map((name): SceneImage => ({ kind: "symbol", name, theme })),
  ...(["blind", "gained", "lost", "undecided"] as const).map((name): SceneImage => ({
    kind: "pattern",
    name,
    theme,
    step,
  })),
]);
