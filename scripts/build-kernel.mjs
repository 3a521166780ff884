// Compiles src/coverage/field/field-kernel.as to WebAssembly with SIMD and writes it as field-kernel-wasm.ts beside it.
// The result is checked in, so that nothing has to be built before a test, a bench or the planner; a test compares the two.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { root } from "./lib/install.mjs";

const folder = `${root}src/coverage/field/`;

/** Text of field-kernel-wasm.ts for the source as it is now. */
export async function compiledKernel() {
  const asc = await import("assemblyscript/asc");
  const source = readFileSync(`${folder}field-kernel.as`, "utf8");
  let bytes = null;
  // The compiler wants .ts; the project's own TypeScript must not see the file, because it is another language.
  const { error, stderr } = await asc.main(
    [
      "field-kernel.ts",
      "-O3",
      "--converge",
      "--noAssert",
      "--runtime",
      "stub",
      "--enable",
      "simd",
      "-o",
      "k.wasm",
    ],
    {
      readFile: (name) => (name === "field-kernel.ts" ? source : null),
      writeFile: (_name, contents) => (bytes = contents),
      listFiles: () => [],
    },
  );
  if (error || !bytes) throw new Error(`field-kernel.as does not compile: ${stderr.toString()}`);
  const base64 = Buffer.from(bytes).toString("base64");
  return `/** Made by scripts/build-kernel.mjs from field-kernel.as: WebAssembly, ${bytes.length} bytes in base64. */\nexport const FIELD_KERNEL_WASM =\n  "${base64}";\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(`${folder}field-kernel-wasm.ts`, await compiledKernel());
