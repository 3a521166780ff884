// node data/build/run.mjs: writes data/hedong and data/yuetang anew from data/sources, and data/town from its seeds. Same input, same bytes.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const load = async (name) => (await runnerImport(fileURLToPath(new URL(name, import.meta.url)))).module;
const { buildProjects } = await load("build-projects.ts");
const { buildTown } = await load("build-town.ts");
for (const [path, content] of [...buildProjects(), ...buildTown()]) {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(`${path}  ${(content.length / 1024).toFixed(0)} kB`);
}
