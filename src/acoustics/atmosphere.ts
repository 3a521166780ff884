/** State of the air. */
export interface Air {
  readonly temperatureC: number;
  readonly humidityPct: number;
  readonly pressureKPa: number;
}

/** Reference temperature 20 °C in K (ISO 9613-1, 4.2). */
const REFERENCE_K = 293.15;
/** Triple-point isotherm in K (ISO 9613-1, annex B). */
const TRIPLE_POINT_K = 273.16;
/** Reference pressure in kPa (ISO 9613-1, 4.2). */
const REFERENCE_KPA = 101.325;
const ZERO_CELSIUS_K = 273.15;

/** Molar concentration of water vapour in per cent (ISO 9613-1, annex B, eqs. B.1 to B.3). */
export function molarHumidityPct({ temperatureC, humidityPct, pressureKPa }: Air): number {
  const kelvin = temperatureC + ZERO_CELSIUS_K;
  const saturation = 10 ** (-6.8346 * (TRIPLE_POINT_K / kelvin) ** 1.261 + 4.6151);
  return (humidityPct * saturation * REFERENCE_KPA) / pressureKPa;
}

/**
 * Attenuation coefficient α of a pure tone in dB/m (ISO 9613-1:1993, eqs. 3 to 5); stated accuracy ±10 %
 * for −20…+50 °C, 10…100 % and 50 Hz…10 kHz. For octave bands pass the exact midband.
 */
export function absorptionDbPerM(frequencyHz: number, air: Air): number {
  const kelvin = air.temperatureC + ZERO_CELSIUS_K;
  const t = kelvin / REFERENCE_K;
  const p = air.pressureKPa / REFERENCE_KPA;
  const h = molarHumidityPct(air);
  const f2 = frequencyHz * frequencyHz;
  // Eq. (3): relaxation frequency of oxygen, Hz.
  const oxygenHz = p * (24 + (4.04e4 * h * (0.02 + h)) / (0.391 + h));
  // Eq. (4): relaxation frequency of nitrogen, Hz.
  const nitrogenHz = (p / Math.sqrt(t)) * (9 + 280 * h * Math.exp(-4.17 * (t ** (-1 / 3) - 1)));
  // Eq. (5): classical absorption, then vibrational relaxation of oxygen and nitrogen.
  const classical = (1.84e-11 * Math.sqrt(t)) / p;
  const oxygen = (0.01275 * Math.exp(-2239.1 / kelvin)) / (oxygenHz + f2 / oxygenHz);
  const nitrogen = (0.1068 * Math.exp(-3352 / kelvin)) / (nitrogenHz + f2 / nitrogenHz);
  return 8.686 * f2 * (classical + t ** -2.5 * (oxygen + nitrogen));
}

/** Speed of sound in m/s at a temperature in °C, for arrival times (acoustics.md §9, ideal gas). */
export const soundSpeedMPerS = (temperatureC: number): number =>
  331.3 * Math.sqrt(1 + temperatureC / ZERO_CELSIUS_K);
