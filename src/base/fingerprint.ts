import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** What a result was computed from, in 12 hex digits: `7C1E-94A2-5B0D`. */
export type Fingerprint = string & { readonly __fingerprint: true };

/** JSON with sorted keys, so that equal contents give equal text whatever the order they were written in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** SHA-256 of bytes, in hex. */
export const bytesDigest = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** Fingerprint of any plain content (SHA-256, first 48 bits). */
export function fingerprint(content: unknown): Fingerprint {
  const hex = bytesToHex(sha256(utf8ToBytes(canonicalJson(content))))
    .slice(0, 12)
    .toUpperCase();
  return `${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8, 12)}` as Fingerprint;
}
