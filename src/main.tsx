import { createRoot } from "react-dom/client";
import { openingPlan } from "./commands/open-default";
import { Engine } from "./engine/engine";
import { SitingEngine } from "./engine/siting-engine";
import { catalogue } from "./i18n/catalogue";
import { DEFAULT_LANGUAGE } from "./i18n/language";
import { Session } from "./session/session";
import { App } from "./ui/app";

const newWorker = (): Worker =>
  new Worker(new URL("../workers/analysis.worker.ts", import.meta.url), { type: "module" });

const newSitingWorker = (): Worker =>
  new Worker(new URL("../workers/siting.worker.ts", import.meta.url), { type: "module" });

const container = document.getElementById("app");
if (!container) throw new Error("index.html has an element #app");

try {
  const session = new Session(
    new Engine(newWorker),
    await openingPlan("hedong"),
    null,
    new SitingEngine(newSitingWorker),
  );
  createRoot(container).render(<App session={session} />);
} catch (reason) {
  container.textContent = catalogue(DEFAULT_LANGUAGE).app.notStarted;
  throw reason;
}
