import type { World } from "../../acoustics/world";
import type { LeftPiece } from "./certify-part";
import type { FactorBounds } from "./ground-bounds";
import { type GroundUnder, groundJustUnder } from "./ground-under";
import type { ScreenedScene } from "./screened-scene";
import type { Sight } from "./sight";
import { Wedge } from "./wedge";

/** Beyond the Earth's girth, m. */
const FARTHEST_M = 1e8;
const ROUNDING_DB = 1e-6;

/**
 * Tells which pieces are blind whatever paths the plan seeks beside the one over the top. With paths round the sides a level is
 * never above the unscreened one, since their losses and the one over the top together count as at least 0 dB (TR 17534-3,
 * 5.6). A reflected path is no shorter than the direct one and loses at least as much: with N vertical faces a level is at most
 * 10 lg(1 + N) dB higher.
 */
export function surelyBlind(scene: ScreenedScene): (piece: LeftPiece) => boolean {
  const { input, ground, surface } = scene;
  const reflects = (input.beside?.reflections ?? 0) > 0;
  const gainDb = reflects ? 10 * Math.log10(1 + facesOf(input.world)) : 0;
  const wedge = new Wedge();
  const under: GroundUnder = { minZ: 0, maxZ: 0, slope: 0 };
  const any: FactorBounds = {
    sourceLo: ground.least,
    sourceHi: ground.most,
    middleLo: ground.least,
    middleHi: ground.most,
    receiverLo: ground.least,
    receiverHi: ground.most,
  };
  return ({ corners, label }) => {
    if (label < 0) return false;
    const need = input.requiredDb[label] as number;
    groundJustUnder(surface, corners, under);
    let [best, sum] = [-Infinity, 0];
    for (const [k, siren] of scene.sirens.entries()) {
      if (!siren) continue;
      // The beam of a stack towards a reflecting face is not that towards the receiver.
      if (reflects && input.sirens[k]?.stack) return false;
      wedge.set(corners, siren.xyz[0], siren.xyz[1]);
      const sight: Sight = {
        sourceZ: siren.xyz[2],
        lowZ: under.minZ + input.receiverHeightM - 1e-6,
        highZ: under.maxZ + input.receiverHeightM + 1e-6,
        nearM: wedge.nearM,
        farM: wedge.farM,
      };
      const farM = reflects ? FARTHEST_M : wedge.farM;
      const mostDb = siren.openHiDb(sight) - siren.groundDb(any, wedge.nearM, farM, false) + gainDb;
      best = Math.max(best, mostDb);
      sum += 10 ** (mostDb / 10);
      if (best >= need) return false;
    }
    return (input.combine === "energy" ? 10 * Math.log10(sum) : best) + ROUNDING_DB < need;
  };
}

/** Vertical faces that could reflect: walls of buildings, and straight parts of barriers. */
const facesOf = ({ buildings, barriers }: World): number =>
  buildings.reduce((n, { rings }) => n + rings.reduce((sum, ring) => sum + ring.length, 0), 0) +
  barriers.reduce((n, { topEdge }) => n + topEdge.length - 1, 0);
