import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** The solver's WebAssembly: beside the bundle, where it was built; else in the package, as tests run it. */
export async function solverWasm(): Promise<Uint8Array> {
  const beside = fileURLToPath(new URL("highs.wasm", import.meta.url));
  return readFile(existsSync(beside) ? beside : createRequire(import.meta.url).resolve("highs/runtime"));
}
