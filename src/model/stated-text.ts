import type { Plan } from "./plan";

/** A text of project.json that the contract does not know: one text, or one for each language. */
export function statedText({ source }: Pick<Plan, "source">, key: string, language: string): string | null {
  const value: unknown = source.manifest[key];
  if (typeof value === "string") return value;
  const own: unknown =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)[language] : null;
  return typeof own === "string" ? own : null;
}
