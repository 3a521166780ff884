import { expose } from "comlink";
import wasm from "highs/runtime?url";
import { SiteService } from "../src/analysis/site-service";

expose(new SiteService(() => performance.now(), wasm));
