import { type Result, err, ok } from "../base/result";
import {
  A_WEIGHTS_DB,
  BAND_LINES,
  C_WEIGHTS_DB,
  NOMINAL_BANDS_HZ,
  toneLine,
  weightedTotalDb,
} from "./octave-bands";
import type { Scene } from "./scene";
import { type SceneProblem, misplaced, sceneWorld } from "./scene-world";
import { type Trace, detailsOf, pathsOf } from "./trace-shape";
import { type TracedLine, type TracedPaths, tracedLine, tracedPaths } from "./traced-lines";

/**
 * The reference calculation: one source, one receiver, every term.
 *
 * `level = power − Σ terms` holds to rounding in every band, and for the tone, also when several paths combine:
 * - divergence, atmosphere, solidAngle (−DΩ, alternative ground method only) and ground are those of the direct path;
 * - barrier is Abar of over the top and both sides together, −10 lg Σ 10^(−Abar,i/10), at least 0 (TR 17534-3, 5.6);
 * - reflection is what the reflected paths add to the level, as a negative loss.
 *
 * `paths[i].attenuation` is the whole loss from power to that path's share, so the energy sum of power − attenuation over
 * the paths is the level, except where a barrier's floor of 0 dB holds.
 * Reflected paths are screened over the top only. `details` stands beside `terms`, with the same names, because every
 * entry of `terms` is an array of eight that enters the sum.
 */
export function traceScene(scene: Scene): Result<Trace, SceneProblem> {
  const world = sceneWorld(scene);
  const problem = misplaced(world, scene.source.xyz, scene.receiver.xyz);
  if (problem) return err(problem);
  const paths = tracedPaths(world, scene.source.xyz, scene.receiver.xyz, scene);
  const bands = BAND_LINES.map((line, band) =>
    tracedLine(paths, line, scene, scene.source.powerDb[band] as number),
  );
  const level = bands.map((line) => line.level);
  const trace: Trace = {
    bands: [...NOMINAL_BANDS_HZ],
    level,
    totalA: weightedTotalDb(level, A_WEIGHTS_DB),
    totalC: weightedTotalDb(level, C_WEIGHTS_DB),
    terms: termsOf(bands),
    details: detailsOf(paths, bands, scene),
    paths: pathsOf(paths, bands),
  };
  return ok(scene.source.tone ? { ...trace, tone: tracedTone(paths, scene, scene.source.tone) } : trace);
}

const termsOf = (lines: readonly TracedLine[]): Trace["terms"] => ({
  divergence: lines.map(({ direct }) => direct.divergence),
  atmosphere: lines.map(({ direct }) => direct.atmosphere),
  solidAngle: lines.map(({ direct }) => direct.solidAngle),
  ground: lines.map(({ direct }) => direct.ground),
  barrier: lines.map(({ barrier }) => barrier),
  reflection: lines.map(({ reflection }) => reflection),
});

function tracedTone(
  paths: TracedPaths,
  scene: Scene,
  tone: NonNullable<Scene["source"]["tone"]>,
): NonNullable<Trace["tone"]> {
  const line = tracedLine(paths, toneLine(tone.frequencyHz), scene, tone.powerDb);
  const { direct, barrier, reflection } = line;
  return {
    frequency: tone.frequencyHz,
    level: line.level,
    terms: {
      divergence: direct.divergence,
      atmosphere: direct.atmosphere,
      solidAngle: direct.solidAngle,
      ground: direct.ground,
      barrier,
      reflection,
    },
    details: detailsOf(paths, [line], scene),
    paths: pathsOf(paths, [line]),
  };
}

export type { Trace, TraceDetails, TracePath } from "./trace-shape";
