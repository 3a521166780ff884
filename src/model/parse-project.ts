import { type Result, err, ok } from "../base/result";
import { type FeaturesByLayer, baseLayersOf } from "./base-layers";
import { checkDistrict } from "./check-district";
import { migrate } from "./migrations";
import type { Plan, Siren, SirenType } from "./plan";
import { unmetNeeds } from "./plan-needs";
import type { Problem } from "./problem";
import { MANIFEST, pathInFolder, withoutTopFolder } from "./project-paths";
import { readJson } from "./read-json";
import { type ReadLayer, readLayer } from "./read-layer";
import { GEOJSON_LAYERS, type GeojsonLayer, LAYER_RULES, type LayerName } from "./schema/layer-shapes";
import { layersShape } from "./schema/project-shape";
import { type Report, isRecord, readShape, reportInto, shortly } from "./schema/read-shape";
import { readSettings } from "./settings-file";
import { sirenOf } from "./siren-file";
import { readSirenTypes } from "./siren-type-file";

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Reads the files of a project folder into a plan (DESIGN §3). A project that breaks the contract is refused whole,
 * with every problem that can be told at once. Elevation is only named here: `readProject` reads it as well.
 * @param given the files by relative path, with or without a common top folder.
 * @param options checksNeeds: false where another model will take the place of the file's own before it is used.
 */
export function parseProject(
  given: Files,
  { checksNeeds = true }: { readonly checksNeeds?: boolean } = {},
): Result<Plan, readonly Problem[]> {
  const files = withoutTopFolder(given);
  const problems: Problem[] = [];
  const report = reportInto(problems, MANIFEST);
  const bytes = files.get(MANIFEST);
  if (!bytes) return err([{ code: "not-found", file: MANIFEST, place: "", detail: { value: MANIFEST } }]);
  const json = readJson(bytes, report);
  const manifest = json === undefined ? undefined : migrate(json, report);
  if (!manifest) return err(problems);

  const { name } = manifest;
  if (name === undefined) report("missing", "name");
  else if (typeof name !== "string") report("wrong-type", "name", { value: shortly(name), expected: "text" });
  const sirenTypes = readSirenTypes(manifest["sirenTypes"], report);
  const typesAreWhole = problems.every(({ place }) => !place.startsWith("sirenTypes"));
  if (manifest["settings"] === undefined) report("missing", "settings");
  const settings =
    manifest["settings"] === undefined ? undefined : readSettings(manifest["settings"], report);
  const paths = layerPaths(manifest, report);
  const layers = readLayers(files, paths, problems);

  // What is left of a district with misfits is not the district.
  const { district } = layers;
  if (district && district.features.length === district.collection.features.length)
    checkDistrict(
      baseLayersOf({ district: district.features }, null).district,
      reportInto(problems, paths.get("district") ?? ""),
    );
  checkBarriers(layers.barriers, reportInto(problems, paths.get("barriers") ?? ""));
  const sirens = (layers.sirens?.features ?? []).map(sirenOf);
  // Without the whole list of types, every siren of a misfit type would be blamed as well.
  if (settings && typesAreWhole && checksNeeds)
    problems.push(
      ...sirenNeeds(sirens, sirenTypes, settings.model, layers.sirens, paths.get("sirens") ?? ""),
    );
  if (problems.length > 0 || !settings || typeof name !== "string") return err(problems);
  return ok({
    name,
    settings,
    sirenTypes,
    sirens,
    base: baseLayersOf(features(layers), paths.has("terrain") ? "unread" : null),
    source: {
      manifest,
      collections: { sirens: (layers.sirens as ReadLayer).collection },
      otherFiles: Object.fromEntries(files),
    },
  });
}

type Layers = Readonly<Partial<Record<GeojsonLayer, ReadLayer>>>;

const features = (layers: Layers): FeaturesByLayer =>
  Object.fromEntries(Object.entries(layers).map(([layer, read]) => [layer, read.features]));

/** The paths of the layers that are named; those that cannot be a file of the folder go to the report. */
function layerPaths(manifest: Readonly<Record<string, unknown>>, report: Report): Map<LayerName, string> {
  const paths = new Map<LayerName, string>();
  if (manifest["layers"] === undefined) report("missing", "layers");
  if (!isRecord(manifest["layers"])) {
    if (manifest["layers"] !== undefined)
      report("wrong-type", "layers", { value: shortly(manifest["layers"]), expected: "object" });
    return paths;
  }
  readShape(layersShape, manifest["layers"], "layers", report);
  for (const layer of [...GEOJSON_LAYERS, "terrain"] as const) {
    const given = Object.hasOwn(manifest["layers"], layer) ? manifest["layers"][layer] : undefined;
    if (typeof given !== "string" || given.trim() === "") continue;
    const path = pathInFolder(given);
    if (path === null) report("outside-folder", `layers.${layer}`, { value: given });
    else paths.set(layer, path);
  }
  return paths;
}

/** Reads every layer that is named; a file that two layers share is read once for each. */
function readLayers(files: Files, paths: ReadonlyMap<LayerName, string>, problems: Problem[]): Layers {
  const layers: Partial<Record<GeojsonLayer, ReadLayer>> = {};
  for (const [layer, path] of paths) {
    const bytes = files.get(path);
    if (!bytes) {
      problems.push({ code: "not-found", file: MANIFEST, place: `layers.${layer}`, detail: { value: path } });
      continue;
    }
    const report = reportInto(problems, path);
    if (layer === "terrain") {
      if (!isTiff(bytes)) report("unreadable", "", { reason: "not-tiff" });
      continue;
    }
    const json = readJson(bytes, report);
    const read = json === undefined ? undefined : readLayer(json, LAYER_RULES[layer], report);
    if (read) layers[layer] = read;
  }
  return layers;
}

/** TIFF 6.0, section 2: the byte order, then 42 (43: BigTIFF). */
function isTiff(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if (bytes.length < 8 || a !== b) return false;
  return (
    (a === 0x49 && (c === 42 || c === 43) && d === 0) || (a === 0x4d && c === 0 && (d === 42 || d === 43))
  );
}

/** A barrier with a list of heights needs one for each vertex. */
function checkBarriers(layer: ReadLayer | undefined, report: Report): void {
  for (const { number, properties, geometry } of layer?.features ?? []) {
    const { height } = properties;
    const vertices = geometry.type === "LineString" ? geometry.coordinates.length : 0;
    if (Array.isArray(height) && height.length !== vertices)
      report("wrong-type", `feature ${number} properties.height`, {
        value: `${height.length} heights`,
        expected: `${vertices} heights`,
      });
  }
}

function sirenNeeds(
  sirens: readonly Siren[],
  sirenTypes: readonly SirenType[],
  model: Plan["settings"]["model"],
  layer: ReadLayer | undefined,
  file: string,
): Problem[] {
  const placeOf = (siren: Siren, index: number): string =>
    `feature ${layer?.features[index]?.number ?? 0} (${siren.id})`;
  return unmetNeeds({ sirens, sirenTypes, settings: { model } }, file, placeOf);
}
