import { expose } from "comlink";
import { EngineService } from "../src/analysis/engine-service";

expose(new EngineService(() => performance.now()));
