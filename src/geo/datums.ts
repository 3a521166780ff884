import gcoord from "gcoord";

/** Degrees, longitude first. CGCS2000 agrees with WGS-84 to centimetres and is kept as WGS-84. */
export type Wgs84 = readonly [lon: number, lat: number] & { readonly __datum: "wgs84" };
/** Degrees in China's public map datum, 50–700 m away from WGS-84. */
export type Gcj02 = readonly [lon: number, lat: number] & { readonly __datum: "gcj02" };
/** Degrees in Baidu's datum, a further offset on GCJ-02. */
export type Bd09 = readonly [lon: number, lat: number] & { readonly __datum: "bd09" };

/** Names a pair of degrees as WGS-84; the caller vouches for it. */
export const wgs84 = (lon: number, lat: number): Wgs84 => [lon, lat] as unknown as Wgs84;

/** GCJ-02 to WGS-84; the public inverse closes to about 1 mm on a round trip (gcoord). */
export function fromGcj02([lon, lat]: Gcj02 | readonly [number, number]): Wgs84 {
  const [x, y] = gcoord.transform([lon, lat], gcoord.GCJ02, gcoord.WGS84);
  return wgs84(x, y);
}

/** WGS-84 to GCJ-02, for evidence and for people who type phone coordinates. */
export function toGcj02([lon, lat]: Wgs84): Gcj02 {
  return gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) as unknown as Gcj02;
}

/** BD-09 to WGS-84. */
export function fromBd09([lon, lat]: Bd09 | readonly [number, number]): Wgs84 {
  const [x, y] = gcoord.transform([lon, lat], gcoord.BD09, gcoord.WGS84);
  return wgs84(x, y);
}
