import type { Point } from "geojson";
import type { SirenId, SirenTypeId } from "../base/ids";
import { wgs84 } from "../geo/datums";
import type { Siren } from "./plan";
import type { ReadFeature } from "./read-layer";
import { sirenFields } from "./schema/layer-shapes";
import { unknownKeys } from "./schema/read-shape";
import { type Read, properties } from "./schema/shape";

const sirenShape = properties(sirenFields);

/** A siren of a feature that fits the layer's rule. */
export function sirenOf(feature: ReadFeature): Siren {
  const given = feature.properties as Read<typeof sirenShape>;
  const { id, name, status, type, height, service, ...rest } = given;
  return {
    id: id as SirenId,
    name,
    at: positionOf(feature.geometry as Point),
    status,
    type: type as SirenTypeId,
    ...(height === undefined ? {} : { heightM: height }),
    service,
    ...rest,
    extra: unknownKeys(feature.raw.properties ?? {}, sirenFields),
  };
}

/** Longitude and latitude of a point; −0 is 0, for a file cannot tell them apart once it is saved. */
export const positionOf = ({ coordinates: [lon, lat] }: Point) =>
  wgs84((lon as number) + 0, (lat as number) + 0);

/** The properties of a siren as a layer has them. */
export function writtenSiren(siren: Siren): Record<string, unknown> {
  const { at: _, heightM, extra, id, name, status, type, service, fixed, host, installed, note } = siren;
  const all = { id, name, status, type, height: heightM, service, fixed, host, installed, note };
  return {
    ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
    ...unknownKeys(extra, sirenFields),
  };
}
