import { type Solver, loadSolver } from "../siting/solver";

/** Loads the solver for `site`, from an address or a path: once for each worker or run, early, for it takes a moment. */
export const loadSiteSolver = (wasm: string): Promise<Solver> => loadSolver(wasm);
