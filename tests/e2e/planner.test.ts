import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { evaluatePlan } from "../../src/analysis/evaluate";
import type { Evaluation } from "../../src/analysis/evaluation";
import { toGcj02 } from "../../src/geo/datums";
import type { Plan } from "../../src/model/plan";
import { parseProject } from "../../src/model/parse-project";
import { sampleFolder, samplePlan } from "../support/hedong";
import { picture, useBrowser } from "./browser";
import { computed, pixelOf, shownRate } from "./planner";

const { open } = useBrowser();
const hedong = samplePlan("hedong");

function evaluated(plan: Plan): Evaluation {
  const result = evaluatePlan(plan);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A share as the face shows it: per cent, cut to two decimals. */
const cut = (share: number): number => Math.floor(share * 10_000) / 100;

const fileOf = (name: string, bytes: Uint8Array | string) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(bytes),
});

describe("the planner in Chromium", () => {
  it("opens on Hedong in Chinese, with the same figures as the command line, and says what is illustrative", async () => {
    const { page } = await open({ locale: "en-US" });
    const truth = evaluated(hedong);
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    expect(await shownRate(page)).toBe(cut(truth.coverage.lower));
    expect(truth.blindSpots.length).toBeGreaterThan(3);
    expect(await page.getByTestId("blind-total").textContent()).toContain(`${truth.blindSpots.length} 处`);
    expect(await page.getByTestId("ledger-count").textContent()).toContain("22");
    expect(await page.getByTestId("illustrative").textContent()).toContain("演示数据，非真实点位");
    await picture(page, "main");
  });

  it("closes a blind spot when a proposed siren is dragged, and takes it back", async () => {
    const { page } = await open();
    const before = await shownRate(page);
    const spots = evaluated(hedong).blindSpots;
    const closed = spots[1];
    const siren = hedong.sirens.find(({ id }) => id === "拟6");
    if (!closed || !siren) throw new Error("Hedong has a blind spot and six proposed sirens");
    const from = await pixelOf(page, siren.at);
    const to = await pixelOf(page, closed.centroid);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.getByTestId("drag-card").waitFor();
    await page.waitForTimeout(500);
    await picture(page, "drag");
    await page.mouse.up();
    await computed(page);
    const after = await shownRate(page);
    expect(after).toBeGreaterThan(before);
    // The spot under the siren is gone from the list, and no other took its place.
    const total = async () =>
      Number(/\d+/.exec((await page.getByTestId("blind-total").textContent()) ?? "")?.[0]);
    expect(await total()).toBe(spots.length - 1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await computed(page);
    await expect.poll(() => shownRate(page)).toBe(before);
    await page.keyboard.press("Control+Shift+z");
    await computed(page);
    await expect.poll(() => shownRate(page)).toBe(after);
  });

  it("flies to a blind spot chosen in the list and shows it", async () => {
    const { page } = await open();
    const view = () => page.getByTestId("map").getAttribute("data-view");
    const before = await view();
    await page.getByText("B02", { exact: true }).first().click();
    await expect.poll(view).not.toBe(before);
    const spot = evaluated(hedong).blindSpots[1];
    await page.waitForTimeout(300);
    const { x, y } = await pixelOf(page, spot?.centroid ?? []);
    expect(x).toBeGreaterThan(320);
    expect(x).toBeLessThan(1440 - 336);
    expect(y).toBeGreaterThan(56);
    expect(y).toBeLessThan(900 - 28);
    await picture(page, "blind-spot");
  });

  it("adds, edits and deletes a siren, each as one step", async () => {
    const { page } = await open();
    const count = async () => (await page.getByTestId("ledger-count").textContent()) ?? "";
    expect(await count()).toContain("拟建 6");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "添加警报器" }).first().click();
    const place = await pixelOf(page, evaluated(hedong).blindSpots[0]?.centroid ?? []);
    await page.mouse.move(place.x, place.y);
    await page.mouse.click(place.x, place.y);
    await expect.poll(count).toContain("拟建 7");
    await computed(page);
    const grown = await shownRate(page);
    expect(grown).toBeGreaterThan(cut(evaluated(hedong).coverage.lower));
    await page.getByRole("button", { name: "删除" }).last().click();
    await expect.poll(count).toContain("拟建 6");
    await page.keyboard.press("Control+z");
    await expect.poll(count).toContain("拟建 7");
    // Another project does not take its place unasked.
    await page.getByRole("button", { name: "工程菜单" }).click();
    await page.getByText("示例：岳塘区全域").click();
    await page.getByText("未保存的修改").waitFor();
    await page.getByRole("button", { name: "继续编辑" }).click();
    expect(await count()).toContain("拟建 7");
  });

  it("saves a .sirenplan that opens again with the same figures", async () => {
    const { page } = await open();
    const saving = page.waitForEvent("download");
    await page.keyboard.press("Control+s");
    const download = await saving;
    expect(download.suggestedFilename()).toMatch(/\.sirenplan$/);
    const bytes = new Uint8Array(readFileSync(await download.path()));
    const files = new Map(Object.entries(unzipSync(bytes)));
    const parsed = parseProject(files);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error[0]));
    expect(evaluated(parsed.value).coverage).toEqual(evaluated(hedong).coverage);
    expect(strFromU8(files.get("district.geojson") as Uint8Array)).toBe(
      strFromU8(sampleFolder("hedong").get("district.geojson") as Uint8Array),
    );
  });

  it("speaks English by a switch, place names staying Chinese", async () => {
    const { page } = await open();
    await page
      .getByRole("button", { name: /EN|English/ })
      .first()
      .click();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await expect.poll(() => page.getByTestId("illustrative").textContent()).toContain("Demonstration data");
    await picture(page, "english");
  });

  it("refuses broken files in a sentence each, and leaves the open plan as it was", async () => {
    const { page } = await open();
    const before = await shownRate(page);
    const files = sampleFolder("hedong");
    const given = (patch: Record<string, string>) =>
      [...files].map(([name, bytes]) => fileOf(name, patch[name] ?? bytes));
    const text = (name: string) => strFromU8(files.get(name) as Uint8Array);
    const cases: [string, ReturnType<typeof given>, RegExp][] = [
      [
        "broken GeoJSON",
        given({ "sirens.geojson": text("sirens.geojson").slice(0, 800) }),
        /sirens\.geojson/,
      ],
      [
        "empty district",
        given({ "district.geojson": '{"type":"FeatureCollection","features":[]}' }),
        /district\.geojson/,
      ],
      [
        "no type",
        given({ "sirens.geojson": text("sirens.geojson").replace(/"type":"electronic-600w",/, "") }),
        /sirens\.geojson/,
      ],
      [
        "out of range",
        given({
          "sirens.geojson": text("sirens.geojson").replace(/"coordinates":\[112/, '"coordinates":[212'),
        }),
        /212/,
      ],
      ["not a zip", [fileOf("plan.sirenplan", "PK\u0003\u0004 nothing of the kind")], /plan\.sirenplan/],
    ];
    for (const [name, dropped, expected] of cases) {
      const chooser = page.waitForEvent("filechooser");
      await page.keyboard.press("Control+o");
      await (await chooser).setFiles(dropped);
      const card = page.locator(".message").last();
      await card.waitFor();
      const said = (await card.textContent()) ?? "";
      expect(said, name).toMatch(expected);
      expect(said, name).not.toMatch(/at .*\.ts|undefined|\[object/);
      expect(await shownRate(page), name).toBe(before);
      if (name === "no type") await picture(page, "refused");
      await card.getByRole("button").first().click();
      await expect.poll(() => page.locator(".message").count()).toBe(0);
    }
    expect(await page.getByTestId("ledger-count").textContent()).toContain("22");
  });

  it("questions a project in GCJ-02 degrees, and converts it when told to", async () => {
    const { page } = await open();
    const before = await shownRate(page);
    const shifted = (name: string, bytes: Uint8Array): Uint8Array | string => {
      if (!name.endsWith(".geojson")) return bytes;
      return strFromU8(bytes).replace(/\[(11[23]\.\d+),(2[78]\.\d+)\]/g, (_, lon: string, lat: string) =>
        JSON.stringify(toGcj02([Number(lon), Number(lat)] as unknown as Parameters<typeof toGcj02>[0])),
      );
    };
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Control+o");
    await (
      await chooser
    ).setFiles([...sampleFolder("hedong")].map(([name, bytes]) => fileOf(name, shifted(name, bytes))));
    await page.getByText("GCJ-02").first().waitFor();
    await picture(page, "gcj02");
    expect(await shownRate(page)).toBe(before);
    await page.getByRole("button", { name: /按 GCJ-02 转换/ }).click();
    await computed(page);
    await expect.poll(() => shownRate(page)).toBe(before);
  });

  it("keeps its controls in a small window", async () => {
    const { page } = await open({ viewport: { width: 1024, height: 768 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1024);
    await picture(page, "small");
  });
});
