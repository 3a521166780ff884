import { settingsFields } from "./schema/project-shape";
import { type Report, isRecord, readShape, unknownKeys } from "./schema/read-shape";
import { type Read, record } from "./schema/shape";
import type { Settings } from "./settings";

type Raw = Readonly<Record<string, unknown>>;

const settingsShape = record(settingsFields);
type Given = Read<typeof settingsShape>;

/** `settings` of a project file with every default filled in (DESIGN §3); undefined where refused. */
export function readSettings(value: unknown, report: Report): Settings | undefined {
  const given = readShape(settingsShape, value, "settings", report);
  return given && isRecord(value) ? settingsOf(given, unknownKeys(value, settingsFields)) : undefined;
}

function settingsOf(given: Given, extra: Raw): Settings {
  const { iso9613 = {}, criterion, certificate = {} } = given;
  return {
    model: given.model,
    cn120: { excessDb: given.cn120?.excess ?? 10 },
    fema: { perDoublingDb: given.fema?.perDoubling ?? 10 },
    iso9613: {
      edition: iso9613.edition ?? 1996,
      temperatureC: iso9613.temperature ?? 17,
      humidityPercent: iso9613.humidity ?? 80,
      pressureKPa: iso9613.pressure ?? 101.325,
      groundFactor: iso9613.groundFactor ?? 0.5,
      groundGain: iso9613.groundGain ?? false,
      lateral: iso9613.lateral ?? false,
      reflections: iso9613.reflections ?? 0,
    },
    criterion: {
      aboveAmbientDb: criterion.aboveAmbient,
      ...(criterion.floor === undefined ? {} : { floorDb: criterion.floor }),
      weighting: criterion.weighting,
      safetyMarginDb: criterion.safetyMargin ?? 0,
    },
    ambientDefaultDb: given.ambientDefault,
    receiverHeightM: given.receiverHeight,
    combine: given.combine,
    resolutionM: given.resolution,
    certificate: { floorM: certificate.floor ?? 1, timeLimitS: certificate.timeLimit ?? 30 },
    extra,
  };
}

/** Settings as a project file has them, every value spelled out. */
export function writtenSettings(settings: Settings): Record<string, unknown> {
  const { iso9613: iso, criterion } = settings;
  return {
    model: settings.model,
    cn120: { excess: settings.cn120.excessDb },
    fema: { perDoubling: settings.fema.perDoublingDb },
    iso9613: {
      edition: iso.edition,
      temperature: iso.temperatureC,
      humidity: iso.humidityPercent,
      pressure: iso.pressureKPa,
      groundFactor: iso.groundFactor,
      groundGain: iso.groundGain,
      lateral: iso.lateral,
      reflections: iso.reflections,
    },
    criterion: {
      aboveAmbient: criterion.aboveAmbientDb,
      ...(criterion.floorDb === undefined ? {} : { floor: criterion.floorDb }),
      weighting: criterion.weighting,
      safetyMargin: criterion.safetyMarginDb,
    },
    ambientDefault: settings.ambientDefaultDb,
    receiverHeight: settings.receiverHeightM,
    combine: settings.combine,
    resolution: settings.resolutionM,
    certificate: { floor: settings.certificate.floorM, timeLimit: settings.certificate.timeLimitS },
    ...settings.extra,
  };
}
