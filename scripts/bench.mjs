// npm run bench [name …]: bundles each bench of tests/bench for Node and runs it; figures are ratios beside a baseline.
import { mkdirSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { installPackages, root } from "./lib/install.mjs";

installPackages();
const { build } = await import("vite");
const wanted = process.argv.slice(2);
const benches = readdirSync(`${root}tests/bench`)
  .filter((file) => file.endsWith(".ts") && !file.includes("-"))
  .map((file) => file.replace(/\.ts$/, ""))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
if (benches.length === 0) {
  console.error(`No bench of that name. There are: ${readdirSync(`${root}tests/bench`).join(", ")}`);
  process.exit(2);
}
const outDir = `${root}.cache/bench`;
mkdirSync(outDir, { recursive: true });
for (const name of benches) {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    assetsInclude: ["**/*.geojson"],
    build: { ssr: `tests/bench/${name}.ts`, outDir, emptyOutDir: false, target: "node20", minify: false },
    ssr: { noExternal: true },
  });
  console.log(`\n# ${name}`);
  const { bench } = await import(pathToFileURL(`${outDir}/${name}.js`).href);
  await bench();
}
