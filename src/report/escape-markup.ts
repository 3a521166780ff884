import { THIN_SPACE } from "../i18n/number-format";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * A text as it may stand in HTML and SVG, between tags or in a quoted attribute. Controls, which neither allows, and
 * the marks that turn the direction of writing, with which a name could reorder its neighbours, become U+FFFD.
 */
export const escapeMarkup = (text: string): string =>
  text
    .replace(/(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string);

/**
 * The same, for print: a line does not end between a number and its unit, nor inside a number. U+2060 forbids the
 * break that a thin space would allow.
 */
export const printed = (text: string): string =>
  escapeMarkup(text)
    .replace(/(\d) (?=(?:dB|km|m|kW|W|Hz|ha)|%)/g, "$1\u00a0")
    .replaceAll(THIN_SPACE, `${THIN_SPACE}\u2060`);
