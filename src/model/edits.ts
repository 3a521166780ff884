import { canonicalJson } from "../base/fingerprint";
import { type Result, err, ok } from "../base/result";
import type { SirenId, SirenTypeId } from "../base/ids";
import type { Wgs84 } from "../geo/datums";
import type { Change } from "./change";
import type { Plan, Siren, SirenService, SirenType } from "./plan";
import { unmetNeeds } from "./plan-needs";
import type { Problem } from "./problem";
import { sirenFields } from "./schema/layer-shapes";
import { readShape, reportInto } from "./schema/read-shape";
import { properties } from "./schema/shape";
import type { Settings } from "./settings";
import { readSettings, writtenSettings } from "./settings-file";
import { writtenSiren } from "./siren-file";

type Edit = Result<Change, Problem>;

/** Mounting heights that can be typed, metres above ground; a file may hold more (DESIGN §3 sets no limit). */
export const HEIGHT_RANGE_M = { min: 0, max: 300 } as const;

/** Height of a new siren whose type states no mount, metres: the roof of a five-storey house, to be corrected by hand. */
const ROOF_M = 15;

/** Adds a proposed siren of a type (the first one by default) under the next free number. */
export function addSiren(
  plan: Plan,
  at: Wgs84,
  type: SirenTypeId | undefined = plan.sirenTypes[0]?.id,
): Edit {
  const kind = plan.sirenTypes.find(({ id }) => id === type);
  if (!kind) return problem("unknown-type", "sirenTypes", { value: type ?? "" });
  const id = nextSirenId(plan);
  const height = kind.mountM === undefined ? { heightM: ROOF_M } : {};
  return putSiren(plan, {
    id,
    name: id,
    at,
    status: "proposed",
    type: kind.id,
    ...height,
    service: "ok",
    extra: {},
  });
}

/** Moves a siren. */
export const moveSiren = (plan: Plan, id: SirenId, at: Wgs84): Edit => editSiren(plan, id, { at });

/** What can be changed in a siren; undefined or an empty text takes an optional one away. */
export type SirenPatch = { readonly [K in keyof Omit<Siren, "id">]?: Siren[K] | undefined };

/** Changes properties of a siren; `extra` takes the place of the old one as a whole. */
export function editSiren(plan: Plan, id: SirenId, patch: SirenPatch): Edit {
  const siren = plan.sirens.find((candidate) => candidate.id === id);
  if (!siren) return problem("unknown-siren", `siren (${id})`, { value: id });
  const merged = Object.fromEntries(
    Object.entries({ ...siren, ...patch, id }).filter(
      ([key, value]) => value !== undefined && !(value === "" && OPTIONAL_TEXTS.has(key)),
    ),
  );
  const { heightM } = patch;
  if (
    heightM !== undefined &&
    heightM !== siren.heightM &&
    !(heightM >= HEIGHT_RANGE_M.min && heightM <= HEIGHT_RANGE_M.max)
  )
    return problem("out-of-range", `siren (${id}) height`, { value: String(heightM), ...HEIGHT_RANGE_M });
  return putSiren(plan, merged as unknown as Siren);
}

const OPTIONAL_TEXTS: ReadonlySet<string> = new Set(["host", "installed", "note"]);

/** Puts a siren in service, or out of it. */
export const setService = (plan: Plan, id: SirenId, service: SirenService): Edit =>
  editSiren(plan, id, { service });

/** Takes a siren out of the plan. */
export const removeSiren = (plan: Plan, id: SirenId): Edit =>
  plan.sirens.some((siren) => siren.id === id)
    ? ok({ kind: "remove-siren", id })
    : problem("unknown-siren", `siren (${id})`, { value: id });

/** Adds sirens that were imported; their ids must be new. */
export function addSirens(plan: Plan, sirens: readonly Siren[]): Edit {
  const taken = new Set<string>(plan.sirens.map(({ id }) => id));
  const changes: Change[] = [];
  for (const siren of sirens) {
    if (taken.has(siren.id))
      return problem("duplicate-id", `siren (${siren.id})`, {
        value: siren.id,
        other: `siren (${siren.id})`,
      });
    taken.add(siren.id);
    const put = putSiren(plan, siren);
    if (!put.ok) return put;
    changes.push(put.value);
  }
  return ok({ kind: "batch", changes });
}

