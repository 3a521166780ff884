import { defineConfig } from "vitest/config";

/** Files of laws and random layouts, checked over many generated cases. */
const LAWS = [
  "tests/**/*laws.test.ts",
  "tests/**/symmetries.test.ts",
  "tests/**/*hostile.test.ts",
  "tests/coverage/{area-map,coverage-verdict,disc-session,worst-point}.test.ts",
];

/** Four projects: unit (examples), property (laws), golden (truth from outside), browser (the real Chromium). */
const node = {
  environment: "node" as const,
  setupFiles: ["tests/support/fixed-seed.ts"],
  testTimeout: 60_000,
};
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...node,
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/golden/**", "tests/e2e/**", ...LAWS],
        },
      },
      { test: { ...node, name: "property", include: LAWS } },
      { test: { ...node, name: "golden", include: ["tests/golden/**/*.test.ts"] } },
      {
        test: {
          ...node,
          name: "browser",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          // One browser on a shared machine: a test that starves is tried once more before it is called red.
          retry: 1,
          globalSetup: ["tests/e2e/setup.ts"],
        },
      },
    ],
  },
});
