import { catalogue } from "../i18n/catalogue";
import type { Language } from "../i18n/language";
import type { Settings } from "../model/settings";

/** The propagation model as it is called in print. */
export const modelName = ({ model }: Pick<Settings, "model">, language: Language): string =>
  catalogue(language).model[model];
