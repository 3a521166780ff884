import type { Catalogue } from "../../i18n/catalogue";
import { decimal, squareKilometresText } from "../../i18n/number-format";
import type { SitingAsk } from "../../session/siting-state";

/** How the value of a plan on the way is said: units, persons, or square kilometres. */
export function stepFigure(ask: SitingAsk, { siting: words }: Catalogue): (value: number) => string {
  if (ask.kind !== "sites" || ask.question.want.kind === "minimum")
    return (value) => words.unitsOf(decimal(value));
  return ask.question.weight === "persons"
    ? (value) => decimal(value)
    : (value) => `${squareKilometresText(value)} km²`;
}
