import { type Solver, type SolverWasm, loadSolver } from "../siting/solver";

/** Loads the solver for `site`: once for each worker or run, early, for it takes a moment. */
export const loadSiteSolver = (wasm: SolverWasm): Promise<Solver> => loadSolver(wasm);
