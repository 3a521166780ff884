import { displaySirenId } from "../i18n/display-siren-id";
import type { Language } from "../i18n/language";

/** A siren as a title: its id and its site's name, once where they are the same: `17 中房大厦`, `拟7`. */
export function sirenTitle(
  sirens: readonly { readonly id: string; readonly name: string }[],
  id: string,
  language: Language,
): string {
  const name = sirens.find((siren) => siren.id === id)?.name ?? "";
  return name === id || name === ""
    ? displaySirenId(id, language)
    : `${displaySirenId(id, language)} ${name}`;
}
