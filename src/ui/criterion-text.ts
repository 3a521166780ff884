import type { Catalogue } from "../i18n/catalogue";
import { decimal } from "../i18n/number-format";
import type { Settings } from "../model/settings";

/** The criterion in one line: `≥ 环境 + 5 dB(A)，余量 3 dB`. */
export function criterionText({ model }: Catalogue, { model: name, criterion }: Settings): string {
  if (name === "radius") return model.radiusCriterion;
  const unit = `dB(${criterion.weighting})`;
  const number = (db: number) => decimal(db, Number.isInteger(db) ? 0 : 1);
  const parts = [model.criterion(number(criterion.aboveAmbientDb), unit)];
  if (criterion.floorDb !== undefined) parts.push(model.floor(number(criterion.floorDb), unit));
  if (criterion.safetyMarginDb !== 0) parts.push(model.margin(number(criterion.safetyMarginDb)));
  return parts.join(model.join);
}
