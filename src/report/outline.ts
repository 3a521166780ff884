import type { ReportText } from "../i18n/zh-report";
import { isIllustrative } from "../model/is-illustrative";
import type { Outline, Section } from "./outline-shape";
import { methodSection } from "./outline-method";
import { conclusionOf, resultParagraph } from "./outline-result";
import { statedText } from "../model/stated-text";
import { sourcesSection } from "./outline-sources";
import { blindSection, sirenSection } from "./outline-tables";
import type { ReportInput } from "./report-input";
import { reportWords } from "./report-words";
import { modelName } from "./model-name";

/** The outline of a coverage report. */
export function outlineOf(input: ReportInput): Outline {
  const words = reportWords(input.language);
  const { plan, fingerprint, language } = input;
  const illustrative = isIllustrative(plan) ? words.illustrative : null;
  const sections: Section[] = [
    {
      heading: words.result.heading,
      blocks: [
        { kind: "paragraph", text: resultParagraph(input) },
        {
          kind: "map",
          caption: words.map.caption("1", plan.name) + words.map.blank + words.map.captionEnd,
          source:
            (statedText(plan, "attribution", language) ?? words.map.sources) +
            (illustrative === null ? "" : words.semicolon + words.map.illustrative),
        },
        {
          kind: "signatures",
          roles: [words.signatures.compiled, words.signatures.checked, words.signatures.approved],
          date: words.signatures.date,
          blankDate: words.signatures.blankDate,
        },
      ],
    },
    { ...blindSection(input), newPage: true },
    sirenSection(input),
    methodSection(input),
    sourcesSection(input),
  ];
  return {
    title: words.title(plan.name),
    illustrative,
    byline: [
      words.compiledBy + words.map.blank,
      words.reportNumber + words.map.blank,
      dateText(input.date, words),
    ],
    conclusion: conclusionOf(input),
    sections: sections.map((section, index) => ({
      ...section,
      heading: `${numeral(words, index)}${section.heading}`,
    })),
    footer: words.footer(fingerprint, input.date, modelName(plan.settings, language)),
  };
}

const numeral = ({ numerals }: ReportText, index: number): string => numerals.split("|")[index] ?? "";

function dateText(iso: string, words: ReportText): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return words.date(year, String(Number(month)), String(Number(day)));
}
