import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/i18n/catalogue";

/** Paths of all words, `header.stop` … */
function paths(words: unknown, prefix = ""): string[] {
  if (typeof words !== "object" || words === null) return [prefix];
  return Object.entries(words).flatMap(([key, value]) =>
    paths(value, prefix === "" ? key : `${prefix}.${key}`),
  );
}

/** Every word, functions called with a mark in each place. */
function texts(words: unknown): string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function") return [(words as (...marks: string[]) => string)("7", "8", "9", "6")];
  if (typeof words !== "object" || words === null) return [];
  return Object.values(words).flatMap(texts);
}

describe("the words of the face", () => {
  it("are the same in both languages", () => {
    const zh = paths(catalogue("zh"));
    expect(zh.length).toBeGreaterThan(250);
    expect(paths(catalogue("en"))).toEqual(zh);
  });

  it("are never empty, and never show a hole", () => {
    for (const language of ["zh", "en"] as const)
      for (const text of texts(catalogue(language))) {
        expect(text.trim()).not.toBe("");
        expect(text).not.toMatch(/undefined|\[object/);
      }
  });

  it("have no emoji", () => {
    for (const language of ["zh", "en"] as const)
      expect(texts(catalogue(language)).join("")).not.toMatch(/\p{Extended_Pictographic}(?<![©®™↔↕])/u);
  });
});
