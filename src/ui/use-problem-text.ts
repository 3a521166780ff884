import { problemText } from "../i18n/problem-text";
import type { Problem } from "../model/problem";
import { useView } from "./view-state";

/** Says a problem in the chosen language. */
export function useProblemText(): (problem: Problem) => string {
  const language = useView((view) => view.language);
  return (problem) => problemText(problem, language);
}
