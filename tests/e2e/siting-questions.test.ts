import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { picture, useBrowser } from "./browser";
import { computed, pixelOf, shownRate } from "./planner";

const { open } = useBrowser();

/** Opens the panel. */
async function panelOf(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "选址", exact: true }).click();
  return page.getByRole("complementary", { name: "选址" });
}

async function solved(panel: Locator): Promise<string> {
  await panel.getByRole("button", { name: /求解$/ }).click();
  await panel.getByTestId("siting-progress").waitFor();
  const answer = panel.getByTestId("siting-answer");
  await answer.waitFor({ timeout: 90_000 });
  return (await answer.textContent()) ?? "";
}

const unfold = (panel: Locator): Promise<void> =>
  panel
    .getByTestId("siting-candidates")
    .getByRole("button", { name: /候选点位/ })
    .first()
    .click();

/** How many sites the panel says are offered. */
async function offered(panel: Locator): Promise<number> {
  const text = (await panel.getByTestId("siting-candidates").getByRole("button").first().textContent()) ?? "";
  return Number(/(\d+) 个可选/.exec(text.replaceAll(/\s(?=\d)/g, ""))?.[1]);
}

/** The engine may have a proof before it. */
const LONG = { timeout: 20_000 };

describe("the questions of the siting panel in Chromium", () => {
  it("says which sirens are redundant, and retires them as one step that changes no coverage", async () => {
    const { page } = await open();
    const before = await shownRate(page);
    const panel = await panelOf(page);
    await panel.getByText("哪些多余", { exact: true }).click();
    const text = await solved(panel);
    expect(text).toMatch(/\d+ 台可以停用.*已证明/);
    expect(text).toContain("已覆盖的地方一处不少");
    const spare = panel.getByTestId("siting-spare").getByRole("button");
    const count = await spare.count();
    expect(count).toBeGreaterThan(0);
    // A click flies there and selects the siren.
    const view = await page.getByTestId("map").getAttribute("data-view");
    await spare.first().click();
    await expect.poll(() => page.getByTestId("map").getAttribute("data-view")).not.toBe(view);
    await picture(page, "siting-redundant");
    await panel.getByRole("button", { name: `停用这 ${count} 台` }).click();
    await computed(page);
    await expect.poll(() => shownRate(page)).toBe(before);
    await page.getByRole("button", { name: "撤销：停用多余警报器" }).click();
    await computed(page);
    // All of them are back at once.
    await page.getByRole("button", { name: "重做：停用多余警报器" }).waitFor();
  });

  it("says which moves help, shows the way on the map, and makes them as one step", async () => {
    const { page } = await open();
    const before = await shownRate(page);
    const panel = await panelOf(page);
    await panel.getByText("挪哪几台", { exact: true }).click();
    await panel.getByLabel("至多挪").fill("1");
    const text = await solved(panel);
    const found = Number(/([\d.]+) %/.exec(text)?.[1]);
    expect(found).toBeGreaterThan(before);
    expect(text).toContain("几步合起来不保证是最好的组合");
    expect(await panel.getByTestId("siting-moves-list").getByRole("button").count()).toBe(1);
    await picture(page, "siting-moves");
    await panel.getByRole("button", { name: "挪动这 1 台" }).click();
    await computed(page);
    await expect.poll(() => shownRate(page)).toBe(found);
    await page.keyboard.press("Control+z");
    await computed(page);
    await expect.poll(() => shownRate(page)).toBe(before);
  });

  it("offers a grid of sites beside the project's own, finer where it is blind, and says when it is too dense", async () => {
    const { page } = await open();
    const panel = await panelOf(page);
    const own = await offered(panel);
    expect(own).toBe(112);
    await unfold(panel);
    await panel.getByRole("checkbox", { name: "网格" }).click();
    await expect.poll(() => offered(panel), LONG).toBeGreaterThan(own + 200);
    const coarse = await offered(panel);
    await panel.getByRole("checkbox", { name: "盲区一带加密一倍" }).click();
    await expect.poll(() => offered(panel), LONG).toBeGreaterThan(coarse + 20);
    await panel.getByRole("checkbox", { name: "盲区一带加密一倍" }).click();
    await panel.getByLabel("间距 m").fill("170");
    await panel.getByLabel("间距 m").press("Enter");
    await expect.poll(() => offered(panel), LONG).toBeGreaterThan(1_700);
    // Thousands are a list of which only the visible rows exist.
    expect(await panel.getByRole("option").count()).toBeLessThan(30);
    await picture(page, "siting-grid");
    await panel.getByLabel("间距 m").fill("60");
    await panel.getByLabel("间距 m").press("Enter");
    await panel.getByText(/太密/).waitFor();
    expect(await offered(panel)).toBe(own);
    await panel.getByLabel("间距 m").fill("500");
    await panel.getByLabel("间距 m").press("Enter");
    await panel.getByRole("checkbox", { name: "项目候选点" }).click();
    await expect.poll(() => offered(panel), LONG).toBeLessThan(own + 250);
    const text = await solved(panel);
    expect(text).toMatch(/优选 6 台/);
    await panel.getByRole("button", { name: "采用" }).click();
    await computed(page);
    await panel.getByRole("button", { name: "关闭选址" }).click();
    // A siren on the grid is called by where it stands.
    expect(await page.getByText(/^G\d+-\d+$/).count()).toBe(0);
  });

  it("pins and forbids sites by a click on the map, adds own points, forbids areas, and remembers it all", async () => {
    const { page } = await open();
    const panel = await panelOf(page);
    await unfold(panel);
    const choices = panel.getByTestId("siting-choices");
    const card = page.getByTestId("site-card");
    // 三株岭社区 by the list and the keyboard, then 向阳社区 by the map.
    await panel.getByLabel("查找点位").fill("C005");
    await panel.getByRole("listbox", { name: "全部点位" }).focus();
    await page.keyboard.press("ArrowDown");
    await card.waitFor();
    expect(await card.getAttribute("aria-label")).toContain("C005");
    await card.getByText("必选", { exact: true }).click();
    await choices.getByText(/C005/).waitFor();
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    await panel.getByLabel("查找点位").fill("");
    const sites = await page.evaluate(async () => {
      const found = performance.getEntriesByType("resource").find(({ name }) => /candidates/.test(name));
      return found ? ((await (await fetch(found.name)).json()) as { features: Site[] }).features : [];
    });
    const site = sites.find(({ properties }) => properties.id === "C006");
    if (!site) throw new Error("the project lists C006");
    const spot = await pixelOf(page, site.geometry.coordinates);
    await page.mouse.click(spot.x, spot.y);
    await card.waitFor();
    await card.getByText("禁用", { exact: true }).click();
    const barred = (await card.getAttribute("aria-label")) ?? "";
    await card.getByRole("button", { name: "关闭点位卡片" }).click();
    // An own point, then ground on which nothing may stand.
    await choices.getByRole("button", { name: "加自选点" }).click();
    const [x, y] = [spot.x - 180, spot.y + 160];
    await page.mouse.click(x, y);
    await choices.getByText("定1", { exact: true }).waitFor();
    await choices.getByRole("button", { name: "画禁设区" }).click();
    for (const [dx, dy] of [
      [-200, 40],
      [60, 40],
      [60, 300],
    ] as const)
      await page.mouse.click(x + dx, y + dy, { delay: 20 });
    await page.mouse.move(x - 200, y + 300);
    await page.mouse.click(x - 200, y + 300, { delay: 20 });
    await page.keyboard.press("Enter");
    await choices.getByText(/禁设区 禁1，挡住 \d+ 个点位/).waitFor();
    await picture(page, "siting-choices");
    // Closed and opened again, everything is there.
    await panel.getByRole("button", { name: "关闭选址" }).click();
    await panelOf(page);
    await unfold(panel);
    expect(await choices.getByRole("listitem").count()).toBe(4);
    const text = await solved(panel);
    expect(text).toContain("其中 2 个点位按要求必选");
    const used = await panel
      .getByRole("region", { name: "点位", exact: true })
      .getByRole("button")
      .allTextContents();
    expect(used.some((one) => one.includes("C005"))).toBe(true);
    expect(used.some((one) => one.includes("定1"))).toBe(true);
    expect(used.some((one) => one.includes(`${barred.split(" ")[1]} `))).toBe(false);
    for (const _ of [1, 2, 3, 4]) await choices.getByRole("button", { name: /^撤销/ }).first().click();
    // Its pin gone, the own point is still there to be taken away.
    await choices.getByRole("button", { name: /^撤销/ }).first().click();
    await choices.getByText("在地图上点一个候选点").waitFor();
  });

  it("shows a plan while it works, with incumbent and bound, and keeps the best when it is stopped", async () => {
    const { page } = await open();
    const panel = await panelOf(page);
    await panel.getByText("最少几台", { exact: true }).click();
    await panel.getByRole("checkbox", { name: "任一台失效仍达标" }).click();
    await panel.getByRole("button", { name: "求解" }).click();
    const progress = panel.getByTestId("siting-progress");
    await progress
      .getByText(/现有最好 \d+ 台/)
      .first()
      .waitFor({ timeout: 30_000 });
    await progress.getByRole("img", { name: /现有最好 \d+ 台，已证界 \d+ 台/ }).waitFor();
    // The plan so far is on the map, beside the open one.
    await page.getByText("优选（未采用）", { exact: true }).waitFor();
    await picture(page, "siting-progress");
    if (await progress.isVisible()) await progress.getByRole("button", { name: "停止" }).click();
    const answer = panel.getByTestId("siting-answer");
    await answer.waitFor({ timeout: 30_000 });
    expect(await answer.textContent()).toMatch(/最少 \d+ 台/);
  });

  it("fits a small window, in English too", async () => {
    for (const [viewport, english] of [
      [{ width: 1280, height: 720 }, false],
      [{ width: 900, height: 700 }, true],
    ] as const) {
      const { page } = await open({ viewport });
      if (english) await page.locator(".language-switch").click();
      await page.getByRole("button", { name: english ? "Siting" : "选址", exact: true }).click();
      const panel = page.getByRole("complementary", { name: english ? "Siting" : "选址" });
      await panel.getByRole("button", { name: english ? /Candidate sites/ : /候选点位/ }).click();
      // The button that solves stays in sight however long the form is.
      const button = panel.getByRole("button", { name: english ? "Solve" : "求解" });
      const box = await button.boundingBox();
      expect(box && box.y + box.height).toBeLessThanOrEqual(viewport.height);
      const wide = await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await picture(page, `siting-${viewport.width}`);
    }
  });
});

interface Site {
  readonly properties: { readonly id: string };
  readonly geometry: { readonly coordinates: number[] };
}
