import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { coverageSetup } from "../../src/analysis/coverage-setup";
import { buildWorld } from "../../src/analysis/world";
import { mixColours } from "../../src/map/colour-mix";
import { reviewColours } from "../../src/map/review-part";
import { COLOURS } from "../../src/map/tokens";
import { samplePlan } from "../support/hedong";
import { picture, useBrowser } from "./browser";
import { pixelsOf } from "./pixel";
import { computed, pixelOf } from "./planner";

const { open } = useBrowser();

/** Chooses a layer for review by its name and waits until it is computed. */
async function review(page: Page, name: string): Promise<void> {
  await page.getByTestId("review").getByRole("combobox").click();
  await page.locator(".ant-select-item-option").filter({ hasText: name }).click();
  await settled(page);
}

/** The layer stands as the plan has it, and the map has drawn it. */
async function settled(page: Page): Promise<void> {
  await page.waitForSelector('[data-testid="review-state"]:not([data-state="running"])', {
    timeout: 60_000,
    state: "attached",
  });
  await page.mouse.move(5, 5);
  await page.waitForTimeout(500);
}

const legend = async (page: Page): Promise<string> =>
  (await page.getByTestId("review-legend").textContent()) ?? "";

const dark = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "工程菜单" }).click();
  await page.getByText("深色界面").click();
  await page.waitForTimeout(400);
};

