import { assembleScreened, certifyPart } from "../../src/coverage/screened/certify-screened";
import { screenedScene } from "../../src/coverage/screened/screened-scene";
import { anInput } from "../coverage/screened/a-town";
import { benchTown } from "./certificate-town";
const town = benchTown(true);
const cpu = () => process.cpuUsage().user / 1e6;
const map = anInput(town, { sirens: town.sirens, requiredDb: [60] });
let t0 = cpu();
const LIMIT = Number(process.env["LIM"] ?? 12);
for (const db of (process.env["DB"] ?? "60").split(",").map(Number)) for (const floorM of (process.env["FL"] ?? "16").split(",").map(Number)) {
t0 = cpu();
const input = { ...map, requiredDb: [db], floorM, shouldStop: () => cpu() - t0 > LIMIT };
const scene = screenedScene(input);
console.log("scene", (cpu() - t0).toFixed(2));
const run = certifyPart(scene);
let last = 99;
for (;;) { const s = run.next(); if (s.done) { const {blind, undecided, weakest, ...r} = s.value; console.log(db, floorM, (cpu()-t0).toFixed(2), JSON.stringify(r), blind.length, undecided.length, "U%", (100*undecided.reduce((a, b) => a + b.areaM2, 0)/map.map.areaM2).toFixed(4), "B%", (100*blind.reduce((a, b) => a + b.areaM2, 0)/map.map.areaM2).toFixed(4));
 const t1 = cpu(); if (process.env["ASM"]) { const c = assembleScreened(scene, [s.value]); console.log("assemble", (cpu() - t1).toFixed(2), c.regions.length, c.undecided.length, c.weakest); } break; } if (s.value.sizeM < last / 1.9) { last = s.value.sizeM; console.log((cpu() - t0).toFixed(2), JSON.stringify(s.value)); } }
}