/** Makes these the sirens of the plan, in one step: such as an answer of siting. Those that are equal stay untouched. */
export function setSirens(plan: Plan, sirens: readonly Siren[]): Edit {
  const before = new Map(plan.sirens.map((siren) => [siren.id, siren]));
  const after = new Set(sirens.map(({ id }) => id));
  const changes: Change[] = plan.sirens
    .filter(({ id }) => !after.has(id))
    .map(({ id }) => ({ kind: "remove-siren", id }));
  for (const siren of sirens) {
    if (canonicalJson(before.get(siren.id)) === canonicalJson(siren)) continue;
    const put = putSiren(plan, siren);
    if (!put.ok) return put;
    changes.push(put.value);
  }
  return ok({ kind: "batch", changes });
}

/** Changes settings; the plan must still have what its model needs. */
export function changeSettings(plan: Plan, patch: Partial<Settings>): Edit {
  const settings = { ...plan.settings, ...patch };
  const problems: Problem[] = [];
  const read = readSettings(writtenSettings(settings), reportInto(problems, "project.json"));
  const needs = read ? unmetNeeds({ ...plan, settings: read }, "sirens") : [];
  const first = problems[0] ?? needs[0];
  return read && !first ? ok({ kind: "set-settings", settings: read }) : err(first as Problem);
}

/** Replaces the siren types; types in use must stay, and ids be unique. */
export function setSirenTypes(plan: Plan, sirenTypes: readonly SirenType[]): Edit {
  const ids = sirenTypes.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice)
    return problem("duplicate-id", "sirenTypes", {
      value: twice,
      other: `sirenTypes[${ids.indexOf(twice)}]`,
    });
  const [first] = unmetNeeds({ ...plan, sirenTypes }, "sirens");
  return first ? err(first) : ok({ kind: "set-siren-types", sirenTypes });
}

/** Renames the plan. */
export const renamePlan = (_: Plan, name: string): Edit => ok({ kind: "rename", name });

/**
 * The next free number of a proposed siren: 拟1, 拟2, … above every number in use, and above those of the file,
 * so that a number of a siren that was taken out is not given to another one.
 * @param others ids that are to be taken as well, such as those of a file that is being imported.
 */
export function nextSirenId(
  plan: Pick<Plan, "sirens"> & Partial<Pick<Plan, "source">>,
  others: readonly string[] = [],
): SirenId {
  const filed = (plan.source?.collections["sirens"]?.features ?? []).map(({ properties }) =>
    String(properties?.["id"]),
  );
  const ids = [...plan.sirens.map(({ id }) => id as string), ...filed, ...others];
  const taken = new Set(ids);
  let number = ids.reduce((most, id) => Math.max(most, Number(/^拟\s*(\d{1,9})$/.exec(id)?.[1] ?? 0)), 0) + 1;
  while (taken.has(`拟${number}`)) number += 1;
  return `拟${number}` as SirenId;
}

const sirenShape = properties(sirenFields);

/** The change that puts a siren into the plan, where it keeps the contract and has what the model needs. */
function putSiren(plan: Plan, siren: Siren): Edit {
  const place = `siren (${siren.id})`;
  const [lon, lat] = siren.at;
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    return problem("position-out-of-range", place, { value: `[${lon}, ${lat}]` });
  const problems: Problem[] = [];
  readShape(sirenShape, writtenSiren(siren), `${place} properties`, reportInto(problems, "sirens"));
  const first = problems[0] ?? unmetNeeds({ ...plan, sirens: [siren] }, "sirens")[0];
  return first ? err(first) : ok({ kind: "put-siren", siren });
}

const problem = (
  code: Problem["code"],
  place: string,
  detail: Record<string, string | number>,
): { readonly ok: false; readonly error: Problem } => err({ code, file: "sirens", place, detail });