/** The colour most like another, and by how much its three channels differ in sum. */
function nearestColour(colour: string, colours: readonly string[]): [index: number, away: number] {
  const channels = (text: string): number[] =>
    [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
  const aways = colours.map((other) =>
    channels(other).reduce((sum, value, i) => sum + Math.abs(value - (channels(colour)[i] ?? 0)), 0),
  );
  const least = Math.min(...aways);
  return [aways.indexOf(least), least];
}

const LAYERS = [
  ["可听台数", "reach", /1 台.*km².*2 台.*3 台及以上/],
  ["主导警报器", "dominance", /估算.*网格.*商城社区.*km²/],
  ["鸣响节奏", "blur", /估算.*清楚.*变短.*模糊.*听成解除/],
  ["室内可听", "indoor", /仅供参考.*仅室外.*开窗可听.*关窗也可听.*假定/],
  ["近处声级上限", "ceiling", /118 dB\(A\).*123 dB\(C\)/],
  ["失效后果", "failure", /失去覆盖/],
] as const;

describe("the layers for review", () => {
  it("are one at a time, each with its legend, in both themes", async () => {
    const { page } = await open();
    await picture(page, "layer-margin");
    for (const [name, kind, expected] of LAYERS) {
      await review(page, name);
      expect(await page.getByTestId("review").getAttribute("data-review")).toBe(kind);
      expect(await page.getByTestId("review-state").getAttribute("data-state"), name).toBe("ready");
      expect(await legend(page), name).toMatch(expected);
      await picture(page, `layer-${kind}`);
    }
    await dark(page);
    for (const [name, kind] of LAYERS) {
      await review(page, name);
      await picture(page, `layer-${kind}-dark`);
    }
    await review(page, "声级裕量");
    expect(await page.getByTestId("review-legend").count()).toBe(0);
  });

  it("colour every place by the number of sirens that reach it, and leave blind ground to the hatching", async () => {
    const { page } = await open();
    await review(page, "可听台数");
    // Nothing is to lie over the classes but what every map has.
    for (const name of ["警报器", "地名"]) await page.getByRole("checkbox", { name, exact: true }).uncheck();
    await page.getByRole("button", { name: "收起图例" }).click();
    await settled(page);
    const ground = COLOURS.light.mapPlanning;
    const colours = reviewColours("light", "reach").map((colour) => mixColours(colour, ground, 0.9));
    const right = [0, 0, 0, 0];
    const asked = [0, 0, 0, 0];
    const colourAt = await pixelsOf(page);
    for (const { at, sirens } of placesInHedong()) {
      const colour = colourAt(await pixelOf(page, at));
      asked[sirens] = (asked[sirens] as number) + 1;
      const [nearest, away] = nearestColour(colour, colours);
      // Blind ground has the colour of no class, hatched or between the hatches; a line of the grid darkens a little.
      const good = sirens === 0 ? away > 12 : away < 36 && colours[nearest] === colours[sirens];
      if (good) right[sirens] = (right[sirens] as number) + 1;
    }
    for (const sirens of [0, 1, 2, 3]) {
      expect(asked[sirens], `${sirens} sirens`).toBeGreaterThan(4);
      // Border, railway and buttons lie on some of the places.
      expect((right[sirens] as number) / (asked[sirens] as number), `${sirens} sirens`).toBeGreaterThan(0.9);
    }
  });

  it("rank the sirens by what their failure costs, and show what the chosen one leaves blind", async () => {
    const { page } = await open();
    await review(page, "失效后果");
    const rows = page.getByTestId("critical").getByRole("option");
    expect(await rows.first().textContent()).toMatch(/公顷.*人.*覆盖率 −/);
    const place = { x: 684, y: 352 };
    const covered = (await pixelsOf(page))(place);
    await rows.first().click();
    await page.mouse.move(5, 5);
    await page.waitForTimeout(400);
    await picture(page, "critical");
    expect((await pixelsOf(page))(place)).not.toBe(covered);
    await page.keyboard.press("ArrowDown");
    expect(await rows.nth(1).getAttribute("aria-selected")).toBe("true");
    await page.getByRole("button", { name: "属性与编辑" }).click();
    expect(await page.getByText("失效代价").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.getByText("最关键的警报器").count()).toBe(1);
    await page.getByRole("button", { name: /排序/ }).click();
    await page.getByRole("menuitem", { name: "按面积" }).click();
    expect(await rows.first().textContent()).toMatch(/22.*377/);
    await page.getByRole("button", { name: "回到声级裕量" }).click();
    expect(await page.getByTestId("review").getAttribute("data-review")).toBe("margin");
    expect(await page.getByTestId("blind-total").count()).toBe(1);
  });

  it("follow the plan: a deleted siren leaves the ranking and the layer", async () => {
    const { page } = await open();
    await review(page, "主导警报器");
    expect(await legend(page)).toContain("拟1五里堆社区");
    await page.getByRole("listbox").getByText("五里堆社区").click();
    await page.keyboard.press("Delete");
    await computed(page);
    await settled(page);
    expect(await legend(page)).not.toContain("五里堆社区");
    await picture(page, "layer-follows");
  });

  it("are not offered without a level, and say why", async () => {
    const { page } = await open();
    await review(page, "鸣响节奏");
    await page.getByRole("button", { name: "工程菜单" }).click();
    await page.getByText("模型与判据…").click();
    await page.getByRole("radio", { name: /标称半径/ }).check({ force: true });
    await page.keyboard.press("Escape");
    await computed(page);
    await settled(page);
    expect(await page.getByTestId("review-state").textContent()).toContain("标称半径没有声级");
    await page.getByTestId("review").getByRole("combobox").click();
    const disabled = page.locator(".ant-select-item-option-disabled");
    expect(await disabled.allTextContents()).toEqual([
      expect.stringMatching(/^主导警报器标称半径没有声级/),
      expect.stringMatching(/^鸣响节奏标称半径没有声级/),
      expect.stringMatching(/^室内可听标称半径没有声级/),
    ]);
    await page.waitForTimeout(300);
    await picture(page, "layer-radius");
    await page.keyboard.press("Escape");
    await review(page, "可听台数");
    expect(await legend(page)).toContain("标称半径之内的警报器台数");
  });

  it("explain the ambient zones and the candidates that are switched on", async () => {
    const { page } = await open();
    expect(await page.getByTestId("ambient-legend").count()).toBe(0);
    await page.getByRole("checkbox", { name: "环境噪声分区" }).check();
    await page.getByRole("checkbox", { name: "候选点位" }).check();
    expect(await page.getByTestId("ambient-legend").textContent()).toMatch(/56\.5/);
    expect(await page.getByRole("region", { name: "图例" }).textContent()).toContain("候选点位");
    await page.waitForTimeout(400);
    await picture(page, "layer-ambient");
  });

  it("can be chosen by the keyboard, in English and in a small window", async () => {
    const { page } = await open({ viewport: { width: 1024, height: 768 } });
    await page
      .getByRole("button", { name: /EN|English/ })
      .first()
      .click();
    const combo = page.getByTestId("review").getByRole("combobox");
    await combo.focus();
    expect(await combo.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)).toBe(
      "Review by",
    );
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await page.getByTestId("review").getAttribute("data-review")).toBe("reach");
    await page.getByRole("button", { name: /Unfold the legend/ }).click();
    for (const [name, kind] of [
      ["Dominating siren", "dominance"],
      ["Signal pattern", "blur"],
      ["Heard indoors", "indoor"],
      ["Ceiling near masts", "ceiling"],
      ["Failure", "failure"],
    ] as const) {
      await review(page, name);
      await picture(page, `layer-${kind}-en`);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1024);
  });

  it("have no violation of WCAG 2 A and AA that the tester can see", async () => {
    const { page } = await open();
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.evaluate(axe);
    for (const name of ["主导警报器", "鸣响节奏", "失效后果"]) {
      await review(page, name);
      const found = await page.evaluate(async () => {
        interface Found {
          violations: { id: string; nodes: { target: string[] }[] }[];
          passes: unknown[];
        }
        const { axe: tester } = window as unknown as {
          axe: { run(context: Document, options: object): Promise<Found> };
        };
        const { violations, passes } = await tester.run(document, { runOnly: ["wcag2a", "wcag2aa"] });
        return {
          violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
          passes: passes.length,
        };
      });
      expect(found.passes).toBeGreaterThan(10);
      expect(found.violations, name).toEqual([]);
    }
  });
});

/** Places all over Hedong round which, for 120 m, the same number of sirens is heard; three stands for more. */
function placesInHedong(): { at: readonly number[]; sirens: number }[] {
  const plan = samplePlan("hedong");
  const world = buildWorld(plan.base, true);
  const made = coverageSetup(plan, world);
  if (!made.ok) throw new Error("Hedong can be computed");
  const { discs } = made.value;
  const heard = (x: number, y: number): number => {
    const label = world.map.labelAt(x, y);
    if (label < 0) return -1;
    const near = discs.filter(
      (disc) => Math.hypot(disc.x - x, disc.y - y) <= (disc.radiusByLabel[label] ?? 0),
    );
    return Math.min(3, near.length);
  };
  const places = [];
  for (let x = -5_000; x <= 5_000; x += 480)
    for (let y = -6_000; y <= 6_000; y += 480) {
      const sirens = heard(x, y);
      const round = [0, 1, 2, 3, 4, 5, 6, 7].map((k) =>
        heard(x + 120 * Math.cos((k * Math.PI) / 4), y + 120 * Math.sin((k * Math.PI) / 4)),
      );
      if (sirens >= 0 && round.every((other) => other === sirens))
        places.push({ at: world.plane.toWgs84([x, y]), sirens });
    }
  return places;
}
