import { mkdirSync } from "node:fs";
import { type Browser, type BrowserContext, type Page, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";

const FLAGS = [
  "--no-sandbox",
  // Without a GPU the default backend leaves the lowest rows of the canvas white in screenshots.
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where screenshots of a run are left for a person to look at. */
const SHOTS = new URL("../../test-results/", import.meta.url).pathname;

/** A page of the planner, and everything that must not have happened on it. */
export interface OpenedPage {
  readonly page: Page;
  /** Requests to anywhere but the planner's own origin. */
  readonly foreign: string[];
  /** Errors of the page and of its console. */
  readonly errors: string[];
}

/** Chromium for one test file; every page it opens is checked for foreign requests and errors when its test ends. */
export function useBrowser(): { open: (options?: OpenOptions) => Promise<OpenedPage> } {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const opened: OpenedPage[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: FLAGS,
    });
  });
  afterEach(async () => {
    const found = opened.splice(0).flatMap(({ foreign, errors }) => [...foreign, ...errors]);
    for (const context of contexts.splice(0)) await context.close();
    if (found.length > 0) throw new Error(`the page asked elsewhere or failed:\n${found.join("\n")}`);
  });
  afterAll(async () => {
    await browser.close();
  });
  return {
    open: async (options = {}) => {
      const context = await browser.newContext({
        viewport: options.viewport ?? { width: 1440, height: 900 },
        locale: options.locale ?? "en-US",
        reducedMotion: "reduce",
        acceptDownloads: true,
      });
      contexts.push(context);
      const page = await context.newPage();
      const address = inject("address");
      const record: OpenedPage = { page, foreign: [], errors: [] };
      opened.push(record);
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(address) && !/^(data|blob):/.test(url)) record.foreign.push(url);
      });
      // From the start: the browser is told to hand file choosers over before a test presses a key.
      page.on("filechooser", () => {});
      page.on("pageerror", (error) => record.errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") record.errors.push(message.text());
      });
      await page.goto(address + (options.path ?? ""));
      if (options.ready !== false)
        await page.waitForSelector('[data-testid="computed"][data-state="ready"]', { timeout: 60_000 });
      if (options.ready !== false)
        await page.waitForSelector("[data-map-ready]", { timeout: 60_000, state: "attached" });
      return record;
    },
  };
}

export interface OpenOptions {
  readonly viewport?: { width: number; height: number };
  readonly locale?: string;
  readonly path?: string;
  readonly ready?: boolean;
}

/** Takes a picture of the page into test-results, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}${name}.png` });
}
