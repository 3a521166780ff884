/** CSS pixels per metre of screen at 96 dpi. */
const PX_PER_SCREEN_M = 96 / 0.0254;
const WGS84_A_M = 6_378_137;
const WGS84_E2 = 0.006_694_38;

/** Metres per CSS pixel from west to east: Web Mercator's circle of latitude is that of the ellipsoid. */
export function metresPerPixelAt(latitudeDeg: number, zoom: number): number {
  const latitude = (latitudeDeg * Math.PI) / 180;
  const parallelM =
    (2 * Math.PI * WGS84_A_M * Math.cos(latitude)) / Math.sqrt(1 - WGS84_E2 * Math.sin(latitude) ** 2);
  return parallelM / (512 * 2 ** zoom);
}

export const scaleDenominator = (metresPerPixel: number): number => metresPerPixel * PX_PER_SCREEN_M;
