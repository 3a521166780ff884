import {
  type ScreenedCoverage,
  certifyPart,
  certifyScreened,
  screenedScene,
  assembleScreened,
  certifiedByDiscs,
} from "../../src/coverage/screened/certify-screened";
import { anInput } from "../coverage/screened/a-town";
import { benchTown } from "./certificate-town";

/** The certificate in a seeded town: undecided share and time by floor. */
export async function bench(): Promise<void> {
  void certifyPart;
  void screenedScene;
  void assembleScreened;
  void certifiedByDiscs;
  const town = benchTown(process.env["CERTIFICATE_TERRAIN"] !== "level");
  let start = process.cpuUsage();
  const input = anInput(town, { sirens: town.sirens, requiredDb: [0] });
  const { user } = process.cpuUsage(start);
  const { map } = input;
  console.log(
    `certificate  ${town.buildings?.length} buildings, ${(map.areaM2 / 1e6).toFixed(2)} of ${(map.districtM2 / 1e6).toFixed(2)} km² outdoors, map ${(user / 1e6).toFixed(2)} s`,
  );
  for (const db of (process.env["CERTIFICATE_DB"] ?? "53,57,60").split(",").map(Number))
    for (const floorM of (process.env["CERTIFICATE_FLOORS"] ?? "16,4").split(",").map(Number)) {
      start = process.cpuUsage();
      const wall = performance.now();
      const run = certifyScreened({ ...input, requiredDb: [db], floorM });
      let found: ScreenedCoverage | undefined;
      while (!found) {
        const step = run.next();
        if (step.done) found = step.value;
      }
      const cpu = process.cpuUsage(start);
      const share = (m2: number): string => `${((100 * m2) / map.areaM2).toFixed(4)} %`;
      console.log(
        `certificate  ${db} dB floor ${floorM} m: undecided ${share(found.undecidedM2)} blind ${share(found.blindM2)} by ${found.by}` +
          ` | ${((cpu.user + cpu.system) / 1e6).toFixed(2)} CPU s, ${((performance.now() - wall) / 1000).toFixed(2)} s, ${found.cells} cells, ${found.wedges} wedges, ${found.regions.length}+${found.undecided.length} regions`,
      );
    }
}
