import proj4 from "proj4";

/** A coordinate reference system by its EPSG code, and the way into it from WGS-84 degrees and back. */
export interface Crs {
  readonly epsg: number;
  /** Degrees, longitude first, to the system's own x and y (degrees too where it is geographic). */
  fromDegrees(lon: number, lat: number): [x: number, y: number];
  toDegrees(x: number, y: number): [lon: number, lat: number];
}

/** The system of a code; null where this program has no definition of it. */
export function crsOf(epsg: number): Crs | null {
  const definition = projDefinition(epsg);
  if (definition === null) return null;
  const projection = proj4("EPSG:4326", definition);
  return {
    epsg,
    fromDegrees: (lon, lat) => projection.forward([lon, lat]) as [number, number],
    toDegrees: (x, y) => projection.inverse([x, y]) as [number, number],
  };
}

const within = (code: number, first: number, last: number): boolean => code >= first && code <= last;

/** CGCS2000 stands on the ellipsoid of GRS80 and agrees with WGS-84 to centimetres: no shift between the two. */
const gauss = (centralMeridian: number, falseEasting: number): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;

/**
 * The definition of an EPSG code in proj's words, made from the numbering of its family (EPSG registry):
 * proj4 itself knows no codes. The families are those that elevation of China comes in, and UTM of the whole world.
 */
export function projDefinition(epsg: number): string | null {
  if (!Number.isInteger(epsg)) return null;
  if (epsg === 4326 || epsg === 4979) return "+proj=longlat +datum=WGS84 +no_defs";
  // CGCS2000 in degrees: 4490 plane, 4480 with heights.
  if (epsg === 4490 || epsg === 4480) return "+proj=longlat +ellps=GRS80 +no_defs";
  if (epsg === 3857)
    return "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs";
  if (within(epsg, 32601, 32660)) return `+proj=utm +zone=${epsg - 32600} +datum=WGS84 +units=m +no_defs`;
  if (within(epsg, 32701, 32760))
    return `+proj=utm +zone=${epsg - 32700} +south +datum=WGS84 +units=m +no_defs`;
  // CGCS2000 Gauss-Krüger, 6-degree zones 13…23, with the zone before the easting and without.
  if (within(epsg, 4491, 4501)) return gauss(6 * (epsg - 4478) - 3, (epsg - 4478) * 1e6 + 500_000);
  if (within(epsg, 4502, 4512)) return gauss(75 + 6 * (epsg - 4502), 500_000);
  // CGCS2000 Gauss-Krüger, 3-degree zones 25…45, with the zone before the easting and without.
  if (within(epsg, 4513, 4533)) return gauss(3 * (epsg - 4488), (epsg - 4488) * 1e6 + 500_000);
  if (within(epsg, 4534, 4554)) return gauss(75 + 3 * (epsg - 4534), 500_000);
  return null;
}
