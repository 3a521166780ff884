import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { picture, useBrowser } from "./browser";

const browser = useBrowser();

describe("the picture of the README", () => {
  it("is taken of the planner on Hedong, and the README shows it", async () => {
    const { page } = await browser.open();
    await page.mouse.move(720, 450);
    await picture(page, "planner");
    if (process.env["UPDATE_PICTURE"])
      await page.screenshot({ path: new URL("../../docs/planner.png", import.meta.url).pathname });
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    expect(readme).toContain("docs/planner.png");
    const png = readFileSync(new URL("../../docs/planner.png", import.meta.url));
    // Width and height of a PNG stand in its first chunk: the picture is a whole window of the planner.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1440, 900]);
  });
});
