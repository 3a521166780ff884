import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { placeBudgetIn } from "../../src/analysis/place-budget";
import { screenedWorld } from "../../src/analysis/screened-world";
import { buildWorld } from "../../src/analysis/world";
import { decimal } from "../../src/i18n/number-format";
import type { Plan } from "../../src/model/plan";
import { aPlan, at, rectangle, square } from "../support/a-plan";
import { samplePlan } from "../support/hedong";
import { picture, useBrowser } from "./browser";
import { openProject, pixelOf } from "./planner";

const { open } = useBrowser();
const hedong = samplePlan("hedong");

function loudest(plan: Plan, place: readonly [number, number]) {
  const world = buildWorld(plan.base, true);
  const screened = screenedWorld(plan.base, plan.settings.iso9613, world.plane);
  const budget = placeBudgetIn(world, screened, plan, place as never, null);
  if (!budget.ok || !budget.value.sirens[0]) throw new Error("something is heard there");
  return { budget: budget.value, first: budget.value.sirens[0] };
}

/** A wall of houses between a siren and the place that is looked at. */
const screened = aPlan({ area: square(3_000), name: "挡墙" })
  .withSettings({ model: "cn120", cn120: { excess: 3 } })
  .withSiren("S1", { eastM: -400, northM: 0, levelDb: 140, heightM: 20, name: "东楼" })
  .withSiren("S2", { eastM: 900, northM: 900, levelDb: 130, heightM: 30, name: "西楼" })
  .withBuilding(rectangle(-60, -300, -30, 300), 30)
  .withBuilding(rectangle(40, -200, 80, 200), 24);

describe("budget and cross-section in Chromium", () => {
  it("pins a place on Hedong by a click: the sum of the loudest siren, then those of all", async () => {
    const { page } = await open();
    const place = hedong.sirens.find(({ id }) => id === "12");
    if (!place) throw new Error("Hedong has siren 12");
    const here = [place.at[0] - 0.004, place.at[1] + 0.006] as const;
    const pixel = await pixelOf(page, here);
    await page.mouse.move(pixel.x, pixel.y);
    await page.mouse.click(pixel.x, pixel.y);
    const panel = page.getByTestId("profile");
    await panel.getByTestId("budget-table").waitFor();
    const { first } = loudest(hedong, here);
    const shown = await panel.getByTestId("budget-table").textContent();
    // The click falls on a whole pixel: some metres away, so a tenth of a decibel.
    expect(shown).toContain("接收点声级");
    const cells = await panel.getByTestId("budget-table").locator("tr").allTextContents();
    const level = Number(cells.find((row) => row.startsWith("接收点声级"))?.replace(/^.*\)/, ""));
    expect(Math.abs(level - (first.levelDb as number))).toBeLessThan(0.3);
    expect(shown).toContain("假定");
    await picture(page, "profile");
    await panel.getByText("全部警报器", { exact: true }).click();
    const rows = panel.getByTestId("sirens-table").locator("tbody tr");
    expect(await rows.count()).toBe(hedong.sirens.filter(({ service }) => service === "ok").length);
    await rows.nth(3).getByRole("button").click();
    await panel.getByText("收支", { exact: true }).click();
    expect(await rows.count()).toBe(0);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
  });

  it("draws what stands between: roofs, the rubber band, and the figures of the reference engine", async () => {
    const { page } = await open();
    await openProject(page, "挡墙", screened.files());
    await page.waitForTimeout(800);
    const plan = screened.build();
    const here = at(300, 0);
    const pixel = await pixelOf(page, here);
    await page.mouse.move(pixel.x, pixel.y);
    await page.mouse.click(pixel.x, pixel.y);
    const panel = page.getByTestId("profile");
    await panel.locator("svg[role=img]").waitFor();
    const { budget } = loudest(plan, here);
    expect(budget.path?.band.kind).toBe("bent");
    const drawn = (await panel.locator("svg[role=img]").textContent()) ?? "";
    expect(drawn).toContain(`声程差 ${decimal(budget.path?.band.pathDifferenceM ?? NaN, 2).slice(0, 3)}`);
    expect(drawn).toContain("绕射路径（橡皮筋法）");
    expect(await panel.locator("svg[role=img] path[fill]").count()).toBeGreaterThan(3);
    await panel.getByText("Lz 对照", { exact: true }).click();
    const parts = (await panel.getByTestId("excess-table").textContent()) ?? "";
    expect(parts).toContain("遮挡");
    expect(parts).toContain("偏不安全");
    await picture(page, "profile-screened");
    await panel.getByText("倍频带", { exact: true }).click();
    expect(await panel.getByTestId("bands-table").locator("tbody tr").count()).toBe(8);
    const saved = page.waitForEvent("download");
    await panel.getByRole("button", { name: "保存断面图（SVG）" }).click();
    const file = await (await saved).path();
    const svg = readFileSync(file, "utf8");
    expect(svg).toContain("<svg");
    expect(svg).toContain("声程差");
  });
});
