import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { picture, useBrowser } from "./browser";

const browser = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** Violations of WCAG 2 A and AA on the page as it is; asserts that the tester saw something. */
async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const tester = (
      window as unknown as {
        axe: {
          run(context: Document, options: object): Promise<{ violations: Violation[]; passes: unknown[] }>;
        };
      }
    ).axe;
    const { violations: all, passes } = await tester.run(document, { runOnly: ["wcag2a", "wcag2aa"] });
    return {
      violations: all.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
      passes: passes.length,
    };
  });
  expect(found.passes).toBeGreaterThan(10);
  return found.violations;
}

describe("the face for everyone", () => {
  it("has no violation of WCAG 2 A and AA that the tester can see", async () => {
    const { page } = await browser.open();
    // The content policy lets no foreign script in; the tester's own is evaluated from outside the page.
    await page.evaluate(axe);
    expect(await violations(page)).toEqual([]);
  });

  it("has none with a blind spot's profile, all sirens' budgets and the settings open", async () => {
    const { page } = await browser.open();
    await page.evaluate(axe);
    await page.locator(".blind-item").first().click();
    await page.keyboard.press("p");
    await page.getByTestId("budget-table").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByText("全部警报器", { exact: true }).click();
    await page.locator(".header-facts button, header button").getByText("120号").first().click();
    await page.getByLabel("常用判据").first().waitFor();
    await picture(page, "settings");
    expect(await violations(page)).toEqual([]);
  });

  it("has none in the siting panel, with its sites and choices unfolded, in every question", async () => {
    const { page } = await browser.open();
    await page.evaluate(axe);
    await page.getByRole("button", { name: "选址", exact: true }).click();
    const panel = page.getByRole("complementary", { name: "选址" });
    await panel.getByRole("button", { name: /候选点位/ }).click();
    await panel.getByRole("checkbox", { name: "网格" }).click();
    await panel.getByRole("option").nth(1).click();
    const card = page.getByTestId("site-card");
    await card.getByText("必选", { exact: true }).click();
    expect(await violations(page)).toEqual([]);
    await panel.getByText("挪哪几台", { exact: true }).click();
    await panel.getByRole("button", { name: /固定与可动/ }).click();
    expect(await violations(page)).toEqual([]);
    await panel.getByText("哪些多余", { exact: true }).click();
    await panel.getByRole("button", { name: "求解" }).click();
    await panel.getByTestId("siting-answer").waitFor({ timeout: 60_000 });
    expect(await violations(page)).toEqual([]);
  });
});
