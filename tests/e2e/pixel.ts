import { inflateSync } from "node:zlib";
import type { Page } from "playwright-core";

/** The page as it is on screen: the colour at each place, `#rrggbb`. */
export async function pixelsOf(page: Page): Promise<(at: { x: number; y: number }) => string> {
  const { width, bytesPerPixel, rows } = decoded(await page.screenshot());
  return ({ x, y }) => {
    const from = Math.round(x) * bytesPerPixel;
    if (Math.round(x) >= width) throw new Error("the place is on the page");
    return `#${rows[Math.round(y)]?.toString("hex", from, from + 3) ?? ""}`;
  };
}

/** Rows of a PNG with 8 bits for each of three or four channels (PNG specification, clause 9: filtering). */
function decoded(png: Buffer): { width: number; bytesPerPixel: number; rows: Buffer[] } {
  const width = png.readUInt32BE(16);
  const bytesPerPixel = png[25] === 6 ? 4 : 3;
  const packed: Buffer[] = [];
  // Chunks: length, name, content, checksum.
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(packed));
  const length = width * bytesPerPixel;
  const rows: Buffer[] = [];
  for (let from = 0; from < raw.length; from += length + 1) {
    const row = raw.subarray(from + 1, from + 1 + length);
    const above = rows.at(-1);
    for (let i = 0; i < length; i++) {
      const left = row[i - bytesPerPixel] ?? 0;
      const up = above?.[i] ?? 0;
      const corner = above?.[i - bytesPerPixel] ?? 0;
      row[i] = ((row[i] ?? 0) + predicted(raw[from] ?? 0, left, up, corner)) & 255;
    }
    rows.push(row);
  }
  return { width, bytesPerPixel, rows };
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      return 0;
  }
}
