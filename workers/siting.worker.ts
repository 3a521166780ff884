import { expose } from "comlink";
import wasmUrl from "highs/runtime?url";
import { SitingService } from "../src/analysis/siting-service";

expose(new SitingService({ url: wasmUrl }, () => performance.now()));
