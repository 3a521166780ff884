import { parentPort, workerData } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter";
import { EngineService } from "../../src/analysis/engine-service";
import { FieldCache } from "../../src/coverage/field/field-cache";
import { fieldKernel } from "../../src/coverage/field/field-kernel";
import { type FieldsRequest, sumOfPart } from "../../src/coverage/field/sum-of-fields";
import { ANALYSIS_WORKER } from "./field-pool";

/** What a worker of the bench is given. */
export interface PartOrder {
  readonly request: FieldsRequest;
  readonly part: readonly number[];
}

// In the main thread this file is only bundled, not run.
if (parentPort && workerData === ANALYSIS_WORKER) {
  expose(new EngineService(() => performance.now()), nodeEndpoint(parentPort));
} else if (parentPort) {
  const { request, part } = workerData as PartOrder;
  const cache = new FieldCache();
  const steps = sumOfPart(fieldKernel(), request, part, cache);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { loudestDb, loudest } = step.value;
  parentPort.postMessage({ sum: step.value, cachedBytes: cache.bytes }, [
    loudestDb.buffer as ArrayBuffer,
    loudest.buffer as ArrayBuffer,
  ]);
}
