import fc from "fast-check";

/** The same cases in every run, so that a red run can be had again; `FC_SEED=123 npx vitest run` looks elsewhere. */
fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 20_261_101) });
