import type { CliText } from "../i18n/zh-cli";
import { textTable } from "./text-table";
import { COMMON_OPTIONS, type Verb, type VerbOptions } from "./verb";

/** The help of the whole command line. */
export function overallHelp(verbs: readonly Verb[], words: CliText): string {
  const rows = verbs.map((verb) => [`  ${verb.name}`, words.verbs[verb.name]]);
  return [
    words.intro,
    "",
    `${words.usage}: siren-plan VERB …`,
    "",
    `${words.verbsHead}:`,
    textTable(rows),
    "",
    words.project,
    words.more,
    words.exits,
    "",
  ].join("\n");
}

/** The help of one verb. */
export function verbHelp(verb: Verb, words: CliText): string {
  const options = { ...verb.options, ...COMMON_OPTIONS };
  const names = Object.keys(options) as (keyof CliText["options"])[];
  const rows = names.map((name) => [`  ${written(name, options)}`, words.options[name]]);
  const synopsis = (Object.keys(verb.options) as (keyof CliText["options"])[]).map((name) => {
    const required = verb.required?.includes(name) === true;
    const repeat = options[name]?.multiple ? " …" : "";
    return required ? written(name, options) : `[${written(name, options)}${repeat}]`;
  });
  return [
    words.verbs[verb.name],
    "",
    `${words.usage}: ${["siren-plan", verb.name, verb.subject, ...synopsis].join(" ")}`,
    ...(verb.subject === "PROJECT" ? [words.project] : []),
    "",
    `${words.optionsHead}:`,
    textTable(rows),
    "",
    words.exits,
    "",
  ].join("\n");
}

const written = (name: keyof CliText["options"], options: VerbOptions): string => {
  const value = options[name]?.value;
  return value === undefined ? `--${name}` : `--${name} ${value}`;
};
