import { displaySirenId } from "../i18n/display-siren-id";
import type { BlindSpot, Margin } from "../analysis/evaluation";
import { enReport } from "../i18n/en-report";
import type { Language } from "../i18n/language";
import { NO_NUMBER, distanceText, marginFigure } from "../i18n/number-format";
import { type ReportText, zhReport } from "../i18n/zh-report";
import type { Siren } from "../model/plan";

const WORDS: Readonly<Record<Language, ReportText>> = { zh: zhReport, en: enReport };

/** The words of the report in a language. */
export const reportWords = (language: Language): ReportText => WORDS[language];

/** A siren in a sentence: `17 号`, `拟2`. */
export const sirenName = (id: string, language: Language): string =>
  WORDS[language].sirenNumber(displaySirenId(id, language));

/** Why a spot is blind, in a word or two. */
export function reasonText(
  spot: Pick<BlindSpot, "reason" | "reasonSiren" | "overTheTop">,
  language: Language,
): string {
  const words = WORDS[language];
  return bareReason(spot, words, language) + (spot.overTheTop ? words.overTheTop : "");
}

function bareReason(
  { reason, reasonSiren }: Pick<BlindSpot, "reason" | "reasonSiren">,
  words: ReportText,
  language: Language,
): string {
  if (reason !== "siren-out-of-service") return words.reason[reason];
  return reasonSiren === undefined
    ? words.sirenOffAny
    : words.sirenOff(displaySirenId(reasonSiren, language));
}

/** The sounding siren nearest to the worst point, and its distance: `17 号，604 m`. */
export function nearestText({ nearestSiren, nearestDistanceM }: BlindSpot, language: Language): string {
  if (nearestSiren === null) return NO_NUMBER;
  const name = sirenName(nearestSiren, language);
  return nearestDistanceM === null
    ? name
    : `${name}${WORDS[language].comma}${distanceText(nearestDistanceM)}`;
}

/** A margin without its unit: dB with one decimal, or metres for model `radius`. */
export function marginNumber({ marginDb, marginM }: Margin): string {
  if (marginDb !== null) return marginFigure(marginDb);
  return marginM === undefined ? NO_NUMBER : marginFigure(marginM, 0);
}

/** A margin with its unit. */
export function marginText(margin: Margin): string {
  const number = marginNumber(margin);
  if (number === NO_NUMBER) return number;
  return `${number} ${margin.marginDb === null ? "m" : "dB"}`;
}

/** The state of a siren in a word: faults come first, then whether it exists. */
export const stateText = ({ service }: Pick<Siren, "service">, language: Language): string =>
  WORDS[language].state[service];
