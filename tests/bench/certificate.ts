import {
  type ScreenedPart,
  assembleScreened,
  certifiedByDiscs,
  certifyPart,
  screenedScene,
} from "../../src/coverage/screened/certify-screened";
import { obstaclesOf } from "../../src/coverage/screened/obstacles";
import type { ScreenedInput } from "../../src/coverage/screened/screened-scene";
import { anInput } from "../coverage/screened/a-town";
import { benchTown } from "./certificate-town";

/** CPU seconds so far: the machine is shared, the clock on the wall is not ours. */
function cpuS(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const list = (name: string, otherwise: string): number[] =>
  (process.env[name] ?? otherwise).split(",").map(Number);

/** Seconds after which field.md §5 has its targets. */
const MARKS_S = [2, 5, 6, 12];

/**
 * The certificate in a seeded town: what is undecided and blind, and CPU time, by criterion and floor; and what is undecided when two
 * workers are stopped at the times of field.md. What is prepared once for a world and a worker is told apart.
 */
export async function bench(): Promise<void> {
  const town = benchTown(process.env["CERTIFICATE_TERRAIN"] !== "level");
  const startS = cpuS();
  const beside = process.env["CERTIFICATE_LATERAL"] ? { lateral: true, reflections: 0 as const } : undefined;
  const input = anInput(town, { sirens: town.sirens, requiredDb: [0], ...(beside ? { beside } : {}) });
  const { map } = input;
  const beforeS = cpuS();
  obstaclesOf(input.world);
  screenedScene(input);
  console.log(
    `certificate  ${town.buildings?.length} buildings, ${(map.areaM2 / 1e6).toFixed(2)} of ${(map.districtM2 / 1e6).toFixed(2)} km² outdoors, area map ${(beforeS - startS).toFixed(2)}, obstacles and terrain ${(cpuS() - beforeS).toFixed(2)} CPU s`,
  );
  for (const requiredDb of list("CERTIFICATE_DB", "53,58.5,60"))
    for (const floorM of list("CERTIFICATE_FLOORS", "16,4,1"))
      run({ ...input, requiredDb: [requiredDb], floorM });
}

/** One certificate in two parts, as two workers would share it: each judges half of the rows. */
function run(input: ScreenedInput): void {
  const share = (m2: number): string => `${((100 * m2) / input.map.areaM2).toFixed(4)} %`;
  const title = `certificate  ${input.requiredDb[0]} dB, floor ${input.floorM} m`;
  const startS = cpuS();
  const proved = certifiedByDiscs(screenedScene(input));
  if (proved) {
    console.log(`${title}: certified by discs | ${(cpuS() - startS).toFixed(2)} CPU s`);
    return;
  }
  const discsS = cpuS() - startS;
  const limitS = list("CERTIFICATE_LIMIT_S", "20")[0] as number;
  const timesS: number[] = [];
  /** Open area of both parts at the marks, m². */
  const openM2 = MARKS_S.map(() => 0);
  const parts = [0, 1].map((index): ScreenedPart => {
    const beganS = cpuS();
    // Asking for the CPU time is dear itself.
    let [asked, tookS] = [0, 0];
    const clockS = (): number => (asked++ % 32 === 0 ? (tookS = cpuS() - beganS) : tookS);
    const scene = screenedScene({ ...input, shouldStop: () => clockS() > limitS });
    const work = certifyPart(scene, { index, of: 2 });
    let open = Infinity;
    let mark = 0;
    for (;;) {
      const step = work.next();
      clockS();
      for (; mark < MARKS_S.length && tookS > (MARKS_S[mark] as number); mark++)
        openM2[mark] = (openM2[mark] as number) + open;
      if (!step.done) {
        open = step.value.openM2;
        continue;
      }
      const left = step.value.undecided.reduce((sum, { areaM2 }) => sum + areaM2, 0);
      for (; mark < MARKS_S.length; mark++) openM2[mark] = (openM2[mark] as number) + left;
      timesS.push(cpuS() - beganS);
      return step.value;
    }
  });
  const rescuedM2 = parts
    .flatMap(({ rescued }) => rescued ?? [])
    .reduce((sum, { areaM2 }) => sum + areaM2, 0);
  const beforeS = cpuS();
  const found = assembleScreened(screenedScene(input), parts);
  const togetherS = cpuS() - beforeS;
  console.log(
    `${title}: undecided ${share(found.undecidedM2)}, blind ${share(found.blindM2)}${found.stopped ? ", stopped" : ""}${rescuedM2 > 0 ? `, rescued ${share(rescuedM2)}` : ""}` +
      ` | discs ${discsS.toFixed(2)}, halves ${timesS.map((s) => s.toFixed(2)).join(" and ")}, together ${togetherS.toFixed(2)} CPU s` +
      ` | ${found.cells} cells, ${found.wedges} wedges, ${found.regions.length} blind and ${found.undecided.length} undecided regions` +
      ` | stopped after ${MARKS_S.map((s, k) => `${s} s: ${share(openM2[k] as number)}`).join(", ")}`,
  );
}
