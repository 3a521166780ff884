import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { useBrowser } from "./browser";

const browser = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

describe("the face for everyone", () => {
  it("has no violation of WCAG 2 A and AA that the tester can see", async () => {
    const { page } = await browser.open();
    // The content policy lets no foreign script in; the tester's own is evaluated from outside the page.
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const tester = (
        window as unknown as {
          axe: {
            run(context: Document, options: object): Promise<{ violations: Violation[]; passes: unknown[] }>;
          };
        }
      ).axe;
      const { violations, passes } = await tester.run(document, { runOnly: ["wcag2a", "wcag2aa"] });
      return {
        violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
        passes: passes.length,
      };
    });
    expect(found.passes).toBeGreaterThan(10);
    expect(found.violations).toEqual([]);
  });
});
