import { Select } from "antd";
import { type ReactElement, useEffect, useState } from "react";
import type { Presets } from "../../engine/contract";
import { decimal } from "../../i18n/number-format";
import type { Criterion, Settings } from "../../model/settings";
import { useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import type { ChangeSettings } from "./change-settings";
import { SettingRow } from "./setting-row";

type Preset = Presets["criteria"][number];

/** The presets, once the engine has said them. */
function usePresets(): Presets | null {
  const session = useSessionHandle();
  const [presets, setPresets] = useState<Presets | null>(null);
  useEffect(() => {
    let wanted = true;
    void session.levels.presets().then((found) => {
      if (wanted) setPresets(found);
    });
    return () => {
      wanted = false;
    };
  }, [session]);
  return presets;
}

const OWN = "own";

/** Criteria in use, with their sources; what no source gives is said to be assumed. */
export function CriterionPresets(props: {
  readonly criterion: Criterion;
  readonly change: ChangeSettings;
}): ReactElement | null {
  const { criterion, change } = props;
  const words = useWords().settings.presets;
  const presets = usePresets();
  if (!presets) return null;
  const current = presets.criteria.find((preset) => isSame(preset, criterion));
  return (
    <div className="setting">
      <div className="setting-row is-wide">
        <span className="setting-label">{words.label}</span>
        <Select<string>
          className="setting-wide"
          aria-label={words.label}
          value={current?.id ?? OWN}
          popupMatchSelectWidth={false}
          options={[
            ...(current ? [] : [{ value: OWN, label: words.own }]),
            ...presets.criteria.map(({ id }) => ({ value: id, label: words.names[id] })),
          ]}
          onChange={(id) => {
            const preset = presets.criteria.find((one) => one.id === id);
            if (preset) change((old) => ({ ...old, criterion: applied(preset, old.criterion) }));
          }}
        />
      </div>
      {current && <Source preset={current} />}
    </div>
  );
}

function Source({ preset }: { readonly preset: Preset }): ReactElement {
  const words = useWords().settings.presets;
  const { assumed } = useWords().settings;
  const parts = (["weighting", "aboveAmbientDb", "floorDb"] as const).flatMap((name) => {
    const part = preset[name];
    return part ? [{ name, ...part }] : [];
  });
  const loose = parts.filter((part) => part.assumed);
  const sources = [...new Set(parts.filter((part) => !part.assumed).map(({ source }) => source))];
  return (
    <p className="settings-note">
      {sources.length > 0 && `${words.source}：${sources.join("；")}`}
      {loose.length > 0 && (
        <>
          {" "}
          <span className="tag tag-amber">{assumed}</span>{" "}
          {words.assumedParts(loose.map(({ name }) => words.parts[name]).join("、"))}
        </>
      )}
    </p>
  );
}

const isSame = ({ weighting, aboveAmbientDb, floorDb }: Preset, criterion: Criterion): boolean =>
  weighting.value === criterion.weighting &&
  aboveAmbientDb.value === criterion.aboveAmbientDb &&
  floorDb?.value === criterion.floorDb;

function applied({ weighting, aboveAmbientDb, floorDb }: Preset, old: Criterion): Criterion {
  return {
    weighting: weighting.value,
    aboveAmbientDb: aboveAmbientDb.value,
    safetyMarginDb: old.safetyMarginDb,
    ...(floorDb ? { floorDb: floorDb.value } : {}),
  };
}

/** Levels of the noise zones of GB 3096, to be taken as the default ambient noise. */
export function AmbientPresets(props: {
  readonly settings: Settings;
  readonly change: ChangeSettings;
}): ReactElement | null {
  const { settings, change } = props;
  const words = useWords().settings.presets;
  const presets = usePresets();
  if (!presets) return null;
  const { zones, leastDb } = presets.ambient;
  const isA = settings.criterion.weighting === "A";
  const choices = (basis: "limit" | "measured") =>
    zones.flatMap((zone) => {
      const levels = zone[basis];
      if (!levels) return [];
      return (["day", "night"] as const).map((time) => {
        const levelDb = Math.max(leastDb, time === "day" ? levels.dayDb : levels.nightDb);
        return {
          value: `${basis}/${zone.zone}/${time}/${levelDb}`,
          label: words.zone(zone.zone, words[time], decimal(levelDb, Number.isInteger(levelDb) ? 0 : 1)),
        };
      });
    });
  return (
    <SettingRow
      label={words.ambientLabel}
      note={isA ? words.ambientNote(decimal(leastDb)) : words.ambientOnlyA}
    >
      <Select<string | null>
        className="setting-wide"
        aria-label={words.ambientLabel}
        value={null}
        placeholder={words.limit}
        disabled={!isA}
        popupMatchSelectWidth={false}
        options={[
          { label: words.limit, options: choices("limit") },
          { label: words.measured, options: choices("measured") },
        ]}
        onChange={(chosen) => {
          const levelDb = Number(chosen?.split("/").at(-1));
          if (Number.isFinite(levelDb)) change((old) => ({ ...old, ambientDefaultDb: levelDb }));
        }}
      />
    </SettingRow>
  );
}
