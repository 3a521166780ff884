import type { Problem } from "../model/problem";
import { enProblems } from "./en-problems";
import type { Language } from "./language";
import { type Detail, type ProblemWords, zhProblems } from "./zh-problems";

const WORDS: Readonly<Record<Language, ProblemWords>> = { zh: zhProblems, en: enProblems };

/** The longest fact that a sentence quotes; a file may hold anything. */
const LONGEST_FACT = 80;

/** One sentence for a problem: file, place, what is wrong and what to do. */
export function problemText({ code, file, place, detail = {} }: Problem, language: Language): string {
  const words = WORDS[language];
  const fact: Detail = (key) => {
    const value = Object.hasOwn(detail, key) ? detail[key] : undefined;
    // What may be chosen is ours, and of use only as a whole; the rest comes from files.
    return value === undefined ? "" : key === "allowed" ? String(value) : shortened(String(value));
  };
  return [file, shortened(words.place(place)), words.reasons[code](fact)]
    .filter((part) => part !== "")
    .join(words.colon);
}

/** The first of some problems, and how many more there are, in one sentence. */
export function problemsText(problems: readonly [Problem, ...Problem[]], language: Language): string {
  const more = problems.length - 1;
  return problemText(problems[0], language) + (more > 0 ? WORDS[language].andMore(more) : "");
}

const shortened = (text: string): string =>
  text.length > LONGEST_FACT ? `${text.slice(0, LONGEST_FACT - 1)}…` : text;
