import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** The file of the solver's WebAssembly: beside the bundle, where it was built; else in the package, as tests run it. */
export function solverWasm(): string {
  const beside = fileURLToPath(new URL("highs.wasm", import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve("highs/runtime");
}
