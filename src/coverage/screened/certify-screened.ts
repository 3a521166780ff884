import { type Disc, discCoverage } from "../disc-coverage";
import type { LeftPiece, ScreenedPart, ScreenedProgress } from "./certify-part";
import { certifyPart } from "./certify-sides";
import { type HeardAt, heardAt } from "./level-at";
import { type MergedRegion, type PieceRegion, lowestPieces, mergePieces } from "./merge-pieces";
import { type ScreenedInput, type ScreenedScene, screenedScene } from "./screened-scene";
import { middleOf } from "./split-cell";
import { surelyBlind } from "./surely-blind";

export { type HeardAt, heardAt } from "./level-at";
export type { PieceRegion } from "./merge-pieces";
export type { ScreenedPart, ScreenedProgress } from "./certify-part";
export { certifyPart } from "./certify-sides";
export { type ScreenedInput, type ScreenedProblem, screenedProblem, screenedScene } from "./screened-scene";

/** The middle of the piece with the lowest upper bound. */
export interface WorstOf {
  readonly at: readonly [x: number, y: number];
  readonly label: number;
  /** The margin is proved to be no more than this there, dB. */
  readonly atMostDb: number;
  /** The reference at that point, for the largest regions; ask `heardAt` for others. */
  readonly heard: HeardAt | null;
}

/** A connected part of the area that no siren reaches, for certain: every point of it is blind over the top. */
export interface ScreenedBlindRegion extends PieceRegion {
  readonly worst: WorstOf;
}

/** What paths round the sides and reflections mean for an answer. */
export interface BesideCoverage {
  /** Covered only thanks to a path round a side, for certain, m². */
  readonly rescuedM2: number;
  /** Of the ground that is blind over the top, what is blind whatever paths there are, for certain. */
  readonly surelyBlindM2: number;
  readonly surelyBlind: readonly PieceRegion[];
}

/** The answer. Areas in m², places in local metres. covered = areaM2 − blindM2 − undecidedM2. */
export interface ScreenedCoverage {
  readonly areaM2: number;
  readonly blindM2: number;
  readonly undecidedM2: number;
  /** Every point of the area is covered: nothing is blind, and nothing undecided. */
  readonly certified: boolean;
  readonly regions: readonly ScreenedBlindRegion[];
  readonly undecided: readonly PieceRegion[];
  /** Where the plan seeks paths beside those over the top: then "blind" means over the top; else absent. */
  readonly beside?: BesideCoverage;
  /** Size of the smallest cells judged, m; 0 where discs alone decided. */
  readonly sizeM: number;
  /** Ended by `shouldStop`, so the floor was not reached everywhere. */
  readonly stopped: boolean;
  /** Where the lowest level was found, and what the level is nowhere below (as a margin); null for an empty area. */
  readonly weakest: (HeardAt & { readonly nowhereBelowDb: number }) | null;
  /** How the answer came about. */
  readonly by: "discs" | "cells";
  readonly cells: number;
  readonly wedges: number;
}

/** Places at which the reference is asked: for the weakest point of the area, and in the largest blind regions. */
const SAMPLES = 12;
const HEARD_REGIONS = 20;

/** Raster of places that are looked for outside all discs, and how far outside is beyond rounding, m. */
const PROBE_M = 64;
const OUTSIDE_M = 1e-3;

/**
 * The certificate for ISO 9613-2 with screening over the top (field.md §4, README here). Yields progress that is valid at any
 * moment; ends early with valid bounds when `shouldStop` says so.
 *
 * Side paths and reflections only add to a level: with them "covered" stays true, and blind means blind over the top; `beside` then
 * says what is blind for certain.
 */
export function* certifyScreened(input: ScreenedInput): Generator<ScreenedProgress, ScreenedCoverage> {
  const scene = screenedScene(input);
  const proved = certifiedByDiscs(scene);
  if (proved) return proved;
  const part = yield* certifyPart(scene);
  return assembleScreened(scene, [part]);
}

/** Discs in which the level is reached behind anything: where they cover the area, it is certified at once and exactly. */
export function certifiedByDiscs(scene: ScreenedScene): ScreenedCoverage | null {
  const { map, requiredDb } = scene.input;
  const discs = scene.sirens.flatMap((siren): Disc[] =>
    siren ? [{ x: siren.xyz[0], y: siren.xyz[1], radiusByLabel: requiredDb.map(siren.surelyM) }] : [],
  );
  if (!discs.some(({ radiusByLabel }) => radiusByLabel.some((radiusM) => radiusM > 0))) return null;
  if (isOutside(scene, discs) || !discCoverage(map, discs).certified) return null;
  return {
    areaM2: map.areaM2,
    blindM2: 0,
    undecidedM2: 0,
    certified: true,
    regions: [],
    undecided: [],
    sizeM: 0,
    stopped: false,
    ...(scene.input.beside ? { beside: { rescuedM2: 0, surelyBlindM2: 0, surelyBlind: [] } } : {}),
    weakest: weakestByDiscs(scene, discs),
    by: "discs",
    cells: 0,
    wedges: 0,
  };
}

/** Does a place of a raster lie in the area and in no disc? Where it does, as nearly always, the exact cover need not be drawn. */
function isOutside(scene: ScreenedScene, discs: readonly Disc[]): boolean {
  const { map } = scene.input;
  const [minX, minY, maxX, maxY] = scene.bounds;
  const isIn = ({ x, y, radiusByLabel }: Disc, px: number, py: number, label: number): boolean =>
    Math.hypot(px - x, py - y) <= (radiusByLabel[label] as number) + OUTSIDE_M;
  for (let y = minY + PROBE_M / 2; y < maxY; y += PROBE_M)
    for (let x = minX + PROBE_M / 2; x < maxX; x += PROBE_M) {
      const label = map.labelAt(x, y);
      if (label >= 0 && !discs.some((disc) => isIn(disc, x, y, label))) return true;
    }
  return false;
}

