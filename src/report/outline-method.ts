import { unreachable } from "../base/assert";
import { catalogue } from "../i18n/catalogue";
import { decimal, squareKilometresText } from "../i18n/number-format";
import type { ReportText } from "../i18n/zh-report";
import { modelName } from "./model-name";
import type { Block, Section } from "./outline";
import { outdoorM2 } from "./outline-result";
import type { ReportInput } from "./report-input";
import { reportWords } from "./report-words";

/** Which model and criterion, their constants, what is assumed and where it ends, and how sure the figures are. */
export function methodSection(input: ReportInput): Section {
  const words = reportWords(input.language);
  const { method } = words;
  const isRadius = input.plan.settings.model === "radius";
  const blocks: Block[] = [
    { kind: "facts", caption: method.caption("4"), facts: factsOf(input, words) },
    {
      kind: "paragraph",
      text: [method.how + formula(input), isRadius ? method.exactRadius : method.exact].join(
        words.sentenceGap,
      ),
    },
    { kind: "heading", text: method.limitsHeading },
    { kind: "list", items: limitsOf(input, words) },
    { kind: "heading", text: method.certaintyHeading },
    { kind: "paragraph", text: method.certainty },
  ];
  return { heading: method.heading, blocks };
}

function formula({ plan, language }: ReportInput): string {
  const { model } = plan.settings;
  const { models } = catalogue(language).settings;
  // ISO 9613-2 has no evaluation to report in this version.
  return model === "iso9613" ? catalogue(language).model.iso9613 : models[model].note;
}

/** A number with one decimal where it has one. */
const plain = (value: number): string => decimal(value, Number.isInteger(value) ? 0 : 1);

function factsOf(input: ReportInput, { method: words }: ReportText): (readonly [string, string])[] {
  const { plan, evaluation, language } = input;
  const { settings, base } = plan;
  const { criterion } = settings;
  const unit = `dB(${criterion.weighting})`;
  const isRadius = settings.model === "radius";
  const built = evaluation.district.footprintsM2;
  const area = squareKilometresText(outdoorM2(evaluation));
  const facts: (readonly [string, string])[] = [
    [words.model, modelName(settings, language)],
    [
      words.criterion,
      isRadius ? words.criterionRadius : words.criterionText(plain(criterion.aboveAmbientDb), unit),
    ],
    ...lossFacts(input, words),
  ];
  if (!isRadius) {
    facts.push([words.safety, `${plain(criterion.safetyMarginDb)} dB`]);
    if (criterion.floorDb !== undefined) facts.push([words.floor, `${plain(criterion.floorDb)} ${unit}`]);
    facts.push([words.ambient, ambientText(input, words, unit)]);
    facts.push([words.combine, settings.combine === "loudest" ? words.loudest : words.loudestThough]);
  }
  facts.push([words.receiver, `${plain(settings.receiverHeightM)} m`]);
  facts.push([
    words.area,
    built === undefined ? words.areaText(area) : words.footprints(area, squareKilometresText(built)),
  ]);
  if (base.population.length > 0 && evaluation.personsTotal !== undefined)
    facts.push([words.population, words.populationText(decimal(evaluation.personsTotal))]);
  return facts;
}

function lossFacts(
  { plan: { settings } }: ReportInput,
  words: ReportText["method"],
): (readonly [string, string])[] {
  switch (settings.model) {
    case "cn120":
      return [[words.excess, `${plain(settings.cn120.excessDb)} dB`]];
    case "fema":
      return [[words.perDoubling, `${plain(settings.fema.perDoublingDb)} dB`]];
    case "radius":
    case "iso9613":
      return [];
    default:
      return unreachable(settings.model);
  }
}

function ambientText({ plan }: ReportInput, words: ReportText["method"], unit: string): string {
  const fallback = plain(plan.settings.ambientDefaultDb);
  const levels = plan.base.ambient.map(({ levelDb }) => levelDb);
  if (levels.length === 0) return words.ambientDefault(fallback, unit);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  return words.ambientZones(decimal(levels.length), plain(low), plain(high), fallback, unit);
}

function limitsOf({ plan: { settings, base } }: ReportInput, { method: { limits } }: ReportText): string[] {
  const items = [limits.outdoor, limits.open];
  if (settings.model === "cn120") items.push(limits.excess(plain(settings.cn120.excessDb)));
  if (settings.model === "fema") items.push(limits.perDoubling(plain(settings.fema.perDoublingDb)));
  if (settings.model === "radius") items.push(limits.radius);
  else items.push(limits.ambient, limits.rated);
  if (base.hasTerrain) items.push(limits.terrain);
  if (base.population.length > 0) items.push(limits.zones);
  return [...items, limits.datum];
}
