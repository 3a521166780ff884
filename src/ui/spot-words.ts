import type { BlindSpot } from "../engine/contract";
import { displaySirenId } from "../i18n/display-siren-id";
import type { Catalogue } from "../i18n/catalogue";
import type { Language } from "../i18n/language";
import { decimal, marginFigure } from "../i18n/number-format";

/** A margin as it is printed: dB with its sign, or metres for model `radius`. */
export function marginText(margin: { readonly marginDb: number | null; readonly marginM?: number }): string {
  if (margin.marginDb !== null) return `${marginFigure(margin.marginDb)} dB`;
  if (margin.marginM !== undefined && Number.isFinite(margin.marginM))
    return `${marginFigure(margin.marginM, 0)} m`;
  return "—";
}

/** The reason in a word or two, for a list. */
export function reasonWord({ blind }: Catalogue, language: Language, spot: BlindSpot): string {
  const off = spot.reasonSiren === undefined ? "" : displaySirenId(spot.reasonSiren, language);
  const reason = spot.reason === "siren-out-of-service" ? blind.sirenOff(off) : blind.reason[spot.reason];
  return reason + (spot.overTheTop ? blind.overTheTop : "");
}

/** A level with the criterion's weighting: `71.4 dB(A)`. */
export const levelText = (levelDb: number, weighting: string): string =>
  `${decimal(levelDb, 1)} dB(${weighting})`;
