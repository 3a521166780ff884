import { describe, expect, it } from "vitest";
import { picture, useBrowser } from "./browser";
import { computed, shownRate } from "./planner";

const { open } = useBrowser();

describe("siting in Chromium", () => {
  it("finds six sites on Hedong with a proof, shows the difference, and takes them as one step", async () => {
    const { page } = await open();
    const before = await shownRate(page);
    await page.getByRole("button", { name: "选址", exact: true }).click();
    const panel = page.getByRole("complementary", { name: "选址" });
    await panel.getByRole("button", { name: "求解" }).click();
    const answer = panel.getByTestId("siting-answer");
    await answer.waitFor({ timeout: 60_000 });
    const text = (await answer.textContent()) ?? "";
    expect(text).toContain("已证明最优");
    expect(text).toContain("无论多少台都到不了 100 %");
    const found = Number(/([\d.]+) %/.exec(text)?.[1]);
    expect(found).toBeGreaterThan(before);
    expect(await panel.locator(".siting-site").count()).toBe(6);
    // Why 100 % is out of reach, and what would mend it, place by place.
    expect((await panel.getByTestId("siting-holes").textContent()) ?? "").toMatch(/还差 [\d.]+ dB/);
    // What would: other kinds of sirens or other places, by number.
    expect((await panel.getByTestId("siting-alternatives").textContent()) ?? "").toMatch(/\d+ 台/);
    await page.getByText("差异", { exact: true }).click();
    await page.waitForTimeout(800);
    await picture(page, "siting");
    // Nothing is in the plan yet.
    expect(await shownRate(page)).toBe(before);
    await panel.getByRole("button", { name: "采用" }).click();
    await computed(page);
    await expect.poll(() => shownRate(page)).toBe(found);
    await page.keyboard.press("Control+z");
    await computed(page);
    await expect.poll(() => shownRate(page)).toBe(before);
    await panel.getByRole("button", { name: "关闭选址" }).click();
    await page.getByTestId("ledger-count").waitFor();
  });
});
