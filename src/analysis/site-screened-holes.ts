import type { AreaSiren } from "../acoustics/area-model";
import type { Evaluation } from "./evaluation";
import { placeOf } from "./evaluation-head";
import { placedSirens } from "./siren-places";
import type { HoleReason, HoleRemedy, SiteHole } from "./site-answer";
import type { SiteOption } from "./site-list";
import type { Unreachable } from "./site-unreachable";
import type { SiteWork } from "./site-work";

/** Masts that are tried, m above what is planned: beyond this it is another building. */
const MAST_STEPS_M = [2, 5, 10, 15, 20, 30, 40, 60];

/** So many holes are told with remedies: each asks the reference for every site. */
const MOST_REMEDIES = 8;
/** Options, those that lack least first, whose masts are tried. */
const MAST_OPTIONS = 4;

/**
 * What is left blind, largest first: ground that is out of reach of every allowed option, with the nearest forbidden one that reaches
 * it and the allowed one that lacks least, and the blind spots of the plan for any other reason.
 */
export function screenedHoles(
  work: SiteWork,
  { blindSpots }: Evaluation,
  regions: readonly Unreachable[],
  otherwise: HoleReason,
  secondsLeft: () => number,
): SiteHole[] {
  const { plane } = work.ground.world;
  const taken = new Set<Unreachable>();
  const spots = blindSpots.map(({ areaM2, worst, bbox }) => {
    const inside = regions.filter((region) => {
      const [lon, lat] = placeOf(plane, region.at);
      return (
        lon >= bbox[0] && lon <= bbox[2] && lat >= bbox[1] && lat <= bbox[3] && region.areaM2 <= areaM2 + 1
      );
    });
    for (const region of inside) taken.add(region);
    return { areaM2, at: worst.at, region: inside[0] };
  });
  const rest = regions
    .filter((region) => !taken.has(region))
    .map((region) => ({ areaM2: region.areaM2, at: placeOf(plane, region.at), region }));
  let told = 0;
  return [...spots, ...rest]
    .sort((a, b) => b.areaM2 - a.areaM2)
    .map(({ areaM2, at, region }): SiteHole => {
      if (!region) return { areaM2, at, why: otherwise };
      const hole = {
        areaM2,
        at: placeOf(plane, region.at),
        why: "unreachable",
        unreachableM2: region.areaM2,
      } as const;
      if (told >= MOST_REMEDIES || secondsLeft() <= 0) return hole;
      told += 1;
      return { ...hole, ...remediesOf(work, region) };
    });
}

function remediesOf(work: SiteWork, region: Unreachable): Pick<SiteHole, "forbidden" | "least"> {
  const { ground, witnesses } = work;
  const { options, standing, scene } = ground;
  const [x, y] = region.at;
  const margins = options.map((_, column) => witnesses.one.marginDb(x, y, region.label, standing + column));
  const isOpen = ({ allowed, pinned }: SiteOption): boolean => allowed || pinned;
  const awayM = (column: number): number => {
    const [sx, sy] = (scene.input.sirens[standing + column] as AreaSiren).xyz;
    return Math.hypot(sx - x, sy - y);
  };
  const forbidden = [...options.keys()]
    .filter((column) => !isOpen(options[column] as SiteOption) && (margins[column] as number) >= 0)
    .sort((a, b) => awayM(a) - awayM(b) || a - b)
    .slice(0, 1)
    .map((column) => options[column] as SiteOption);
  const [shut] = forbidden;
  const open = [...options.keys()].filter(
    (column) => isOpen(options[column] as SiteOption) && Number.isFinite(margins[column]),
  );
  const byMargin = open.sort((a, b) => (margins[b] as number) - (margins[a] as number) || a - b);
  const byDistance = [...open].sort((a, b) => awayM(a) - awayM(b) || a - b);
  // A mast helps most where the site is near, or lacks little.
  const tried = [...new Set([...byMargin.slice(0, MAST_OPTIONS), ...byDistance.slice(0, MAST_OPTIONS)])].map(
    (column): HoleRemedy => {
      const { id, type, siren } = options[column] as SiteOption;
      const mastM = mastOf(work, options[column] as SiteOption, region);
      return {
        candidate: id,
        name: siren.name,
        type,
        shortDb: Math.max(0, -(margins[column] as number)),
        ...(mastM === undefined ? {} : { mastM }),
      };
    },
  );
  // The smallest mast that does; where none does, the one that lacks least.
  const [least] = tried
    .map((remedy, rank) => ({ remedy, rank }))
    .sort((a, b) => (a.remedy.mastM ?? Infinity) - (b.remedy.mastM ?? Infinity) || a.rank - b.rank);
  return {
    ...(shut ? { forbidden: { candidate: shut.id, name: shut.siren.name, type: shut.type } } : {}),
    ...(least ? { least: least.remedy } : {}),
  };
}

/** The first mast of the list with which the reference hears the option at every place tried of the hole. */
function mastOf(
  { ground, witnesses }: SiteWork,
  { siren }: SiteOption,
  region: Unreachable,
): number | undefined {
  const { plan, world, all } = ground;
  const type = plan.sirenTypes.find(({ id }) => id === siren.type);
  const heightM = siren.heightM ?? type?.mountM ?? 0;
  return MAST_STEPS_M.find((mastM) => {
    const raised = placedSirens(
      [{ ...siren, heightM: heightM + mastM }],
      plan.sirenTypes,
      all.screened,
      world.plane,
    );
    const [placed] = raised.ok ? raised.value : [];
    return (
      placed !== undefined &&
      region.places.every(([x, y]) => witnesses.one.marginOfDb(x, y, region.label, placed) >= 0)
    );
  });
}
