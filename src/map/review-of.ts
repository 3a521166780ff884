import type { MultiPolygon } from "geojson";
import type { MapLayer } from "../engine/contract";
import type { MapSnapshot } from "./map-contract";

/** The layer for review whose regions take the place of the coverage, if one is to be drawn; never during a drag. */
export function drawnLayer(snapshot: MapSnapshot): MapLayer | null {
  const layer = reviewLayer(snapshot);
  return layer && layer.kind !== "ceiling" ? layer : null;
}

/** The layer for review that is there, coverage or not; null while it is switched off or a siren is in the hand. */
export function reviewLayer({ review, drag, view }: MapSnapshot): MapLayer | null {
  if (drag || !view.layers.margin.visible || review.answer?.kind !== "layer") return null;
  return review.answer.layer.kind === review.kind ? review.answer.layer : null;
}

/** What becomes blind without the selected siren, while failures are reviewed; nothing from an older plan. */
export function lostWithSelected({ review, drag, selection }: MapSnapshot): MultiPolygon | undefined {
  if (drag || review.stale || selection.kind !== "siren" || review.kind !== "failure") return undefined;
  if (review.answer?.kind !== "ranking") return undefined;
  return review.answer.costs.find(({ id }) => id === selection.id)?.lost;
}
