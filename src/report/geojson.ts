import type { Feature, FeatureCollection, Polygon } from "geojson";
import type { BlindSpot } from "../analysis/evaluation";
import { NO_NUMBER, blindPersons, blindTotals, ratePoints } from "../i18n/number-format";
import { areaFeatures, exported, rounded } from "./area-geojson";
import { isIllustrative } from "../model/is-illustrative";
import { placesOf } from "../model/named-places";
import { placeName } from "../i18n/place-name";
import type { ReportInput } from "./report-input";
import { reasonText, reportWords } from "./report-words";
import { statedText } from "../model/stated-text";

/** The report for a GIS: planning area, blind spots, undecided areas and sirens, each with its figures, in WGS-84. */
export function reportGeojson(input: ReportInput): string {
  const features = [planningArea(input), ...blind(input), ...sirens(input)];
  const collection: FeatureCollection & { readonly metadata: Readonly<Record<string, unknown>> } = {
    type: "FeatureCollection",
    metadata: metadata(input),
    features: features.flat(),
  };
  return `${JSON.stringify(collection)}\n`;
}

function metadata({ plan, evaluation, date, fingerprint, language }: ReportInput): Record<string, unknown> {
  const { coverage, district, blindSpots, undecidedM2 } = evaluation;
  const attribution = statedText(plan, "attribution", language);
  return {
    title: reportWords(language).title(plan.name),
    illustrative: isIllustrative(plan),
    ...(isIllustrative(plan) ? { notice: reportWords(language).illustrative } : {}),
    ...(attribution === null ? {} : { attribution }),
    date,
    fingerprint,
    model: evaluation.model,
    criterion: plan.settings.criterion,
    district,
    coverage,
    /** As the report prints it: cut to two decimals. */
    coverageRatePercent: ratePoints(coverage.lower, coverage.certified),
    blind: blindTotals(blindSpots),
    undecidedM2,
  };
}

function planningArea({ plan }: ReportInput): Feature[] {
  return plan.base.district.map((area) => {
    const polygons =
      area.type === "Polygon"
        ? [area]
        : area.coordinates.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
    return {
      type: "Feature",
      properties: { kind: "planningArea" },
      geometry: {
        type: "MultiPolygon",
        coordinates: polygons.map((polygon) => exported(polygon).coordinates),
      },
    };
  });
}

function blind({ plan, evaluation, language }: ReportInput): Feature[] {
  const places = placesOf(plan.base.context);
  const spots = new Map<unknown, BlindSpot>(evaluation.blindSpots.map((spot) => [spot.id, spot]));
  return areaFeatures(evaluation).map((feature) => {
    const spot = spots.get(feature.properties?.["id"]);
    if (!spot) return feature;
    const { worst, nearestSiren, nearestDistanceM, persons } = spot;
    return {
      ...feature,
      properties: {
        ...feature.properties,
        place: placeName(spot.centroid, places, language) ?? NO_NUMBER,
        ...(persons === undefined ? {} : { persons: blindPersons(persons) }),
        marginDb: worst.marginDb,
        ...(worst.marginM === undefined ? {} : { marginM: worst.marginM }),
        worstAt: rounded([...worst.at]),
        reason: spot.reason,
        reasonText: reasonText(spot, language),
        ...(spot.reasonSiren === undefined ? {} : { reasonSiren: spot.reasonSiren }),
        nearestSiren,
        nearestDistanceM,
      },
    };
  });
}

function sirens({ plan, evaluation }: ReportInput): Feature[] {
  const shares = new Map(evaluation.sirens.map((share) => [share.id, share]));
  return plan.sirens.map(({ id, name, at, status, service, type, heightM, extra }) => {
    const share = shares.get(id);
    return {
      type: "Feature",
      id,
      properties: {
        kind: "siren",
        id,
        name,
        status,
        service,
        type,
        ...(heightM === undefined ? {} : { heightM }),
        coveredM2: share?.coveredM2 ?? 0,
        soleM2: share?.soleM2 ?? 0,
        ...(isIllustrative({ source: plan.source, sirens: [] }) || extra["illustrative"] === true
          ? { illustrative: true }
          : {}),
      },
      geometry: { type: "Point", coordinates: [...at] },
    };
  });
}
