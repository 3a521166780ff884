import type { Evaluation } from "../analysis/evaluation";
import {
  blindPersons,
  blindTotals,
  decimal,
  hectaresText,
  rate,
  squareKilometresText,
  squareMetresText,
} from "../i18n/number-format";
import type { Plan } from "../model/plan";
import { isIllustrative } from "../model/is-illustrative";
import { modelName } from "../report/model-name";
import { outdoorM2 } from "../report/outline-result";
import { marginText, nearestText, reasonText, reportWords } from "../report/report-words";
import { displaySirenId } from "../i18n/display-siren-id";
import { type Align, textTable } from "./text-table";
import type { Call } from "./verb";

/** What the run asked for beside the figures. */
export interface Asked {
  readonly areas: string | undefined;
  readonly required: number | null;
  readonly met: boolean;
}

/** The readable answer of `evaluate`: the rate and how sure it is, the blind spots, the sirens. */
export function evaluationText(plan: Plan, evaluation: Evaluation, call: Call, asked: Asked): string {
  const words = call.words.evaluate;
  const blocks = [
    headText(plan, evaluation, call),
    evaluation.blindSpots.length > 0 ? blindTable(evaluation, call) : "",
    plan.sirens.length > 0 ? sirenTable(plan, evaluation, call) : "",
    [
      evaluation.sharesEstimated === true ? words.estimated : "",
      isIllustrative(plan) ? reportWords(call.language).illustrative : "",
      asked.areas === undefined ? "" : words.wrote(asked.areas),
      asked.required === null ? "" : (asked.met ? words.met : words.missed)(String(asked.required)),
    ]
      .filter((line) => line !== "")
      .join("\n"),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

function headText(
  plan: Plan,
  evaluation: Evaluation,
  { language, words: { evaluate: words } }: Call,
): string {
  const { coverage, blindSpots, undecidedM2, weakest, beside } = evaluation;
  const totals = blindTotals(blindSpots);
  const blind =
    totals.count === 0
      ? [undecidedM2 > 0 ? words.noneYet : words.none]
      : [
          words.blind(decimal(totals.count), decimal(totals.km2, 3)),
          ...(totals.persons === null ? [] : [words.persons(decimal(totals.persons))]),
        ];
  return [
    textTable([[plan.name, modelName(plan.settings, language)]]),
    `${words.rate}  ${rate(coverage.lower, coverage.certified)} %  ${words.proved}  ${words.area(squareKilometresText(outdoorM2(evaluation)))}`,
    [...blind, words.undecided(squareMetresText(undecidedM2)), ...cellsText(evaluation, words)].join(
      words.join,
    ),
    ...(beside
      ? [words.beside(squareMetresText(beside.rescuedM2), squareMetresText(beside.surelyBlindM2))]
      : []),
    words.weakest(position(weakest.at), marginText(weakest)),
  ].join("\n");
}

/** Down to which cells a screened plan was judged, and whether time ended it. */
function cellsText({ floorM, stopped }: Evaluation, words: Call["words"]["evaluate"]): string[] {
  if (floorM === undefined || floorM === 0) return [];
  const floor = decimal(floorM, Number.isInteger(floorM) ? 0 : 2);
  return [words.cells(floor), ...(stopped === true ? [words.stopped] : [])];
}

/** Six decimals of a degree are 0.1 m; a plain space, so that the pair can be copied. */
const position = ([lon, lat]: readonly [number, number]): string => `${lon.toFixed(6)}, ${lat.toFixed(6)}`;

const BLIND_ALIGNS: readonly Align[] = ["left", "right", "right", "right", "left", "left", "left"];

function blindTable({ blindSpots }: Evaluation, { language, words: { evaluate: words } }: Call): string {
  const peopled = blindSpots.some(({ persons }) => persons !== undefined);
  const keep = (cells: readonly string[]): string[] => cells.filter((_, column) => peopled || column !== 2);
  const rows = [
    [words.id, words.hectares, words.personsHead, words.margin, words.reason, words.nearest, words.centre],
    ...blindSpots.map((spot) => [
      spot.id,
      hectaresText(spot.areaM2),
      decimal(blindPersons(spot.persons ?? 0)),
      marginText(spot.worst),
      reasonText(spot, language),
      nearestText(spot, language),
      position(spot.centroid),
    ]),
  ];
  return textTable(
    rows.map(keep),
    BLIND_ALIGNS.filter((_, column) => peopled || column !== 2),
  );
}

const SIREN_ALIGNS: readonly Align[] = ["left", "left", "left", "left", "right", "right"];

function sirenTable(
  plan: Plan,
  evaluation: Evaluation,
  { language, words: { evaluate: words } }: Call,
): string {
  const { state } = reportWords(language);
  const shares = new Map(evaluation.sirens.map((share) => [share.id, share]));
  return textTable(
    [
      [words.id, words.site, "", words.state, words.covered, words.sole],
      ...plan.sirens.map(({ id, name, status, service }) => [
        displaySirenId(id, language),
        name,
        state[status],
        state[service],
        squareKilometresText(shares.get(id)?.coveredM2 ?? 0),
        squareKilometresText(shares.get(id)?.soleM2 ?? 0),
      ]),
    ],
    SIREN_ALIGNS,
  );
}
