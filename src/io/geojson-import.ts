import { type Result, err, ok } from "../base/result";
import { fromBd09, fromGcj02 } from "../geo/datums";
import { nextSirenId } from "../model/edits";
import type { Plan, Siren } from "../model/plan";
import { unmetNeeds } from "../model/plan-needs";
import type { Problem } from "../model/problem";
import { readJson } from "../model/read-json";
import { readFeature } from "../model/read-layer";
import { LAYER_RULES } from "../model/schema/layer-shapes";
import { isRecord, reportInto, shortly } from "../model/schema/read-shape";
import { sirenOf } from "../model/siren-file";

/** What an import brought: the good sirens, and what was wrong with each of the others. */
export interface ImportedSirens {
  readonly sirens: readonly Siren[];
  readonly problems: readonly Problem[];
}

export type ImportDatum = "wgs84" | "gcj02" | "bd09";

/**
 * Sirens of a GeoJSON file for the open plan. Bad features are reported by number and left out, good ones kept. What a
 * foreign file need not know is filled in: number, name, status existing, service ok, the plan's first siren type.
 */
export function importSirens(
  bytes: Uint8Array,
  file: string,
  plan: Plan,
  datum: ImportDatum = "wgs84",
): Result<ImportedSirens, Problem> {
  const problems: Problem[] = [];
  const report = reportInto(problems, file);
  const json = readJson(bytes, report);
  if (problems[0]) return err(problems[0]);
  const items = itemsOf(json);
  if (!items)
    return err({
      code: "not-geojson",
      file,
      place: "",
      detail: { expected: "FeatureCollection", value: shortly(isRecord(json) ? json["type"] : json) },
    });
  const taken = new Map<string, string>(plan.sirens.map(({ id }) => [id, "the plan"]));
  const sirens: Siren[] = [];
  const type = plan.sirenTypes[0]?.id;
  const freeId = freeIds(plan, items);
  items.forEach((item, index) => {
    const place = `feature ${index + 1}`;
    const read = readFeature(completed(item, type, freeId), index + 1, LAYER_RULES.sirens, report);
    if (!read) return;
    const siren = moved(sirenOf(read), datum);
    const other = taken.get(siren.id);
    if (other !== undefined)
      return report("duplicate-id", `${place} (${siren.id}) properties.id`, { value: siren.id, other });
    const needs = unmetNeeds({ ...plan, sirens: [siren] }, file, () => `${place} (${siren.id})`);
    problems.push(...needs);
    if (needs.length > 0) return;
    taken.set(siren.id, place);
    sirens.push(siren);
  });
  return ok({ sirens, problems });
}

/** The features of a collection, or of a feature that stands alone. */
function itemsOf(json: unknown): readonly unknown[] | null {
  if (!isRecord(json)) return null;
  if (json["type"] === "Feature") return [json];
  return json["type"] === "FeatureCollection" && Array.isArray(json["features"]) ? json["features"] : null;
}

/** Hands out free numbers, above those of the plan and of the file itself. */
function freeIds(plan: Plan, items: readonly unknown[]): () => string {
  const filed = items.map((item) =>
    isRecord(item) && isRecord(item["properties"]) ? String(item["properties"]["id"]) : "",
  );
  let number = Number(nextSirenId(plan, filed).slice(1));
  return () => `拟${number++}`;
}

/** A feature with what a foreign file need not know. */
function completed(item: unknown, type: string | undefined, freeId: () => string): unknown {
  if (!isRecord(item) || !(isRecord(item["properties"]) || item["properties"] == null)) return item;
  const given = Object.fromEntries(
    Object.entries(item["properties"] ?? {}).filter(([, value]) => value !== null),
  );
  // Numbers from a table are texts here: 7 is siren "7".
  const id = typeof given["id"] === "number" ? String(given["id"]) : (given["id"] ?? freeId());
  const defaults = { name: id, status: "existing", service: "ok", ...(type === undefined ? {} : { type }) };
  return { ...item, properties: { ...defaults, ...given, id } };
}

function moved(siren: Siren, datum: ImportDatum): Siren {
  if (datum === "wgs84") return siren;
  return {
    ...siren,
    at: datum === "gcj02" ? fromGcj02([siren.at[0], siren.at[1]]) : fromBd09([siren.at[0], siren.at[1]]),
  };
}
