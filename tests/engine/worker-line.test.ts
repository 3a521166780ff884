import { expose } from "comlink";
import { describe, expect, it } from "vitest";
import type { Fingerprint } from "../../src/base/fingerprint";
import type { EngineApi } from "../../src/engine/contract";
import { Cancelled, WorkerLine } from "../../src/engine/worker-line";
import { areaLayers } from "../../src/model/basis";
import { aPlan, square } from "../support/a-plan";

const layers = areaLayers(aPlan({ area: square(500) }).build().base);
const area = "a" as Fingerprint;

/** A worker over a port; one that is deaf never answers `dropProof`. */
function aLine(deaf: boolean) {
  const heard: string[] = [];
  let ended = 0;
  const line = new WorkerLine(() => {
    const { port1, port2 } = new MessageChannel();
    const note = (name: string, answer: Promise<unknown> = Promise.resolve()) => {
      heard.push(name);
      return answer;
    };
    expose(
      {
        openArea: async () => note("openArea"),
        evaluate: async () => note("evaluate", new Promise(() => {})),
        presets: async () => note("presets", Promise.resolve("presets")),
        dropProof: async () => note("dropProof", deaf ? new Promise(() => {}) : Promise.resolve()),
      },
      port2,
    );
    return Object.assign(port1, {
      terminate: () => {
        ended += 1;
        port1.close();
        port2.close();
      },
    }) as unknown as Worker;
  });
  return { line, heard, ended: () => ended };
}

const endless = (line: WorkerLine): Promise<unknown> =>
  line.run<unknown>(area, layers, (api) => api.evaluate({} as never));
const quick = (line: WorkerLine) => line.run(area, layers, (api) => (api as unknown as EngineApi).presets());

describe("a line to a worker", () => {
  it("is cancelled at once, and keeps a worker that listens, with the areas it knows", async () => {
    const { line, heard, ended } = aLine(false);
    const waiting = endless(line);
    await expect.poll(() => heard).toContain("evaluate");
    line.cancel();
    await expect(waiting).rejects.toBeInstanceOf(Cancelled);
    expect(await quick(line)).toBe("presets");
    expect(heard).toEqual(["openArea", "evaluate", "dropProof", "presets"]);
    expect(ended()).toBe(0);
    line.end();
    expect(ended()).toBe(1);
  });

  it("ends a worker that does not listen, and gives the next request to another", async () => {
    const { line, heard, ended } = aLine(true);
    const waiting = endless(line);
    await expect.poll(() => heard).toContain("evaluate");
    line.cancel();
    await expect(waiting).rejects.toBeInstanceOf(Cancelled);
    expect(await quick(line)).toBe("presets");
    expect(heard).toEqual(["openArea", "evaluate", "dropProof", "openArea", "presets"]);
    expect(ended()).toBe(1);
    line.end();
  });

  it("cancels a request that waits for the worker to settle, too", async () => {
    const { line, heard } = aLine(true);
    const first = endless(line);
    await expect.poll(() => heard).toContain("evaluate");
    line.cancel();
    const second = endless(line);
    line.cancel();
    await expect(first).rejects.toBeInstanceOf(Cancelled);
    await expect(second).rejects.toBeInstanceOf(Cancelled);
    line.end();
  });
});
