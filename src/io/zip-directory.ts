import { type Result, err, ok } from "../base/result";

/** One file of a zip, as its central directory states it; nothing of it is believed until it was unpacked. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** Bytes packed and unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Where the packed bytes begin. */
  readonly start: number;
}

export type ZipFault = "not-a-zip" | "damaged" | "encrypted" | "too-many";

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;

/** Reads the list of files of a zip (APPNOTE 4.3); folders are left out. Zip64 is not needed below 4 GB and refused. */
export function zipDirectory(bytes: Uint8Array, mostEntries: number): Result<readonly ZipEntry[], ZipFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || (view.getUint32(0, true) !== LOCAL && view.getUint32(0, true) !== END))
    return err("not-a-zip");
  const end = endRecord(view);
  if (end < 0) return err("damaged");
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) return err("too-many");
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return err("damaged");
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return err("damaged");
    const flags = view.getUint16(at + 8, true);
    if (flags & 1) return err("encrypted");
    const name = nameOf(bytes.subarray(at + 46, nameEnd), (flags & 0x800) !== 0);
    const packed = view.getUint32(at + 20, true);
    const start = dataStart(view, view.getUint32(at + 42, true));
    if (name === null || start < 0 || start + packed > end) return err("damaged");
    const [method, crc, size] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 16, true),
      view.getUint32(at + 24, true),
    ];
    if (!name.endsWith("/")) entries.push({ name, method, crc, packed, size, start });
    at = next;
  }
  return at === end ? ok(entries) : err("damaged");
}

/** Offset of the end record, whose comment must end with the file; −1 where there is none. */
function endRecord(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (
      view.getUint32(at, true) === END &&
      at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  return -1;
}

/** Offset of the packed bytes behind a local header; −1 where there is none. */
function dataStart(view: DataView, local: number): number {
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL) return -1;
  return local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
}

/** A name in UTF-8; where it is not, in GB 18030: Windows in China writes it without saying so. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string | null {
  for (const label of isUtf8 ? ["utf-8"] : ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}
