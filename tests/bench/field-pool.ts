import { fileURLToPath } from "node:url";
import { Worker as Thread } from "node:worker_threads";
import nodeEndpoint from "comlink/dist/esm/node-adapter";
import { EngineService } from "../../src/analysis/engine-service";
import { openProject } from "../../src/cli/open-project";
import { Engine } from "../../src/engine/engine";
import { areaFingerprint, areaLayers } from "../../src/model/basis";
import type { Plan } from "../../src/model/plan";
import { type Ask, askEngine } from "../../src/session/ask";
import { planState } from "../../src/session/plan-state";
import { shareFields } from "../../src/session/shared-fields";

/** What makes the bundle a worker of the analysis rather than the bench. */
export const ANALYSIS_WORKER = "analysis";

const workerOf = (): Worker => {
  const thread = new Thread(fileURLToPath(import.meta.url), { workerData: ANALYSIS_WORKER });
  thread.unref();
  const endpoint = nodeEndpoint(thread);
  return Object.assign(endpoint, {
    terminate: () => void thread.terminate(),
  }) as unknown as Worker;
};

/** The town as the app holds it: fields of all its sirens cold by one worker and by two, and what a drag costs then. */
export async function pool(say: (text: string) => void): Promise<void> {
  const opened = await openProject("data/town");
  if (!opened.ok) throw new Error("data/town is a project");
  const plan = opened.value;
  const state = planState(plan);
  const walls: Record<number, number[]> = { 1: [], 2: [] };
  for (let k = 0; k < 3; k++)
    for (const workers of [1, 2]) {
      const engine = new Engine(workerOf, 2);
      const ask: Ask = (request, lane) => askEngine(engine, plan, request, lane);
      const lanes = engine.lanes.slice(0, workers);
      // Worlds and surfaces are there: every lane has proved its share.
      await Promise.all(lanes.map((lane) => ask((api) => api.lackingFields(state, "rest"), lane)));
      const start = performance.now();
      await shareFields(state, "rest", {
        ask,
        home: 0,
        helpers: lanes.slice(1),
        report: () => {},
        isWanted: () => true,
      });
      walls[workers]?.push(performance.now() - start);
      engine.dispose();
    }
  const wall = (workers: number): string => `${Math.min(...(walls[workers] ?? [])).toFixed(0)} ms`;
  say(
    `the town, ${state.sirens.length} sirens at rest, cold (least of 3, wall): one worker ${wall(1)}, two ${wall(2)}`,
  );
  dragOf(plan, say);
}

/** One siren follows the hand: the whole answer to each place, in one worker. */
function dragOf(plan: Plan, say: (text: string) => void): void {
  const service = new EngineService(() => performance.now());
  service.openArea(areaFingerprint(plan.base), areaLayers(plan.base));
  const state = planState(plan);
  const times: number[] = [];
  for (let k = 0; k < 25; k++) {
    const sirens = state.sirens.map((siren, n) =>
      n === 5 ? { ...siren, at: [siren.at[0] + k * 1e-4, siren.at[1]] as const } : siren,
    );
    const start = process.cpuUsage();
    const compared = service.compare(state, { ...state, sirens } as typeof state);
    const { user, system } = process.cpuUsage(start);
    // The first builds everything; a place inside a building is refused at once.
    if (k > 1 && compared.ok) times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  say(
    `the town, one siren dragged: ${times[times.length >> 1]?.toFixed(0)} ms CPU a place (least ${times[0]?.toFixed(0)}), contours and differences included`,
  );
}
