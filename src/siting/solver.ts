import loadHighs from "highs";
import type { Highs, InitOptions } from "highs";

/** The one solver of linear and integer programs (HiGHS, single-threaded). Its memory never shrinks: one per job. */
export type Solver = Highs;

/** Where the solver's WebAssembly is: its bytes (Node), or an address to fetch it from (a browser's worker). */
export type SolverWasm = { readonly bytes: ArrayBufferView } | { readonly url: string };

/** Loads the solver. Compiling costs up to a second or two of CPU: call it early. */
export const loadSolver = (wasm: SolverWasm): Promise<Solver> => {
  const options: InitOptions = "bytes" in wasm ? { wasmBinary: wasm.bytes } : { locateFile: () => wasm.url };
  return loadHighs(options);
};
