import type { MultiPolygon } from "geojson";
import type { SirenId } from "../base/ids";
import type { Wgs84 } from "../geo/datums";

/** A layer for review that is computed beside the evaluation, on demand. */
export type LayerKind = "reach" | "dominance" | "blur" | "indoor" | "ceiling";

/**
 * One class of a layer: a region of the area to be covered. Those of dominance lie side by side; of the others each holds
 * the next and is drawn before it (cut out of one another they would touch themselves, and the map could not fill them).
 */
export interface LayerClass {
  /**
   * reach: 1, 2 or 3 sirens and more · blur: 0 clear … 3 no silence left · indoor: 0 outdoors only, 1 windows open,
   * 2 tilted, 3 closed · dominance: index of a colour, neighbours differ · ceiling: index in `CEILINGS`.
   */
  readonly class: number;
  readonly region: MultiPolygon;
  /** Of the class alone, without those drawn on it. */
  readonly areaM2: number;
  /** dominance: the siren, and where its name stands. */
  readonly siren?: SirenId;
  readonly labelAt?: Wgs84;
}

/** A siren near which a ceiling may be exceeded: on the ground round the mast, or only at the height of the horn. */
export interface CeilingMast {
  readonly siren: SirenId;
  readonly at: Wgs84;
  /** The plan knows no height: the mast is taken to be as low as its hearers. */
  readonly heightKnown: boolean;
  /** By ceiling, in the order of `CEILINGS`, m. */
  readonly slantM: readonly number[];
  readonly groundM: readonly number[];
}

/** The answer for one layer. Blind ground is in some class of most layers: the map draws it on top. */
export interface MapLayer {
  readonly kind: LayerKind;
  /** Exact geometry, chords to 5 cm; else an estimate from a raster of `stepM`. */
  readonly exact: boolean;
  readonly stepM: number | null;
  readonly classes: readonly LayerClass[];
  /** ceiling: every sounding siren. */
  readonly masts: readonly CeilingMast[];
}
