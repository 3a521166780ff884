import type { BlindSpot } from "../analysis/evaluation";
import {
  NO_NUMBER,
  blindPersons,
  blindTotals,
  decimal,
  hectaresText,
  roundedUp,
  squareKilometresText,
} from "../i18n/number-format";
import type { SirenType } from "../model/plan";
import type { Block, Column, Section, Table } from "./outline-shape";
import { placesOf } from "../model/named-places";
import { placeName } from "../i18n/place-name";
import { typeName } from "../i18n/type-name";
import type { ReportInput } from "./report-input";
import { marginNumber, nearestText, reasonText, reportWords } from "./report-words";
import { displaySirenId } from "../i18n/display-siren-id";

const left = (head: string): Column => ({ head, align: "left" });
const right = (head: string): Column => ({ head, align: "right" });

/** Every blind spot, those with most persons first. Totals are the sum of the figures as printed (face README, rule 4). */
export function blindSection(input: ReportInput): Section {
  const words = reportWords(input.language).blind;
  const spots = input.evaluation.blindSpots;
  if (spots.length === 0)
    return { heading: words.heading, blocks: [{ kind: "paragraph", text: words.none }] };
  const peopled = spots.some(({ persons }) => persons !== undefined);
  return {
    heading: words.heading + (peopled ? words.byPersons : words.byArea),
    blocks: [
      { kind: "table", table: blindTable(input, peopled) },
      { kind: "paragraph", text: words.rounding },
    ],
  };
}

function blindTable({ plan, evaluation, language }: ReportInput, peopled: boolean): Table {
  const all = reportWords(language);
  const words = all.blind;
  const places = placesOf(plan.base.context);
  const spots = [...evaluation.blindSpots].sort(
    (a, b) => (b.persons ?? 0) - (a.persons ?? 0) || b.areaM2 - a.areaM2 || (a.id < b.id ? -1 : 1),
  );
  const totals = blindTotals(spots);
  const inMetres = plan.settings.model === "radius";
  const persons = (spot: BlindSpot): string[] => (peopled ? [decimal(blindPersons(spot.persons ?? 0))] : []);
  return {
    caption: words.caption("1"),
    columns: [
      left(words.id),
      left(words.place),
      right(words.hectares),
      ...(peopled ? [right(words.persons)] : []),
      right(inMetres ? words.marginM : words.marginDb),
      left(words.reason),
      left(words.nearest),
    ],
    rows: spots.map((spot) => [
      spot.id,
      placeName(spot.centroid, places, language) ?? NO_NUMBER,
      hectaresText(spot.areaM2),
      ...persons(spot),
      marginNumber(spot.worst),
      reasonText(spot, language),
      nearestText(spot, language),
    ]),
    total: [
      words.total(decimal(totals.count)),
      "",
      hectaresSum(spots),
      ...(peopled ? [decimal(totals.persons ?? 0)] : []),
      "",
      "",
      "",
    ],
  };
}

/** Sum of the hectares as printed, in whole hundredths so that binary fractions cannot show. */
const hectaresSum = (spots: readonly BlindSpot[]): string =>
  decimal(
    spots.reduce((sum, { areaM2 }) => sum + Math.round(roundedUp(areaM2 / 10_000, 2) * 100), 0) / 100,
    2,
  );

/** The ledger with what each siren adds, and the types in use. */
export function sirenSection(input: ReportInput): Section {
  const words = reportWords(input.language).sirens;
  return {
    heading: words.heading,
    blocks: [
      { kind: "table", table: sirenTable(input) },
      { kind: "paragraph", text: words.note },
      ...typesBlock(input),
    ],
  };
}

function sirenTable({ plan, evaluation, language }: ReportInput): Table {
  const { sirens: words, state } = reportWords(language);
  const shares = new Map(evaluation.sirens.map((share) => [share.id, share]));
  const types = new Map(plan.sirenTypes.map((type) => [type.id, type]));
  let soleThousandths = 0;
  const rows = plan.sirens.map((siren) => {
    const share = siren.service === "ok" ? shares.get(siren.id) : undefined;
    const type = types.get(siren.type);
    const heightM = siren.heightM ?? type?.mountM;
    soleThousandths += Math.round((share?.soleM2 ?? 0) / 1000);
    return [
      displaySirenId(siren.id, language),
      siren.name,
      state[siren.status],
      state[siren.service],
      type ? typeName(type, language) : siren.type,
      heightM === undefined ? NO_NUMBER : decimal(heightM, Number.isInteger(heightM) ? 0 : 1),
      share ? squareKilometresText(share.coveredM2) : NO_NUMBER,
      share ? squareKilometresText(share.soleM2) : NO_NUMBER,
    ];
  });
  const sounding = plan.sirens.filter(({ service }) => service === "ok").length;
  return {
    caption: words.caption("2"),
    columns: [
      left(words.id),
      left(words.site),
      left(words.status),
      left(words.service),
      left(words.type),
      right(words.height),
      right(words.covered),
      right(words.sole),
    ],
    rows,
    total: [
      words.total(decimal(plan.sirens.length), decimal(sounding)),
      "",
      "",
      "",
      "",
      "",
      "",
      decimal(soleThousandths / 1000, 3),
    ],
  };
}

function typesBlock({ plan, language }: ReportInput): Block[] {
  const words = reportWords(language).sirens;
  const used = plan.sirenTypes.filter(({ id }) => plan.sirens.some(({ type }) => type === id));
  if (used.length === 0) return [];
  const table: Table = {
    caption: words.typesCaption("3"),
    columns: [left(words.type), left(words.rated), right(words.frequency), right(words.nominal)],
    rows: used.map((type) => [
      typeName(type, language) + (type.extra["assumed"] === true ? words.assumed : ""),
      ratedText(type, words.ratedText),
      decimal(type.frequencyHz),
      type.nominalRadiusM === undefined ? NO_NUMBER : decimal(type.nominalRadiusM),
    ]),
  };
  return [{ kind: "table", table }];
}

/** Z is no weighting: a bare dB. */
function ratedText(
  { level }: SirenType,
  text: (level: string, unit: string, distance: string) => string,
): string {
  const unit = level.weighting === "Z" ? "dB" : `dB(${level.weighting})`;
  const digits = Number.isInteger(level.valueDb) ? 0 : 1;
  return text(decimal(level.valueDb, digits), unit, decimal(level.distanceM));
}
