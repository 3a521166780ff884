/** Languages of the face; Chinese is the first, whatever the browser asks for. */
export type Language = "zh" | "en";

export const DEFAULT_LANGUAGE: Language = "zh";

/** BCP 47 tag for `lang` attributes. */
export const languageTag = (language: Language): "zh-CN" | "en" => (language === "zh" ? "zh-CN" : "en");

export const isLanguage = (value: unknown): value is Language => value === "zh" || value === "en";
