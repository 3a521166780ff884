import type { Language } from "./language";

/** Siren ids as they are shown: in English the proposed ones, 拟1 拟2 …, read P1 P2 …; every other id stays as it is. */
export const displaySirenId = (id: string, language: Language): string =>
  language === "en" ? id.replace(/^拟\s*(?=\d)/, "P") : id;
