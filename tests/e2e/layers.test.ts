import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { picture, useBrowser } from "./browser";
import { computed } from "./planner";

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
  await page.waitForTimeout(400);
}

const legend = async (page: Page): Promise<string> =>
  (await page.getByTestId("review-legend").textContent()) ?? "";

const dark = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "工程菜单" }).click();
  await page.getByText("深色界面").click();
  await page.waitForTimeout(400);
};

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

  it("rank the sirens by what their failure costs, and show what the chosen one leaves blind", async () => {
    const { page } = await open();
    await review(page, "失效后果");
    const rows = page.getByTestId("critical").getByRole("option");
    expect(await rows.first().textContent()).toMatch(/公顷.*人.*覆盖率 −/);
    await rows.first().click();
    await page.waitForTimeout(400);
    await picture(page, "critical");
    await page.keyboard.press("ArrowDown");
    expect(await rows.nth(1).getAttribute("aria-selected")).toBe("true");
    await page.getByRole("button", { name: "属性与编辑" }).click();
    expect(await page.getByText("失效代价").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.getByText("最关键的警报器").count()).toBe(1);
    void computed;
  });
});
