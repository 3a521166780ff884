import { parseArgs } from "node:util";
import { type Result, err, ok } from "../base/result";
import type { Language } from "../i18n/language";
import type { CliText } from "../i18n/zh-cli";
import { type Call, type Verb, parseArgsOptions } from "./verb";

/** What the arguments of a verb ask for: its help, or a run. */
export type Wanted = { readonly kind: "help" } | { readonly kind: "run"; readonly call: Call };

/** Reads the arguments after the verb; what does not fit is a line for people. */
export function readCall(
  verb: Verb,
  args: readonly string[],
  language: Language,
  words: CliText,
): Result<Wanted, string> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: parseArgsOptions(verb),
      allowPositionals: true,
      strict: true,
    });
  } catch (reason) {
    return err(complaint(reason, verb, words));
  }
  const { values, positionals } = parsed;
  if (values["help"] === true) return ok({ kind: "help" });
  const [subject, extra] = positionals;
  if (subject === undefined || subject === "")
    return err(words.errors.missingArgument(verb.subject, verb.name));
  if (extra !== undefined) return err(words.errors.extraArgument(extra));
  const missing = verb.required?.find((name) => values[name] === undefined);
  if (missing !== undefined) return err(words.errors.missingArgument(`--${missing}`, verb.name));
  const entries = Object.entries(values);
  return ok({
    kind: "run",
    call: {
      subject,
      texts: Object.fromEntries(
        entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
      ),
      lists: Object.fromEntries(
        entries.filter((entry): entry is [string, string[]] => Array.isArray(entry[1])),
      ),
      flags: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
      language,
      words,
    },
  });
}

/** Node's refusals, in our words. */
function complaint(reason: unknown, verb: Verb, { errors }: CliText): string {
  const { code, message } = reason as { readonly code?: string; readonly message: string };
  const option = /(?:'|\s)(--?[^\s'=<,]+)/.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return errors.unknownOption(option, verb.name);
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE")
    return message.includes("does not take") ? errors.takesNoValue(option) : errors.needsValue(option);
  return errors.internal(message);
}
