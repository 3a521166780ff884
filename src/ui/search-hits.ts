import type { BlindSpot } from "../engine/contract";
import type { Siren } from "../model/plan";
import type { Place } from "../model/named-places";

/** Something on the map that a name or a number leads to. */
export type SearchHit =
  | { readonly kind: "siren"; readonly key: string; readonly siren: Siren }
  | { readonly kind: "blind-spot"; readonly key: string; readonly spot: BlindSpot }
  | { readonly kind: "place"; readonly key: string; readonly place: Place };

const MOST = 8;

/** What a search text leads to: sirens first, then blind spots, then places; a few of each kind of match. */
export function searchHits(
  text: string,
  among: {
    readonly sirens: readonly Siren[];
    readonly spots: readonly BlindSpot[];
    readonly places: readonly Place[];
  },
  label: (siren: Siren) => string,
): readonly SearchHit[] {
  const needle = text.trim().toLowerCase();
  if (needle === "") return [];
  const has = (...texts: readonly string[]) => texts.some((part) => part.toLowerCase().includes(needle));
  const hits: SearchHit[] = [
    ...among.sirens
      .filter((siren) => has(siren.id, label(siren), siren.name, siren.host ?? ""))
      .map((siren) => ({ kind: "siren" as const, key: `siren ${siren.id}`, siren })),
    ...among.spots
      .filter((spot) => has(spot.id))
      .map((spot) => ({ kind: "blind-spot" as const, key: `blind ${spot.id}`, spot })),
    ...among.places
      .filter(({ name }) => has(name))
      .map((place, index) => ({ kind: "place" as const, key: `place ${index} ${place.name}`, place })),
  ];
  return hits.slice(0, MOST);
}
