import type { Feature, FeatureCollection } from "geojson";
import { canonicalJson } from "../base/fingerprint";
import type { Plan, Siren } from "./plan";
import { MANIFEST, pathInFolder } from "./project-paths";
import { readFeature } from "./read-layer";
import { LAYER_RULES } from "./schema/layer-shapes";
import { FORMAT, VERSION } from "./schema/project-shape";
import { type Report, isRecord } from "./schema/read-shape";
import { readSettings, writtenSettings } from "./settings-file";
import { sirenOf, writtenSiren } from "./siren-file";
import { readSirenTypes, writtenSirenType } from "./siren-type-file";
import { bytesOf } from "./utf8";

type Json = Readonly<Record<string, unknown>>;

/**
 * The files of a plan, by path: reading them back gives an equal plan. What was not edited is written as it came, byte
 * for byte, and what the program does not know keeps its place in what was.
 */
export function serialiseProject(plan: Plan): Map<string, Uint8Array> {
  const { manifest, otherFiles } = plan.source;
  const files = new Map(Object.entries(otherFiles));
  const written = writtenManifest(plan);
  if (!files.has(MANIFEST) || !same(written, manifest))
    files.set(MANIFEST, bytesOf(`${JSON.stringify(written, null, 2)}\n`));
  const path = sirensPath(manifest);
  const sirens = writtenSirens(plan);
  if (!files.has(path) || sirens) files.set(path, bytesOf(layerText(sirens ?? emptyLayer())));
  return files;
}

/** Equal contents, whatever the order of keys. */
const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

const emptyLayer = (): FeatureCollection => ({ type: "FeatureCollection", features: [] });

function sirensPath(manifest: Json): string {
  const layers = manifest["layers"];
  const path = isRecord(layers) ? layers["sirens"] : undefined;
  return (typeof path === "string" && pathInFolder(path)) || "sirens.geojson";
}

/** One feature a line: small, and an edit shows as one line in a comparison. */
function layerText({ type, features, ...foreign }: FeatureCollection): string {
  const head = JSON.stringify({ type, ...foreign }).slice(0, -1);
  return `${head},"features":[\n${features.map((feature) => JSON.stringify(feature)).join(",\n")}\n]}\n`;
}

/** project.json with what was edited; the rest as it was, values that a default stands for left out as they were. */
function writtenManifest(plan: Plan): Json {
  const { manifest } = plan.source;
  const quiet: Report = () => undefined;
  const before = readSettings(manifest["settings"], quiet);
  const typesBefore = readSirenTypes(manifest["sirenTypes"], quiet);
  const rawSettings = isRecord(manifest["settings"]) ? manifest["settings"] : {};
  return {
    format: FORMAT,
    version: VERSION,
    ...manifest,
    name: plan.name,
    settings: before
      ? patched(rawSettings, writtenSettings(before), writtenSettings(plan.settings))
      : writtenSettings(plan.settings),
    sirenTypes: same(typesBefore, plan.sirenTypes)
      ? (manifest["sirenTypes"] ?? [])
      : writtenTypes(plan, typesBefore),
  };
}

/** Types as they were where they are the same, with their unknown keys where they were changed. */
function writtenTypes(plan: Plan, before: Plan["sirenTypes"]): unknown[] {
  const raw = Array.isArray(plan.source.manifest["sirenTypes"])
    ? (plan.source.manifest["sirenTypes"] as unknown[])
    : [];
  return plan.sirenTypes.map((type) => {
    const index = before.findIndex(({ id }) => id === type.id);
    const [old, oldRaw] = [before[index], raw[index]];
    return old && isRecord(oldRaw)
      ? patched(oldRaw, writtenSirenType(old), writtenSirenType(type))
      : writtenSirenType(type);
  });
}

/**
 * `raw` with the difference between two full writings: keys that changed are set, keys that are gone are taken out,
 * all others stay, absent ones absent.
 */
function patched(raw: Json, before: Json, after: Json): Record<string, unknown> {
  const entries = new Map(Object.entries(raw));
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) entries.delete(key);
  for (const [key, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    if (old !== undefined && same(old, value)) continue;
    const inner = entries.get(key);
    entries.set(
      key,
      isRecord(old) && isRecord(value) ? patched(isRecord(inner) ? inner : {}, old, value) : value,
    );
  }
  return Object.fromEntries(entries);
}

/** The sirens' layer with what was edited; null where nothing was. */
function writtenSirens(plan: Plan): FeatureCollection | null {
  const raw = plan.source.collections["sirens"] ?? emptyLayer();
  const known = rawSirens(raw);
  const features = plan.sirens.map((siren) => {
    const old = known.get(siren.id);
    return old ? patchedFeature(old, siren) : newFeature(siren);
  });
  const untouched =
    features.length === raw.features.length &&
    features.every((feature, index) => feature === raw.features[index]);
  return untouched ? null : { ...raw, features };
}

interface RawSiren {
  readonly siren: Siren;
  readonly feature: Feature;
}

function rawSirens(collection: FeatureCollection): Map<string, RawSiren> {
  const known = new Map<string, RawSiren>();
  collection.features.forEach((feature, index) => {
    const read = readFeature(feature, index + 1, LAYER_RULES.sirens, () => {});
    if (!read) return;
    const siren = sirenOf(read);
    if (!known.has(siren.id)) known.set(siren.id, { siren, feature });
  });
  return known;
}

function patchedFeature({ siren: before, feature }: RawSiren, siren: Siren): Feature {
  if (same(before, siren)) return feature;
  const properties = patched(feature.properties ?? {}, writtenSiren(before), writtenSiren(siren));
  if (same(before.at, siren.at)) return { ...feature, properties };
  // An altitude or a bbox belongs to the old place: it goes with it. Other foreign members stay.
  const { bbox: _, ...rest } = feature;
  const { bbox: __, ...geometry } = feature.geometry;
  return { ...rest, properties, geometry: { ...geometry, ...pointOf(siren) } };
}

const pointOf = (siren: Siren) => ({ type: "Point" as const, coordinates: [...siren.at] });

const newFeature = (siren: Siren): Feature => ({
  type: "Feature",
  properties: writtenSiren(siren),
  geometry: pointOf(siren),
});
