import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evaluatePlan } from "../../src/analysis/evaluate";
import { readProject } from "../../src/model/read-project";
import { ORIGIN, aPlan, at, filesOf, rectangle, square } from "../support/a-plan";
import { aTiff } from "../support/a-tiff";
import { picture, useBrowser } from "./browser";
import { openProject, pixelOf } from "./planner";

const { open } = useBrowser();

const COLS = 61;

/** A ridge of 24 m that runs north, and ground that is never level, so that every bound is worked for. */
const heights = Array.from({ length: COLS * COLS }, (_, k) => {
  const [col, row] = [k % COLS, Math.floor(k / COLS)];
  return 40 + 24 * Math.exp(-(((col - 34) / 3) ** 2)) + 3 * Math.sin(row / 4) + Math.cos(col / 5);
});

/** Two sirens, a ridge and a wall of houses: some ground is blind, some remains undecided. */
function screenedProject(): Map<string, Uint8Array> {
  const documents = aPlan({
    area: square(800),
    name: "山脊",
    settings: { model: "iso9613", certificate: { floor: 4, timeLimit: 600 }, resolution: 10 },
  })
    .withSiren("S1", { eastM: -300, northM: 0, levelDb: 120, heightM: 15 })
    .withSiren("S2", { eastM: 250, northM: 300, levelDb: 116, heightM: 25, status: "proposed" })
    .withBuilding(rectangle(-40, -200, -25, 210), 24)
    .withBuilding(rectangle(60, -300, 90, -60), 30)
    .documents() as Record<string, { layers: Record<string, string> }>;
  (documents["project.json"] as { layers: Record<string, string> }).layers["terrain"] = "dem.tif";
  const dem = aTiff({
    cols: COLS,
    rows: COLS,
    values: heights,
    sample: "float32",
    tie: [COLS / 2, COLS / 2, ORIGIN[0], ORIGIN[1]],
    scale: [0.0002, 0.0002],
  });
  return filesOf(documents).set("dem.tif", dem);
}

describe("a screened plan in Chromium", () => {
  it("is proved to the same bounds as in Node, bit for bit, by two workers", async () => {
    const files = screenedProject();
    const plan = await readProject(files);
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    const truth = evaluatePlan(plan.value);
    if (!truth.ok) throw new Error(JSON.stringify(truth.error));
    const { coverage, undecidedM2, blindSpots } = truth.value;
    expect(blindSpots.length).toBeGreaterThan(0);
    expect(undecidedM2).toBeGreaterThan(0);
    const { page } = await open();
    await openProject(page, "山脊", files);
    await page.getByRole("button", { name: "导出报告" }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: /GeoJSON/ }).click();
    const report = JSON.parse(readFileSync(await (await saving).path(), "utf8")) as {
      metadata: Record<string, unknown>;
    };
    expect(report.metadata["coverage"]).toEqual(JSON.parse(JSON.stringify(coverage)));
    expect(report.metadata["undecidedM2"]).toBe(undecidedM2);
    expect(report.metadata["district"]).toEqual(truth.value.district);
    await picture(page, "screened");
  });

  it("follows the hand by an estimate, and says how far the proof is when the siren is set down", async () => {
    const { page } = await open();
    await openProject(page, "山脊", screenedProject());
    await page.waitForTimeout(800);
    const state = page.locator(".rate-state");
    expect(await state.textContent()).toContain("已证明");
    const from = await pixelOf(page, at(250, 300));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 30, from.y + 20, { steps: 4 });
    await expect.poll(() => state.getAttribute("data-state")).toBe("estimate");
    expect(await state.textContent()).toContain("估算");
    // What is said from now on, in the order it is said.
    await page.evaluate(() => {
      const seen: string[] = [];
      const element = document.querySelector(".rate-state");
      Object.assign(window, { seen });
      new MutationObserver(() => seen.push(element?.textContent ?? "")).observe(element as Element, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await page.mouse.up();
    await expect.poll(() => state.getAttribute("data-state"), { timeout: 30_000 }).toBe("proved");
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(seen.some((text) => text.includes("证明中"))).toBe(true);
    expect(seen.some((text) => /估算.*证明中/.test(text))).toBe(true);
    expect(seen.some((text) => /已判定 \d+ %/.test(text))).toBe(true);
    expect(seen.at(-1)).toMatch(/已证明未判定 [\d\s]+ m²/);
  });
});
