import { createRequire } from "node:module";
import { type Solver, loadSolver } from "../../src/siting/solver";

const wasm = createRequire(import.meta.url).resolve("highs/runtime");
let loaded: Promise<Solver> | null = null;

/** The solver, once for each test file. */
export const solver = (): Promise<Solver> => (loaded ??= loadSolver(wasm));
