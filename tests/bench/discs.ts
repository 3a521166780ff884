import { buildAreaMap } from "../../src/coverage/area-map";
import type { AreaMap, PlanarPolygon } from "../../src/coverage/area-map";
import { discCoverage } from "../../src/coverage/disc-coverage";
import type { Disc } from "../../src/coverage/disc-coverage";
import { discSession } from "../../src/coverage/disc-session";
import { worstPoint } from "../../src/coverage/worst-point";
import { town } from "../coverage/planar-shapes";
import { benchDistrict, ragged, spreadDiscs } from "./discs-district";
import { TOLERANCE_M, uncoveredByClipper, uncoveredByTurf } from "./discs-rivals";

/** CPU time of one run, ms: the machine is shared, the clock on the wall is not ours. */
function cpuMs(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Median CPU time of a run, ms: each sample long enough for the counter. */
function medianMs(run: () => unknown, samples: number): number {
  const onceMs = cpuMs(run);
  const repeats = Math.max(1, Math.ceil(10 / Math.max(0.05, onceMs)));
  const times = Array.from({ length: samples }, () => {
    const totalMs = cpuMs(() => {
      for (let k = 0; k < repeats; k++) run();
    });
    return totalMs / repeats;
  });
  return times.sort((a, b) => a - b)[times.length >> 1] as number;
}

/** CPU time spent on running something before it is measured, ms: the compiler is through with it by then. */
const WARM_MS = 1500;

function warmed(run: () => unknown): () => unknown {
  let spentMs = 0;
  while (spentMs < WARM_MS) spentMs += cpuMs(run);
  return run;
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
const times = (rivalMs: number, ownMs: number): string => `${ms(rivalMs)} = ${Math.round(rivalMs / ownMs)}x`;

/** Exact discs beside polygon clipping: areas, rings, sole areas and certificate against the uncovered area alone. */
export async function bench(): Promise<void> {
  const { name, district } = benchDistrict(process.env["DISCS_DISTRICT"]);
  let map!: AreaMap;
  const build = () => (map = buildAreaMap({ district, zones: [], footprints: [] }));
  const coldMs = cpuMs(build);
  console.log(
    `discs  ${name}: ${(map.areaM2 / 1e6).toFixed(2)} km², ${map.edges.count} edges, map cold ${ms(coldMs)}`,
  );
  let first = true;
  for (const [count, radiusM] of [
    [28, 1000],
    [100, 520],
    [1000, 165],
  ] as const) {
    const discs = spreadDiscs(map, count, radiusM);
    if (first) console.log(`discs  ${count} discs  cold ${ms(cpuMs(() => discCoverage(map, discs)))}`);
    first = false;
    compare(map, district, discs, count === 28);
  }
  movingOne(map, "as above");
  const large = buildAreaMap({ district: [ragged(9000, 8_000)], zones: [], footprints: [] });
  movingOne(large, "9000 edges");
  buildings();
}

function compare(
  map: AreaMap,
  district: readonly PlanarPolygon[],
  discs: readonly Disc[],
  withTurf: boolean,
): void {
  const samples = discs.length > 500 ? 7 : 15;
  const fullMs = medianMs(
    warmed(() => discCoverage(map, discs, { certificate: false })),
    samples,
  );
  const bothMs = medianMs(
    warmed(() => discCoverage(map, discs)),
    samples,
  );
  const cover = discCoverage(map, discs);
  const marginAt = (k: number, label: number, distanceM: number) =>
    ((discs[k] as Disc).radiusByLabel[label] as number) - distanceM;
  const worstMs = medianMs(() => cover.regions.map((region) => worstPoint(map, discs, marginAt, region)), 5);
  const clipperMs = medianMs(
    warmed(() => uncoveredByClipper(district, discs)),
    discs.length > 500 ? 3 : 7,
  );
  const line = [
    `discs  ${discs.length} discs  full ${ms(fullMs)}  cert ${ms(bothMs - fullMs)}`,
    `worst of ${cover.regions.length} spots ${ms(worstMs)}`,
    `clipper2-ts ${TOLERANCE_M} m ${times(clipperMs, fullMs)}`,
  ];
  if (withTurf)
    line.push(
      `turf ${times(
        medianMs(
          warmed(() => uncoveredByTurf(district, discs)),
          5,
        ),
        fullMs,
      )}`,
    );
  console.log(line.join(" | "));
  const clippedM2 = uncoveredByClipper(district, discs) - cover.uncoveredM2;
  console.log(
    `discs  ${discs.length} discs  uncovered ${cover.uncoveredM2.toFixed(3)} m², clipper2-ts ${clippedM2 > 0 ? "+" : ""}${clippedM2.toFixed(0)} m²`,
  );
}

function movingOne(map: AreaMap, where: string): void {
  const session = discSession(map);
  const discs = spreadDiscs(map, 100, Math.sqrt((1.73 * map.areaM2) / (100 * Math.PI)));
  session.update(discs);
  let step = 0;
  const moveMs = medianMs(() => {
    const moved = discs.slice();
    const k = step++ % 100;
    const old = discs[k] as Disc;
    moved[k] = { ...old, x: old.x + (step % 7), y: old.y + 3 };
    session.update(moved);
    discs[k] = moved[k] as Disc;
  }, 25);
  console.log(`discs  moving one of 100 (${where}, certificate included)  ${ms(moveMs)}`);
}

function buildings(): void {
  const footprints = town(114, 113);
  const walls = footprints.reduce(
    (sum, { rings }) => sum + rings.reduce((n, ring) => n + ring.length / 2, 0),
    0,
  );
  let map!: AreaMap;
  const build = () => (map = buildAreaMap({ district: [ragged(367, 2_700)], zones: [], footprints }));
  const buildMs = medianMs(build, 3);
  const discs = spreadDiscs(map, 28, 700);
  const fullMs = medianMs(() => discCoverage(map, discs), 3);
  const session = discSession(map);
  session.update(discs);
  const moveMs = medianMs(() => {
    const old = discs[3] as Disc;
    discs[3] = { ...old, x: old.x + 1 };
    session.update(discs.slice());
  }, 5);
  console.log(
    `discs  ${footprints.length} footprints, ${walls} walls (${map.edges.count} edges)  map ${ms(buildMs)} | 28 discs with certificate ${ms(fullMs)} | moving one ${ms(moveMs)}`,
  );
}
