// node data/build/run.mjs: writes data/hedong and data/yuetang anew from data/sources. Same input, same bytes.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const { module } = await runnerImport(fileURLToPath(new URL("build-projects.ts", import.meta.url)));
for (const [path, text] of module.buildProjects()) {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${path}  ${(text.length / 1024).toFixed(0)} kB`);
}
