import { Inflate, zipSync } from "fflate";
import { type Result, err, ok } from "../base/result";
import { pathInFolder } from "../model/project-paths";
import type { Problem } from "../model/problem";
import { crc32 } from "./crc32";
import { type ZipEntry, zipDirectory } from "./zip-directory";

/** What an opened project may cost: unpacked bytes in all, and number of files. */
export const ZIP_LIMITS = { bytes: 200_000_000, entries: 5_000 } as const;

/** Always the same moment, so that the same plan gives the same bytes. */
const WRITTEN = new Date(1980, 0, 1);

/** Packs the files of a project into a `.sirenplan`. */
export function writeProjectZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: WRITTEN }) as Uint8Array<ArrayBuffer>;
}

/**
 * Unpacks a `.sirenplan` or another zip of a project folder. Sizes and checksums are checked here: a stated size that
 * is too small would otherwise cut a file without a word, and one that is too large would fill the memory.
 * @param file its name, for the problem.
 */
export function readProjectZip(
  bytes: Uint8Array,
  file: string,
  limits: { readonly bytes: number; readonly entries: number } = ZIP_LIMITS,
): Result<Map<string, Uint8Array>, Problem> {
  const refuse = (code: Problem["code"], place: string, detail: Problem["detail"]) =>
    err<Problem>({ code, file, place, ...(detail ? { detail } : {}) });
  const directory = zipDirectory(bytes, limits.entries);
  if (!directory.ok)
    return directory.error === "too-many"
      ? refuse("too-large", "", { value: "files", limit: limits.entries })
      : refuse("bad-zip", "", { reason: directory.error });
  const total = directory.value.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.bytes) return refuse("too-large", "", { value: total, limit: limits.bytes });
  const files = new Map<string, Uint8Array>();
  for (const entry of directory.value) {
    const path = pathInFolder(entry.name);
    if (path === null) return refuse("bad-zip", entry.name, { reason: "unsafe-name" });
    if (files.has(path)) return refuse("bad-zip", entry.name, { reason: "duplicate-name" });
    const content = unpack(entry, bytes.subarray(entry.start, entry.start + entry.packed));
    if (typeof content === "string") return refuse("bad-zip", entry.name, { reason: content });
    files.set(path, content);
  }
  return ok(files);
}

type EntryFault = "damaged" | "wrong-size" | "wrong-checksum" | "unknown-method";

/** Unpacks one file; never holds much more than the size that it states. */
function unpack(entry: ZipEntry, packed: Uint8Array): Uint8Array | EntryFault {
  if (entry.method !== 0 && entry.method !== 8) return "unknown-method";
  const content = entry.method === 0 ? packed.slice() : inflated(packed, entry.size);
  if (typeof content === "string") return content;
  if (content.length !== entry.size) return "wrong-size";
  return crc32(content) === entry.crc ? content : "wrong-checksum";
}

/** Deflate grows a byte to 1032 at most, so one portion never unpacks to more than 17 MB before it is looked at. */
const PORTION = 16_384;

function inflated(packed: Uint8Array, size: number): Uint8Array | EntryFault {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((part) => {
    parts.push(part);
    length += part.length;
  });
  try {
    for (let at = 0; at < packed.length || at === 0; at += PORTION) {
      inflate.push(packed.subarray(at, at + PORTION), at + PORTION >= packed.length);
      if (length > size) return "wrong-size";
    }
  } catch {
    return "damaged";
  }
  const content = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.length;
  }
  return content;
}
