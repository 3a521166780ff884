import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compiledKernel } from "../../../scripts/build-kernel.mjs";
import { fieldKernel } from "../../../src/coverage/field/field-kernel";
import { halved, log2 } from "../../../src/coverage/field/quick-powers";
import { gridOver } from "../../../src/coverage/field/raster-grid";
import { fieldOf } from "../../../src/coverage/field/siren-field";
import { wholeSurface } from "../../../src/coverage/field/surface";
import { shippedKernelBytes, wasmKernel } from "../../../src/coverage/field/wasm-kernel";
import { aSiren, aWorld, hills, someSettings, townBuildings } from "./a-town";
import { difference, kernels, mastHeightZ } from "./reading";

const grid = gridOver([-1500, -1500, 1500, 1500], 10);

describe("the kernel in WebAssembly", () => {
  it("is the one that its source compiles to: npm run build:kernel", async () => {
    const shipped = readFileSync("src/coverage/field/field-kernel-wasm.ts", "utf8");
    expect(await compiledKernel()).toBe(shipped);
  });
  it("answers as the one in TypeScript to 1e-4 dB: town, hills, barriers, mixed ground, both editions", () => {
    const terrain = hills(4);
    const buildings = townBuildings(terrain, 1500, 3);
    const barriers = [
      {
        topEdge: [
          [-700, 300, 60],
          [200, 250, 65],
          [900, 800, 40],
        ] as const,
      },
    ];
    const areas = [
      {
        rings: [
          [
            [-900, -900],
            [400, -700],
            [300, 600],
            [-500, 900],
          ] as const,
        ],
        g: 1,
      },
    ];
    let compared = 0;
    for (const parts of [{ buildings }, { barriers }, { buildings, barriers, areas }])
      for (const edition of [1996, 2024] as const)
        for (const groundGain of [false, true]) {
          const surface = wholeSurface(aWorld({ terrain, base: 0.2, ...parts }), grid);
          const siren = aSiren(33, -48, mastHeightZ(surface, 150 * 300 + 150, 30), {
            stack: { horns: 4, spacingM: 0.6 },
          });
          const settings = someSettings({ edition, groundGain, maxRadiusM: 1600 });
          const [wasm, script] = kernels.map((kernel) => fieldOf(kernel, surface, siren, settings).levelDb);
          const found = difference(wasm as Float32Array, script as Float32Array);
          expect(found.unlike).toBe(0);
          expect(found.worst).toBeLessThan(1e-4);
          compared += (wasm as Float32Array).filter((level) => level > 0).length;
        }
    expect(compared).toBeGreaterThan(500_000);
  });
  it("gives way to TypeScript where WebAssembly or its SIMD is missing", () => {
    expect(fieldKernel().name).toBe("wasm");
    expect(wasmKernel(shippedKernelBytes().slice(0, 200))).toBeNull();
    expect(fieldKernel(new Uint8Array([0, 1, 2, 3])).name).toBe("script");
  });
});

describe("the quick powers", () => {
  it("are powers and logarithms to 3e-7", () => {
    for (let u = 0; u < 60; u += 0.0173) {
      expect(Math.abs(halved(u) / 2 ** -u - 1)).toBeLessThan(3e-7);
      expect(Math.abs(log2(2 ** (u - 10)) - (u - 10))).toBeLessThan(3e-7);
    }
    expect(halved(1000)).toBe(halved(126));
  });
});
