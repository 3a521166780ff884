import { unreachable } from "../base/assert";
import { catalogue } from "../i18n/catalogue";
import { decimal, squareKilometresText, squareMetresText } from "../i18n/number-format";
import type { ReportText } from "../i18n/zh-report";
import type { Iso9613Settings } from "../model/settings";
import { modelName } from "./model-name";
import type { Block, Section } from "./outline-shape";
import { outdoorM2 } from "./outline-result";
import type { ReportInput } from "./report-input";
import { reportWords } from "./report-words";

/** Which model and criterion, their constants, what is assumed and where it ends, and how sure the figures are. */
export function methodSection(input: ReportInput): Section {
  const words = reportWords(input.language);
  const { method } = words;
  const blocks: Block[] = [
    { kind: "facts", caption: method.caption("4"), facts: factsOf(input, words) },
    {
      kind: "paragraph",
      text: [method.how + formula(input), ...decidedBy(input, words)].join(words.sentenceGap),
    },
    { kind: "heading", text: method.limitsHeading },
    { kind: "list", items: limitsOf(input, words) },
    { kind: "heading", text: method.certaintyHeading },
    { kind: "paragraph", text: method.certainty },
  ];
  return { heading: method.heading, blocks };
}

/** How the area was decided: by exact discs, or by cells where sirens are screened. */
function decidedBy({ plan, evaluation }: ReportInput, { method }: ReportText): readonly string[] {
  if (plan.settings.model === "radius") return [method.exactRadius];
  if (evaluation.floorM === undefined) return [method.exact];
  const floor = plain(plan.settings.certificate.floorM);
  return [
    method.screened(floor),
    ...(evaluation.stopped === true ? [method.stopped] : []),
    ...besideText(evaluation, method),
  ];
}

function besideText({ beside }: ReportInput["evaluation"], method: ReportText["method"]): string[] {
  if (!beside) return [];
  return [method.beside(squareMetresText(beside.rescuedM2), squareMetresText(beside.surelyBlindM2))];
}

function formula({ plan, evaluation, language }: ReportInput): string {
  const { model } = plan.settings;
  const { method } = reportWords(language);
  if (model === "iso9613") return evaluation.floorM === undefined ? method.iso : method.isoScreened;
  return catalogue(language).settings.models[model].note;
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
    case "iso9613":
      return isoFacts(settings.iso9613, words);
    case "radius":
      return [];
    default:
      return unreachable(settings.model);
  }
}

function isoFacts(iso: Iso9613Settings, words: ReportText["method"]): (readonly [string, string])[] {
  const factor = decimal(iso.groundFactor, 2);
  return [
    [words.edition, String(iso.edition)],
    [
      words.weather,
      words.weatherText(plain(iso.temperatureC), plain(iso.humidityPercent), decimal(iso.pressureKPa, 3)),
    ],
    [words.ground, (iso.groundGain ? words.groundGainText : words.groundText)(factor)],
  ];
}

function ambientText({ plan }: ReportInput, words: ReportText["method"], unit: string): string {
  const fallback = plain(plan.settings.ambientDefaultDb);
  const levels = plan.base.ambient.map(({ levelDb }) => levelDb);
  if (levels.length === 0) return words.ambientDefault(fallback, unit);
  // Not with spread arguments: a noise map may have more zones than a call may have arguments.
  const low = levels.reduce((least, level) => Math.min(least, level));
  const high = levels.reduce((most, level) => Math.max(most, level));
  return words.ambientZones(decimal(levels.length), plain(low), plain(high), fallback, unit);
}

function limitsOf(
  { plan: { settings, base }, evaluation }: ReportInput,
  { method: { limits } }: ReportText,
): string[] {
  const screened = evaluation.floorM !== undefined;
  const items = [
    limits.outdoor,
    ...(screened
      ? [evaluation.beside ? limits.screenedBeside : limits.screened, limits.screenedTrap]
      : [limits.open]),
  ];
  if (settings.model === "cn120") items.push(limits.excess(plain(settings.cn120.excessDb)));
  if (settings.model === "fema") items.push(limits.perDoubling(plain(settings.fema.perDoublingDb)));
  if (settings.model === "iso9613" && !screened) items.push(limits.iso);
  if (settings.model === "radius") items.push(limits.radius);
  else items.push(limits.ambient, limits.rated);
  if (base.terrain && !screened) items.push(limits.terrain);
  if (base.population.length > 0) items.push(limits.zones);
  return [...items, limits.datum];
}
