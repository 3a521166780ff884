import type { Feature } from "geojson";
import { highestGround } from "../../src/acoustics/highest-ground";
import type { Terrain } from "../../src/acoustics/terrain";
import { seeded, shuffled } from "./seeded";
import type { TownBuilding } from "./town-buildings";
import { TOWN_NOTE, townPoint } from "./town-features";
import { HALF_M, type Xy } from "./town-ground";

const SEED = 600_600;
const EXISTING = 28;
const PROPOSED = 6;
const CANDIDATES = 150;
/** Least distance between two existing sirens, m. */
const SPACING_M = 950;
/** A mast on a roof, m. */
const MAST_M = 6;
/** Every so many-th siren is electronic, with a stack of horns. */
const ELECTRONIC_EVERY = 5;

const KINDS = ["小学", "中学", "医院", "社区中心", "街道办", "图书馆", "体育馆", "办公楼"];

/** A public building that can carry a siren. */
interface Host {
  readonly name: string;
  readonly at: Xy;
  /** Of the horn above the ground under the mast, so that it is MAST_M above the roof; a tenth of a metre up. */
  readonly heightM: number;
}

const apart = (a: Host, b: Host): number => Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]);

/** The public buildings inside the area, in a seeded order, each with a name that says that it is made up. */
export function townHosts(buildings: readonly TownBuilding[], terrain: Terrain): Host[] {
  const publicOnes = buildings.filter(
    ({ isPublic, middle }) => isPublic && Math.max(...middle.map(Math.abs)) < HALF_M - 60,
  );
  return shuffled(publicOnes, seeded(SEED)).map(({ rings, heightM, middle }, index) => {
    const roofZ = highestGround(terrain, rings) + heightM;
    const aboveM = roofZ + MAST_M - terrain.heightAt(...middle);
    return {
      name: `合成·第${index + 1}${KINDS[index % KINDS.length]}`,
      at: middle,
      // A millionth off: rounding must not tip a height that is a whole tenth.
      heightM: Math.ceil(aboveM * 10 - 1e-6) / 10,
    };
  });
}

/**
 * Sirens and candidates among the hosts. Existing: each host in the seeded order that is far enough from those before.
 * Proposed: six times the host that is farthest from every siren. Candidates: the next in the order.
 */
export function townSirens(hosts: readonly Host[]): { sirens: Feature[]; candidates: Feature[] } {
  const existing: Host[] = [];
  for (const host of hosts)
    if (existing.length < EXISTING && existing.every((other) => apart(host, other) >= SPACING_M))
      existing.push(host);
  if (existing.length < EXISTING) throw new Error(`only ${existing.length} hosts are far enough apart`);
  const proposed: Host[] = [];
  const gapM = (host: Host): number =>
    Math.min(...[...existing, ...proposed].map((other) => apart(host, other)));
  while (proposed.length < PROPOSED)
    proposed.push(hosts.reduce((best, host) => (gapM(host) > gapM(best) ? host : best)));
  const left = hosts.filter((host) => !existing.includes(host) && !proposed.includes(host));
  const numbered = [...existing].sort((a, b) => b.at[1] - a.at[1]);
  const number = (index: number, digits: number): string => String(index + 1).padStart(digits, "0");
  return {
    sirens: [
      ...numbered.map((host, index) =>
        sirenFeature(host, `S${number(index, 2)}`, {
          status: "existing",
          type: index % ELECTRONIC_EVERY === 2 ? "syn-electronic" : "syn-motor",
        }),
      ),
      ...proposed.map((host, index) =>
        sirenFeature(host, `N${index + 1}`, { status: "proposed", type: "syn-motor", fixed: false }),
      ),
    ],
    candidates: left
      .slice(0, CANDIDATES)
      .map(({ name, at, heightM }, index) =>
        townPoint(at, { id: `C${number(index, 3)}`, name, height: heightM, illustrative: true }),
      ),
  };
}

const sirenFeature = ({ name, at, heightM }: Host, id: string, state: Record<string, unknown>): Feature =>
  townPoint(at, {
    id,
    name,
    ...state,
    height: heightM,
    service: "ok",
    host: name,
    illustrative: true,
    note: TOWN_NOTE,
  });
