import loadHighs from "highs";
import type { Highs } from "highs";

/** The one solver of linear and integer programs (HiGHS, single-threaded). Its memory never shrinks: one per job. */
export type Solver = Highs;

/**
 * Loads the solver. Compiling costs up to a second or two of CPU: call it early.
 * @param wasm where its WebAssembly is: an address to fetch (a browser's worker), a path (Node). Bytes are of no use: the loader
 * states that it takes them, and does not.
 */
export const loadSolver = (wasm: string): Promise<Solver> => loadHighs({ locateFile: () => wasm });
