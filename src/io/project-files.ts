import { type Result, err, ok } from "../base/result";
import type { Problem } from "../model/problem";
import { MANIFEST } from "../model/project-paths";
import { GEOJSON_LAYERS, type LayerName } from "../model/schema/layer-shapes";
import { FORMAT, VERSION } from "../model/schema/project-shape";
import { readProjectZip } from "./project-zip";

/** A file that was picked or dropped; `path` is its path inside the dropped folder, or its name. */
export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What project.json needs beyond layers, for loose layers without one: taken from the open plan. */
export interface ManifestParts {
  readonly name: string;
  readonly sirenTypes: unknown;
  readonly settings: unknown;
}

/**
 * The files of a project from what a user gave: a `.sirenplan` or zip, a folder with project.json, or loose layers named
 * for what they hold (`district.geojson`, `sirens.geojson` …), which take types and settings from `parts`.
 */
export function projectFiles(
  given: readonly GivenFile[],
  parts: ManifestParts,
): Result<ReadonlyMap<string, Uint8Array>, Problem> {
  const [only, second] = given;
  if (!only) return err({ code: "not-found", file: "", place: "", detail: { value: MANIFEST } });
  if (!second && isZip(only)) return readProjectZip(only.bytes, only.path);
  if (given.some(({ path }) => baseName(path) === MANIFEST))
    return ok(new Map(given.map(({ path, bytes }) => [path, bytes])));
  return looseLayers(given, parts);
}

/** By its first bytes, whatever it is called. */
const isZip = ({ bytes }: GivenFile): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const baseName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

function looseLayers(
  given: readonly GivenFile[],
  parts: ManifestParts,
): Result<ReadonlyMap<string, Uint8Array>, Problem> {
  const layers = new Map<LayerName, string>();
  const files = new Map<string, Uint8Array>();
  for (const { path, bytes } of given) {
    const name = baseName(path);
    const layer = layerOf(name);
    if (!layer)
      return err({
        code: "unsupported-format",
        file: path,
        place: "",
        detail: { value: name, expected: EXPECTED },
      });
    if (layers.has(layer))
      return err({
        code: "duplicate-id",
        file: path,
        place: "",
        detail: { value: layer, other: layers.get(layer) ?? "" },
      });
    layers.set(layer, name);
    files.set(name, bytes);
  }
  // A district alone is a plan without sirens: the layer must be there, and may be empty.
  if (!layers.has("sirens")) {
    layers.set("sirens", "sirens.geojson");
    files.set("sirens.geojson", new TextEncoder().encode('{"type":"FeatureCollection","features":[]}\n'));
  }
  const manifest = {
    format: FORMAT,
    version: VERSION,
    name: parts.name,
    layers: Object.fromEntries(layers),
    sirenTypes: parts.sirenTypes,
    settings: parts.settings,
  };
  files.set(MANIFEST, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  return ok(files);
}

/** Chinese names that offices give such files. */
const NAMES: Readonly<Record<string, LayerName>> = {
  规划区: "district",
  边界: "district",
  警报器: "sirens",
  候选点位: "candidates",
  环境噪声: "ambient",
  建筑: "buildings",
  建筑物: "buildings",
  人口: "population",
  地形: "terrain",
  居民反馈: "feedback",
};
const EXPECTED = `${MANIFEST}, .sirenplan, ${GEOJSON_LAYERS.map((layer) => `${layer}.geojson`).join(", ")}`;

/** The layer that a file is named for, or null. */
function layerOf(name: string): LayerName | null {
  const match = /^(.+)\.(geojson|json|tiff?)$/i.exec(name);
  if (!match) return null;
  const [, stem = "", extension = ""] = match;
  const layer = Object.hasOwn(NAMES, stem)
    ? NAMES[stem]
    : [...GEOJSON_LAYERS, "terrain" as const].find((one) => one === stem.toLowerCase());
  const raster = /^tiff?$/i.test(extension);
  return layer && (layer === "terrain") === raster ? layer : null;
}
