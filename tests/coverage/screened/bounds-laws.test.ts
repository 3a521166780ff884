import { describe, expect, it } from "vitest";
import { areaLevel } from "../../../src/acoustics/area-model";
import { certifyPart } from "../../../src/coverage/screened/certify-part";
import { CellJudge } from "../../../src/coverage/screened/judge-cell";
import { screenedScene } from "../../../src/coverage/screened/screened-scene";
import { numbers } from "../planar-shapes";
import { anInput, randomTown, settings } from "./a-town";

describe("bounds", () => {
  it("hold", () => {
    let checked = 0;
    const bad: unknown[] = [];
    const gaps = new Map<number, number[]>();
    const t0 = performance.now();
    for (let seed = 1; seed <= 12; seed++) {
      const town = randomTown(seed);
      const edition = seed % 2 === 0 ? 1996 : 2024;
      const input = anInput(town, { sirens: town.sirens, requiredDb: [200, 200], settings: { ...settings, edition, groundGain: seed % 3 === 0 } });
      const scene = screenedScene(input);
      const next = numbers(seed * 77);
      const judge = new CellJudge(scene);
      void certifyPart;
      for (let k = 0; k < 400; k++) {
        // a random chain of nested cells
        let size = 64;
        let [cx, cy] = [(next() - 0.5) * 330, (next() - 0.5) * 330];
        const siren = k % 3;
        let views: any = [{ siren, loDb: -Infinity, hiDb: Infinity, items: null, groundItems: null }];
        while (size > 0.2) {
          const c = Float64Array.of(cx - size / 2, cy - size / 2, cx + size / 2, cy - size / 2, cx + size / 2, cy + size / 2, cx - size / 2, cy + size / 2);
          const j = judge.judge(c, views, -Infinity, -1000, 1000);
          const v = j.views[0];
          if (!v) break;
          if (!gaps.has(size)) gaps.set(size, []);
          gaps.get(size)!.push(v.hiDb - v.loDb);
          for (let i = 0; i < 3; i++) {
            const edge = next() < 0.5;
            let [u, w] = [next() - 0.5, next() - 0.5];
            if (edge) u = Math.sign(u) / 2;
            const [x, y] = [cx + u * size, cy + w * size];
            const z = input.world.terrain.heightAt(x, y) + 1.5;
            const found = areaLevel(input.world, town.sirens[siren] as any, [x, y, z], input.settings);
            if (!found.ok) continue;
            checked++;
            const L = found.value.levelDb;
            if (L < v.loDb || L > v.hiDb) bad.push({ seed, k, size, siren, edition, x, y, L, lo: v.loDb, hi: v.hiDb, over: Math.max(v.loDb - L, L - v.hiDb), kind: found.value.geometry.band.kind, t: found.value.terms, dz: found.value.dz });
          }
          views = j.views;
          size /= 2;
          cx += (next() < 0.5 ? -1 : 1) * size / 2;
          cy += (next() < 0.5 ? -1 : 1) * size / 2;
        }
      }
    }
    for (const [s, g] of gaps) { g.sort((a, b) => a - b); console.log(s, g.length, "median", g[g.length >> 1]!.toFixed(3), "q90", g[Math.floor(g.length * 0.9)]!.toFixed(3)); }
    console.log("checked", checked, "bad", bad.length, ((performance.now() - t0) / 1000).toFixed(1), "s");
    console.log(JSON.stringify(bad.slice(0, 6), null, 1));
    expect(bad.length).toBe(0);
  });
});
