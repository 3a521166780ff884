import type { BlindSpot } from "../analysis/evaluation";
import { assert } from "../base/assert";
import {
  blindPersons,
  blindTotals,
  decimal,
  hectaresText,
  partPercent,
  rate,
  squareMetresText,
} from "../i18n/number-format";
import type { Siren } from "../model/plan";
import type { Outline } from "./outline-shape";
import { type Place, placesOf } from "../model/named-places";
import { placeName } from "../i18n/place-name";
import type { ReportInput } from "./report-input";
import { marginText, reasonText, reportWords, sirenName, stateText } from "./report-words";

/** The framed answer: the rate, how sure it is, and what is missing to 100 %. */
export function conclusionOf({ plan, evaluation, language }: ReportInput): Outline["conclusion"] {
  const words = reportWords(language).conclusion;
  const { coverage, blindSpots } = evaluation;
  const heading = coverage.certified ? words.reached : blindSpots.length > 0 ? words.missed : words.open;
  return {
    label: words.label,
    rate: rate(coverage.lower, coverage.certified),
    heading,
    text: [coverageSentence({ evaluation, language }), soundingSentence(plan.sirens, language)].join(
      reportWords(language).sentenceGap,
    ),
  };
}

function coverageSentence({ evaluation, language }: Pick<ReportInput, "evaluation" | "language">): string {
  const words = reportWords(language);
  const { coverage, blindSpots, undecidedM2 } = evaluation;
  const area = decimal(outdoorM2(evaluation) / 1e6, 2);
  if (coverage.certified) return words.conclusion.all(area) + words.stop;
  const totals = blindTotals(blindSpots);
  const blind =
    totals.count === 0
      ? words.conclusion.noBlind(area)
      : words.conclusion.blind(area, decimal(totals.count), decimal(totals.km2, 3));
  const persons =
    totals.count > 0 && totals.persons !== null ? words.conclusion.persons(decimal(totals.persons)) : "";
  const undecided =
    undecidedM2 > 0
      ? words.conclusion.undecided(squareMetresText(undecidedM2))
      : words.conclusion.undecidedNone;
  return blind + persons + undecided + words.stop;
}

/** The area to be covered: the district less its holes and the footprints of buildings. */
export const outdoorM2 = ({ district }: ReportInput["evaluation"]): number =>
  district.areaM2 - (district.footprintsM2 ?? 0);

/** 鸣响率: existing sirens in service against all existing ones. */
function soundingSentence(sirens: readonly Siren[], language: ReportInput["language"]): string {
  const words = reportWords(language).conclusion;
  const existing = sirens.filter(({ status }) => status === "existing");
  if (existing.length === 0) return words.noExisting;
  const sounding = existing.filter(({ service }) => service === "ok").length;
  return words.sounding(decimal(sounding), decimal(existing.length), partPercent(sounding, existing.length));
}

/** What the result is made of, in a paragraph. */
export function resultParagraph(input: ReportInput): string {
  const words = reportWords(input.language);
  return [ledgerSentence(input), ...blindSentences(input)]
    .map((sentence) => sentence + words.stop)
    .join(words.sentenceGap);
}

function ledgerSentence({ plan, evaluation, language, withoutProposed }: ReportInput): string {
  const words = reportWords(language);
  const existing = plan.sirens.filter(({ status }) => status === "existing");
  const silent = existing
    .filter(({ service }) => service !== "ok")
    .map((siren) => words.result.silentOne(sirenName(siren.id, language), stateText(siren, language)));
  const first =
    words.result.existing(decimal(existing.length)) +
    (silent.length > 0 ? words.result.silent(silent.join(words.enumeration)) : "");
  const proposed = plan.sirens.filter(
    ({ status, service }) => status === "proposed" && service === "ok",
  ).length;
  if (proposed === 0) return first;
  const { lower, certified } = evaluation.coverage;
  const raised = withoutProposed
    ? words.result.raised(rate(withoutProposed.lower, withoutProposed.certified), rate(lower, certified))
    : "";
  return first + words.semicolon + words.result.proposed(decimal(proposed)) + raised;
}

function blindSentences({ plan, evaluation, language }: ReportInput): string[] {
  const words = reportWords(language);
  const { blindSpots, weakest } = evaluation;
  const least = marginText(weakest) === "—" ? [] : [words.result.weakest(marginText(weakest))];
  if (blindSpots.length === 0) return least;
  const places = placesOf(plan.base.context);
  const named = (spot: BlindSpot): string => spotText(spot, places, language);
  const largest = most(blindSpots, (spot) => spot.areaM2);
  const parts = [words.result.largest(named(largest), hectaresText(largest.areaM2))];
  const crowded = most(blindSpots, (spot) => spot.persons ?? 0);
  if ((crowded.persons ?? 0) > 0)
    parts.push(words.result.mostPersons(named(crowded), decimal(blindPersons(crowded.persons ?? 0))));
  return [mainReason(blindSpots, language), parts.join(words.semicolon), ...least];
}

function mainReason(spots: readonly BlindSpot[], language: ReportInput["language"]): string {
  const counts = new Map<BlindSpot["reason"], number>();
  for (const { reason } of spots) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [reason, count] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best));
  const words = reportWords(language).result;
  const [text, all] = [reasonText({ reason }, language), decimal(spots.length)];
  return count === spots.length ? words.onlyReason(text, all) : words.mainReason(text, decimal(count), all);
}

const spotText = (spot: BlindSpot, places: readonly Place[], language: ReportInput["language"]): string => {
  const place = placeName(spot.centroid, places, language);
  return place === null ? spot.id : reportWords(language).result.spot(spot.id, place);
};

function most(spots: readonly BlindSpot[], value: (spot: BlindSpot) => number): BlindSpot {
  const [first] = spots;
  assert(first, "there is a blind spot");
  return spots.reduce((best, spot) => (value(spot) > value(best) ? spot : best), first);
}
