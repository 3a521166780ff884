import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Part of every JavaScript machine, though not of the bare language that this folder compiles with. */
declare class TextDecoder {
  constructor(label: "utf-8", options: { readonly fatal: true });
  decode(bytes: Uint8Array): string;
}

/** Text of UTF-8 bytes, less a byte order mark; null where they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-8 bytes of a text. */
export const bytesOf = (text: string): Uint8Array => utf8ToBytes(text);
