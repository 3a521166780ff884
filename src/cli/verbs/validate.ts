import { ok } from "../../base/result";
import { decimal } from "../../i18n/number-format";
import { looksLikeGcj02 } from "../../model/looks-like-gcj02";
import type { Plan } from "../../model/plan";
import { isIllustrative } from "../../model/is-illustrative";
import { openProject } from "../open-project";
import { refuse } from "../refuse";
import { textTable } from "../text-table";
import type { Call, Verb } from "../verb";

/** `siren-plan validate PROJECT`: does it keep the contract, and what is in it? */
export const validate: Verb = {
  name: "validate",
  subject: "PROJECT",
  options: { json: { type: "boolean" } },
  run: async (call) => {
    const plan = await openProject(call.subject);
    if (!plan.ok) return refuse(plan.error, call);
    const stdout = call.flags.has("json") ? jsonOf(plan.value) : textOf(plan.value, call);
    return ok({ stdout: `${stdout}\n`, exitCode: 0 });
  },
};

const counts = ({ sirens, sirenTypes, base }: Plan) => ({
  sirens: sirens.length,
  existing: sirens.filter(({ status }) => status === "existing").length,
  proposed: sirens.filter(({ status }) => status === "proposed").length,
  sounding: sirens.filter(({ service }) => service === "ok").length,
  sirenTypes: sirenTypes.length,
  candidates: base.candidates.length,
  ambientZones: base.ambient.length,
  buildings: base.buildings.length,
  populationUnits: base.population.length,
  barriers: base.barriers.length,
  groundAreas: base.ground.length,
});

/** The size of the raster as it is kept round the layers, and its system; null without one. */
function terrainOf({ base: { terrain } }: Plan) {
  if (terrain === null || terrain === "unread") return null;
  const { cols, rows, epsg } = terrain;
  return { cols, rows, epsg };
}

const jsonOf = (plan: Plan): string =>
  JSON.stringify(
    {
      valid: true,
      problems: [],
      name: plan.name,
      model: plan.settings.model,
      illustrative: isIllustrative(plan),
      looksLikeGcj02: looksLikeGcj02(plan, null),
      ...counts(plan),
      terrain: terrainOf(plan),
    },
    null,
    2,
  );

function textOf(plan: Plan, { subject, words: { validate: words } }: Call): string {
  const count = counts(plan);
  const terrain = terrainOf(plan);
  const rows = [
    [words.name, plan.name],
    [words.model, plan.settings.model],
    [
      words.sirens,
      words.sirenCount(decimal(count.existing), decimal(count.proposed), decimal(count.sounding)),
    ],
    [words.types, decimal(count.sirenTypes)],
    [words.candidates, decimal(count.candidates)],
    [words.ambient, decimal(count.ambientZones)],
    [words.buildings, decimal(count.buildings)],
    [words.population, decimal(count.populationUnits)],
    [words.barriers, decimal(count.barriers)],
    [words.ground, decimal(count.groundAreas)],
    [
      words.terrain,
      terrain ? words.nodes(decimal(terrain.cols), decimal(terrain.rows), terrain.epsg) : words.noTerrain,
    ],
  ];
  const gcj02 = looksLikeGcj02(plan, null);
  const notice = [
    ...(isIllustrative(plan) ? [words.illustrative] : []),
    ...(gcj02 ? [words.gcj02(decimal(gcj02.offsetM))] : []),
  ];
  return [words.ok(subject), textTable(rows), ...notice].join("\n");
}
