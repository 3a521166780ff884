import { assert } from "../base/assert";
import { err } from "../base/result";
import { problemsText } from "../i18n/problem-text";
import type { Problem } from "../model/problem";
import type { Call } from "./verb";

/** Problems as the one line that the command line prints. */
export function refuse(
  problems: readonly Problem[],
  { language }: Call,
): { readonly ok: false; readonly error: string } {
  const [first, ...more] = problems;
  assert(first, "a refusal has a reason");
  return err(problemsText([first, ...more], language));
}
