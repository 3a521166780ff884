import type { ParseArgsConfig } from "node:util";
import type { Result } from "../base/result";
import type { Language } from "../i18n/language";
import type { CliText } from "../i18n/zh-cli";

/** An option of a verb; its meaning stands in the words under the same name. */
export interface VerbOption {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  /** What stands for the value in the help: `KEY=VALUE`. */
  readonly value?: string;
}

export type VerbOptions = Readonly<Partial<Record<keyof CliText["options"], VerbOption>>>;

/** The command line of a verb, taken apart. */
export interface Call {
  /** The one thing that the verb works on: a project or a scene. */
  readonly subject: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly flags: ReadonlySet<string>;
  readonly language: Language;
  readonly words: CliText;
}

/** What a verb prints, and whether what was required is met. */
export interface Done {
  readonly stdout: string;
  readonly exitCode: 0 | 1;
}

/** One thing that the command line does; the error is the line for people. */
export interface Verb {
  readonly name: keyof CliText["verbs"];
  /** What the subject is called in the help. */
  readonly subject: "PROJECT" | "SCENE.json";
  readonly options: VerbOptions;
  /** Options that must be given. */
  readonly required?: readonly string[];
  readonly run: (call: Call) => Promise<Result<Done, string>>;
}

/** Options that every verb has. */
export const COMMON_OPTIONS: VerbOptions = {
  lang: { type: "string", value: "zh|en" },
  help: { type: "boolean" },
};

/** The options of a verb as `parseArgs` wants them. */
export const parseArgsOptions = (verb: Verb): NonNullable<ParseArgsConfig["options"]> =>
  Object.fromEntries(
    Object.entries({ ...verb.options, ...COMMON_OPTIONS }).map(([name, { type, multiple }]) => [
      name,
      { type, multiple: multiple === true, ...(name === "help" ? { short: "h" } : {}) },
    ]),
  );
