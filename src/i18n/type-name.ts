import type { SirenType } from "../model/plan";
import type { Language } from "./language";

/** A siren type's name in a language: the catalogue's `nameEn` in English where it has one. */
export function typeName({ name, extra }: Pick<SirenType, "name" | "extra">, language: Language): string {
  const english = extra["nameEn"];
  return language === "en" && typeof english === "string" && english.trim() !== "" ? english : name;
}
