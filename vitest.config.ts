import { defineConfig } from "vitest/config";

/** Three projects: unit (examples and laws), golden (truth from outside), e2e (the real Chromium, run one after another). */
const node = { environment: "node" as const, setupFiles: ["tests/support/fixed-seed.ts"] };
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...node,
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/golden/**", "tests/e2e/**"],
          testTimeout: 60_000,
        },
      },
      { test: { ...node, name: "golden", include: ["tests/golden/**/*.test.ts"], testTimeout: 60_000 } },
      {
        test: {
          ...node,
          name: "e2e",
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
