import type { HoleRemedy, SiteAnswer, SiteHole } from "../analysis/site-answer";
import { decimal, hectaresText, rate, squareKilometresText } from "../i18n/number-format";
import { isIllustrative } from "../model/is-illustrative";
import type { Plan } from "../model/plan";
import { modelName } from "../report/model-name";
import { reportWords } from "../report/report-words";
import { textTable } from "./text-table";
import type { Call } from "./verb";

/** The readable answer of `site`: the rate, what is proved, the sites, and what is left. */
export function siteText(plan: Plan, answer: SiteAnswer, call: Call): string {
  const { language, words } = call;
  const text = words.site;
  const { want, weight = "area" } = answer.question;
  const { coverage } = answer.evaluation;
  const asked = want.kind === "minimum" ? text.want.minimum : text.want.units(decimal(want.units));
  const head = [
    textTable([[plan.name, modelName(plan.settings, language)]]),
    [asked, ...(want.kind === "units" ? [text.weight[weight]] : [])].join(text.join),
    `${text.rate}  ${rate(coverage.lower, coverage.certified)} %  ${text.proved}`,
    proofText(answer, call),
  ].join("\n");
  const out = call.texts["out"];
  const notes = [
    enoughText(answer, call),
    isIllustrative(plan) ? reportWords(language).illustrative : "",
    out === undefined ? "" : words.evaluate.wrote(out),
  ].filter((line) => line !== "");
  const blocks = [
    head,
    sitesText(answer, call),
    holesText(answer, call),
    insteadText(answer, call),
    notes.join("\n"),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

function proofText({ question, proof, chosen }: SiteAnswer, { words: { site: words } }: Call): string {
  const units = words.count(decimal(chosen.filter(({ kept }) => !kept).length));
  const branched = proof.provedBy === "solver" ? [words.solver] : [];
  if (question.want.kind === "minimum")
    return [
      units,
      words.status[proof.status],
      ...(proof.fewerImpossible ? [words.fewerImpossible] : [words.fewerOpen(decimal(proof.bound))]),
      ...branched,
    ].join(words.join);
  const persons = question.weight === "persons";
  const figure = (value: number): string => (persons ? decimal(value) : squareKilometresText(value));
  const unit = persons ? words.persons : words.km2;
  return [
    units,
    words.status[proof.status],
    words.covered(figure(proof.objective), unit),
    ...(proof.status === "optimal"
      ? []
      : [words.bound(figure(proof.bound), unit), words.gap(decimal(100 * proof.gap, 3))]),
    ...branched,
  ].join(words.join);
}

function sitesText({ chosen }: SiteAnswer, { words: { site: words } }: Call): string {
  if (chosen.length === 0) return "";
  return textTable([
    [words.site, words.name, words.type, words.place, ""],
    ...chosen.map(({ candidate, name, type, at, kept }) => [
      candidate,
      name,
      type,
      position(at),
      kept ? words.kept : "",
    ]),
  ]);
}

/** Six decimals of a degree are 0.1 m. */
const position = ([lon, lat]: readonly [number, number]): string => `${lon.toFixed(6)}, ${lat.toFixed(6)}`;

function holesText({ holes }: SiteAnswer, { words: { site: words } }: Call): string {
  if (holes.length === 0) return "";
  return textTable(
    [
      [words.hole, words.hectares, words.why, words.remedy],
      ...holes.map((hole) => [
        position(hole.at),
        hectaresText(hole.areaM2),
        words.reasons[hole.why],
        remedies(hole, words),
      ]),
    ],
    ["left", "right", "left", "left"],
  );
}

function remedies({ forbidden, least }: SiteHole, words: Call["words"]["site"]): string {
  return [
    ...(forbidden ? [words.forbidden(forbidden.candidate)] : []),
    ...(least ? [leastText(least, words)] : []),
  ].join(words.join);
}

function leastText({ candidate, shortDb, shortM, mastM }: HoleRemedy, words: Call["words"]["site"]): string {
  const amount = shortDb === undefined ? `${decimal(shortM ?? 0, 1)} m` : `${decimal(shortDb, 2)} dB`;
  return words.least(candidate, amount) + (mastM === undefined ? "" : words.mast(decimal(mastM)));
}

function enoughText({ enough, atLeast }: SiteAnswer, { words: { site: words } }: Call): string {
  if (!enough && !atLeast) return "";
  if (!enough)
    return [
      words.atLeastAll(decimal(atLeast?.units ?? 0)),
      ...(atLeast?.provedBy === "solver" ? [words.solver] : []),
    ].join(words.join);
  return enough.proved
    ? words.enough(decimal(enough.units))
    : words.enoughOpen(decimal(enough.units), decimal(enough.bound));
}

function insteadText({ alternatives = [] }: SiteAnswer, { words: { site: words } }: Call): string {
  if (alternatives.length === 0) return "";
  return textTable(
    [
      [words.instead, words.type, words.units, words.leaves],
      ...alternatives.map(({ sites, types, units, proved, bound, coversAll, uncoveredM2 }) => [
        words.sites[sites],
        types.join(", "),
        decimal(units) + (proved ? "" : ` (${words.atLeast(decimal(bound))})`),
        coversAll ? words.all : hectaresText(uncoveredM2),
      ]),
    ],
    ["left", "left", "right", "right"],
  );
}
