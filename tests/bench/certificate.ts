import {
  type ScreenedPart,
  assembleScreened,
  certifiedByDiscs,
  certifyPart,
  screenedScene,
} from "../../src/coverage/screened/certify-screened";
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

/** The certificate in a seeded town: what is undecided and blind, and CPU time, by criterion and floor. */
export async function bench(): Promise<void> {
  const town = benchTown(process.env["CERTIFICATE_TERRAIN"] !== "level");
  const startS = cpuS();
  const beside = process.env["CERTIFICATE_LATERAL"] ? { lateral: true, reflections: 0 as const } : undefined;
  const input = anInput(town, { sirens: town.sirens, requiredDb: [0], ...(beside ? { beside } : {}) });
  const { map } = input;
  console.log(
    `certificate  ${town.buildings?.length} buildings, ${(map.areaM2 / 1e6).toFixed(2)} of ${(map.districtM2 / 1e6).toFixed(2)} km² outdoors, area map ${(cpuS() - startS).toFixed(2)} CPU s`,
  );
  for (const requiredDb of list("CERTIFICATE_DB", "53,58,60"))
    for (const floorM of list("CERTIFICATE_FLOORS", "16,4"))
      run({ ...input, requiredDb: [requiredDb], floorM });
}

/** One certificate in two parts, as two workers would share it: both prepare the scene, each judges half of the rows. */
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
  const limitS = list("CERTIFICATE_LIMIT_S", "60")[0] as number;
  const timesS: number[] = [];
  const parts = [0, 1].map((index): ScreenedPart => {
    const beganS = cpuS();
    const scene = screenedScene({ ...input, shouldStop: () => cpuS() - beganS > limitS });
    const work = certifyPart(scene, { index, of: 2 });
    for (;;) {
      const step = work.next();
      if (!step.done) continue;
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
      ` | ${found.cells} cells, ${found.wedges} wedges, ${found.regions.length} blind and ${found.undecided.length} undecided regions`,
  );
}
