import { enCli } from "../i18n/en-cli";
import { DEFAULT_LANGUAGE, type Language, isLanguage } from "../i18n/language";
import { type CliText, zhCli } from "../i18n/zh-cli";
import { overallHelp, verbHelp } from "./help-text";
import { oneLine } from "./one-line";
import { readCall } from "./read-call";
import { VERBS } from "./verbs";

/** What a run leaves: its output, at most one line of complaint, and the exit code of the contract (DESIGN §4). */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 1 | 2;
}

const WORDS: Readonly<Record<Language, CliText>> = { zh: zhCli, en: enCli };

/** Runs a command line. Never throws: what nobody expected is one line as well. */
export async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<Outcome> {
  const asked = askedLanguage(args);
  const preferred = asked ?? environment["SIREN_PLAN_LANG"];
  const language = isLanguage(preferred) ? preferred : DEFAULT_LANGUAGE;
  const words = WORDS[language];
  // A bad option is a mistake; a variable that is meant for something else (zh_CN.UTF-8) is none.
  if (asked !== undefined && !isLanguage(asked)) return refusal(words.errors.badLang(asked));
  try {
    return await runVerb(args, language, words);
  } catch (reason) {
    return refusal(words.errors.internal(reason instanceof Error ? reason.message : String(reason)));
  }
}

async function runVerb(args: readonly string[], language: Language, words: CliText): Promise<Outcome> {
  const names = VERBS.map(({ name }) => name).join(", ");
  // An option may stand before the verb: `siren-plan --lang en evaluate …`.
  const start = args[0] === "--lang" ? 2 : args[0]?.startsWith("--lang=") ? 1 : 0;
  const [name, ...rest] = args.slice(start);
  if (name === "--help" || name === "-h" || name === "help") return done(overallHelp(VERBS, words));
  if (name === undefined) return refusal(words.errors.noVerb(names));
  const verb = VERBS.find((candidate) => candidate.name === name);
  if (!verb) return refusal(words.errors.unknownVerb(name, names));
  const wanted = readCall(verb, rest, language, words);
  if (!wanted.ok) return refusal(wanted.error);
  if (wanted.value.kind === "help") return done(verbHelp(verb, words));
  const result = await verb.run(wanted.value.call);
  return result.ok ? done(result.value.stdout, result.value.exitCode) : refusal(result.error);
}

const done = (stdout: string, exitCode: 0 | 1 = 0): Outcome => ({ stdout, stderr: "", exitCode });

/** The longest line of complaint: names come from files and may be of any length. */
const LONGEST_LINE = 600;

function refusal(sentence: string): Outcome {
  const line = oneLine(sentence);
  const short = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;
  return { stdout: "", stderr: `${short}\n`, exitCode: 2 };
}

/** The language is needed before the arguments are read, for complaints about them. */
function askedLanguage(args: readonly string[]): string | undefined {
  const at = args.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const given = args[at];
  if (given === undefined) return undefined;
  return given === "--lang" ? args[at + 1] : given.slice("--lang=".length);
}
