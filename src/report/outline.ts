import type { ReportText } from "../i18n/zh-report";
import { isIllustrative } from "../model/is-illustrative";
import { methodSection } from "./outline-method";
import { conclusionOf, resultParagraph } from "./outline-result";
import { sourcesSection, statedText } from "./outline-sources";
import { blindSection, sirenSection } from "./outline-tables";
import type { ReportInput } from "./report-input";
import { reportWords } from "./report-words";
import { modelName } from "./model-name";

/** A column of a table; numbers stand right. */
export interface Column {
  readonly head: string;
  readonly align: "left" | "right";
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Last row: one cell for each column. */
  readonly total?: readonly string[];
}

/** A piece of a section; renderers know these kinds and nothing of coverage. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly table: Table }
  /** Names and values, two pairs to a row. */
  | {
      readonly kind: "facts";
      readonly caption: string;
      readonly facts: readonly (readonly [name: string, value: string])[];
    }
  /** The coverage map: drawn by the renderer from the report's input. */
  | { readonly kind: "map"; readonly caption: string; readonly source: string }
  | {
      readonly kind: "signatures";
      readonly roles: readonly string[];
      readonly date: string;
      readonly blankDate: string;
    };

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Begins on a new page in print. */
  readonly newPage?: true;
}

/** A report as data: every sentence and figure in place, no layout. */
export interface Outline {
  readonly title: string;
  /** Stands on every page and map while any position is illustrative; null otherwise. */
  readonly illustrative: string | null;
  readonly byline: readonly string[];
  readonly conclusion: {
    readonly label: string;
    readonly rate: string;
    readonly heading: string;
    readonly text: string;
  };
  readonly sections: readonly Section[];
  readonly footer: string;
}

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
