import { zipSync } from "fflate";
import type { Page } from "playwright-core";

/** Waits until the coverage of the plan as it is has been computed. */
export const computed = (page: Page): Promise<unknown> =>
  page.waitForSelector('[data-testid="computed"][data-state="ready"]', { timeout: 30_000 });

/** Opens a project of that name as a user does, and waits for its answer. */
export async function openProject(page: Page, name: string, files: Map<string, Uint8Array>): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Control+o");
  const buffer = Buffer.from(zipSync(Object.fromEntries(files)));
  const given = { name: `${name}.sirenplan`, mimeType: "application/octet-stream", buffer };
  await (await chooser).setFiles([given]);
  await page.getByText(name).first().waitFor();
  await computed(page);
}

/** The coverage rate as the header shows it, per cent. */
export async function shownRate(page: Page): Promise<number> {
  const text = await page.getByTestId("coverage-rate").textContent();
  return Number(/[\d.]+/.exec(text ?? "")?.[0]);
}

/** Where a place is on the page, pixels: spherical Mercator from the corner and zoom that the map states. */
export async function pixelOf(page: Page, [lon, lat]: readonly number[]): Promise<{ x: number; y: number }> {
  const map = page.getByTestId("map");
  const box = await map.boundingBox();
  const view = (await map.getAttribute("data-view")) ?? "";
  const [lon0, lat0, zoom] = view.split(" ").map(Number) as [number, number, number];
  const world = 512 * 2 ** zoom;
  const mercator = (degrees: number) =>
    Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
  if (!box) throw new Error("the map is on the page");
  return {
    x: box.x + (((lon as number) - lon0) / 360) * world,
    y: box.y + (mercator(lat0) - mercator(lat as number)) * world,
  };
}
