import { inflateSync } from "node:zlib";
import type { Page } from "playwright-core";

/** The colour of one pixel of the page as it is on screen, `#rrggbb`. */
export async function colourAt(page: Page, { x, y }: { x: number; y: number }): Promise<string> {
  const png = await page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 } });
  let data = Buffer.alloc(0);
  // Chunks of a PNG: length, name, content, checksum.
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      data = Buffer.concat([data, png.subarray(at + 8, at + 8 + png.readUInt32BE(at))]);
  // One pixel: a filter byte that has nothing to refer to, then red, green, blue.
  return `#${inflateSync(data).toString("hex", 1, 4)}`;
}
