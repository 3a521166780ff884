import { expose } from "comlink";
import { EngineService } from "../src/analysis/engine-service";

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

expose(new EngineService(() => performance.now(), pause));
