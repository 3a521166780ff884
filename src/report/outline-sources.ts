import { isIllustrative } from "../model/is-illustrative";
import { statedText } from "../model/stated-text";
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
