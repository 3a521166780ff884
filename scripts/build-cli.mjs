// Bundles the command line into one file for Node: dist-cli/siren-plan.mjs. Run by npm (prepare), and by bin/siren-plan.mjs.
import { copyFileSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { root } from "./lib/install.mjs";

/** Builds in a folder of its own and moves the file into place: a run beside this one sees the old file or the new. */
export async function buildCli() {
  const { build } = await import("vite");
  const outDir = `${root}dist-cli/.build-${process.pid}`;
  try {
    await build({
      root,
      configFile: false,
      logLevel: "silent",
      // Node gets everything in one file: no package has to be found when it starts.
      ssr: { noExternal: true, target: "node" },
      build: {
        ssr: "src/cli/main.ts",
        outDir,
        emptyOutDir: false,
        target: "node20",
        minify: false,
        reportCompressedSize: false,
        rollupOptions: { output: { format: "es", entryFileNames: "siren-plan.mjs", codeSplitting: false } },
      },
    });
    mkdirSync(`${root}dist-cli`, { recursive: true });
    // The solver is WebAssembly of its own: it lies beside the bundle, which looks for it there.
    copyFileSync(createRequire(import.meta.url).resolve("highs/runtime"), `${outDir}/highs.wasm`);
    renameSync(`${outDir}/highs.wasm`, `${root}dist-cli/highs.wasm`);
    renameSync(`${outDir}/siren-plan.mjs`, `${root}dist-cli/siren-plan.mjs`);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildCli();