/** The place, of a raster of 64 m, that lies least deep in the discs, and its neighbours in that order. */
function weakestByDiscs(scene: ScreenedScene, discs: readonly Disc[]): ScreenedCoverage["weakest"] {
  const { input } = scene;
  const [minX, minY, maxX, maxY] = scene.bounds;
  const found: { x: number; y: number; label: number; depthM: number }[] = [];
  for (let y = minY + 32; y < maxY; y += 64)
    for (let x = minX + 32; x < maxX; x += 64) {
      const label = input.map.labelAt(x, y);
      if (label < 0) continue;
      const depthM = Math.max(
        ...discs.map((disc) => (disc.radiusByLabel[label] as number) - Math.hypot(x - disc.x, y - disc.y)),
      );
      found.push({ x, y, label, depthM });
    }
  found.sort((p, q) => p.depthM - q.depthM || p.y - q.y || p.x - q.x);
  const heard = found.slice(0, SAMPLES).map(({ x, y, label }) => heardAt(scene, x, y, label, "all"));
  const worst = lowest(heard);
  return worst && { ...worst, nowhereBelowDb: 0 };
}

const lowest = (heard: readonly HeardAt[]): HeardAt | null =>
  heard.reduce<HeardAt | null>((worst, one) => (!worst || one.marginDb < worst.marginDb ? one : worst), null);

/** Puts the parts of the work together; the answer does not depend on how many there were. */
export function assembleScreened(scene: ScreenedScene, parts: readonly ScreenedPart[]): ScreenedCoverage {
  const { input } = scene;
  const inOrder = (pick: (part: ScreenedPart) => readonly LeftPiece[]): LeftPiece[] =>
    parts.flatMap((part) => [...pick(part)]).sort((p, q) => p.root - q.root);
  const blind = inOrder((part) => part.blind);
  const undecided = inOrder((part) => part.undecided);
  const weakest = parts
    .flatMap((part) => part.weakest ?? [])
    .sort((p, q) => p.loDb - q.loDb || p.root - q.root)
    .slice(0, 1);
  const marginLo = ({ loDb, label }: LeftPiece): number => loDb - (input.requiredDb[label] as number);
  const regions = withWorst(scene, mergePieces(blind), blind);
  const doubtful = undecided
    .slice()
    .sort((p, q) => marginLo(p) - marginLo(q) || p.root - q.root)
    .slice(0, SAMPLES);
  const heard = [
    ...regions.map(({ worst }) => worst.heard),
    ...[...doubtful, ...weakest].map((piece) => heardIn(scene, piece)),
  ].filter((one) => one !== null);
  const low = lowest(heard);
  const nowhereBelowDb = Math.min(
    ...weakest.map(({ loDb }) => loDb),
    ...doubtful.slice(0, 1).map(marginLo),
    ...(blind.length > 0 ? [blind.reduce((least, piece) => Math.min(least, marginLo(piece)), Infinity)] : []),
  );
  return {
    areaM2: input.map.areaM2,
    blindM2: totalM2(blind),
    undecidedM2: totalM2(undecided),
    certified: blind.length === 0 && undecided.length === 0,
    regions,
    undecided: mergePieces(undecided).map(({ region }) => region),
    ...(input.beside
      ? {
          beside: besideOf(
            scene,
            blind,
            inOrder((part) => part.rescued ?? []),
          ),
        }
      : {}),
    sizeM: Math.min(...parts.map(({ sizeM }) => sizeM)),
    stopped: parts.some(({ stopped }) => stopped),
    weakest: low && { ...low, nowhereBelowDb },
    by: "cells",
    cells: parts.reduce((n, { cells }) => n + cells, 0),
    wedges: parts.reduce((n, { wedges }) => n + wedges, 0),
  };
}

const totalM2 = (pieces: readonly LeftPiece[]): number => pieces.reduce((m2, { areaM2 }) => m2 + areaM2, 0);

function besideOf(
  scene: ScreenedScene,
  blind: readonly LeftPiece[],
  rescued: readonly LeftPiece[],
): BesideCoverage {
  const sure = blind.filter(surelyBlind(scene));
  return {
    rescuedM2: totalM2(rescued),
    surelyBlindM2: totalM2(sure),
    surelyBlind: mergePieces(sure).map(({ region }) => region),
  };
}

/** The reference at the middle of a piece; null where the middle of an unclipped cell is outside the area. */
function heardIn(scene: ScreenedScene, piece: LeftPiece): HeardAt | null {
  const [x, y] = middleOf(piece.corners);
  const label = piece.label >= 0 ? piece.label : scene.input.map.labelAt(x, y);
  return label < 0 ? null : heardAt(scene, x, y, label, "all");
}

/** Finds for every region the piece with the lowest upper bound. */
function withWorst(
  scene: ScreenedScene,
  merged: readonly MergedRegion[],
  pieces: readonly LeftPiece[],
): ScreenedBlindRegion[] {
  const worst = lowestPieces(merged, pieces);
  return merged.map(({ region }, k) => {
    const piece = worst[k];
    const at = piece ? middleOf(piece.corners) : region.centroid;
    const label = piece?.label ?? Math.max(0, scene.input.map.labelAt(...at));
    const heard = k < HEARD_REGIONS ? heardAt(scene, ...at, label) : null;
    const atMostDb = piece ? piece.hiDb - (scene.input.requiredDb[label] as number) : 0;
    return { ...region, worst: { at, label, atMostDb, heard } };
  });
}
