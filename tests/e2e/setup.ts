import { existsSync } from "node:fs";
import { build, preview } from "vite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
  }
}

/** Serves the built planner on a free loopback port for the browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = new URL("../..", import.meta.url).pathname;
  if (!existsSync(`${root}dist/index.html`)) await build({ root, logLevel: "warn" });
  const server = await preview({ root, logLevel: "silent", preview: { port: 4300, strictPort: false } });
  project.provide("address", server.resolvedUrls?.local[0] ?? "");
  return async () => {
    await server.close();
  };
}
