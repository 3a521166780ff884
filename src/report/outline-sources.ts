import type { Language } from "../i18n/language";
import type { Plan } from "../model/plan";
import { isIllustrative } from "../model/is-illustrative";
import type { Block, Section } from "./outline-shape";
import type { ReportInput } from "./report-input";
import { reportWords } from "./report-words";

/** Where the data come from, in the project's own words, and what is not real. */
export function sourcesSection({ plan, fingerprint, language }: ReportInput): Section {
  const words = reportWords(language).sources;
  const stated = [statedText(plan, "notice", language), statedText(plan, "attribution", language)].filter(
    (text) => text !== null,
  );
  const texts = [
    ...(isIllustrative(plan) ? [words.illustrative] : []),
    ...(stated.length > 0 ? stated : [words.notStated]),
    words.fingerprint(fingerprint),
  ];
  return { heading: words.heading, blocks: texts.map((text): Block => ({ kind: "paragraph", text })) };
}

/** A text of project.json that the contract does not know: one text, or one for each language. */
export function statedText({ source }: Pick<Plan, "source">, key: string, language: Language): string | null {
  const value: unknown = source.manifest[key];
  if (typeof value === "string") return value;
  const own: unknown =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)[language] : null;
  return typeof own === "string" ? own : null;
}
