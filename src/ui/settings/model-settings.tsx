import type { ReactElement } from "react";
import type { Settings } from "../../model/settings";
import { NumberField } from "../number-field";
import { useWords } from "../view-state";
import { IsoSettings } from "./iso-settings";
import { SettingRow } from "./setting-row";
import type { ChangeSettings } from "./change-settings";

/** Lz as the source has it, 1…30 dB (acoustics.md §1.1). */
const EXCESS_DB = { min: 1, max: 30 } as const;
const PER_DOUBLING_DB = { min: 1, max: 30 } as const;

/** Parameters of the chosen model. */
export function ModelSettings(props: {
  readonly settings: Settings;
  readonly change: ChangeSettings;
}): ReactElement | null {
  const { settings, change } = props;
  const { settings: words } = useWords();
  if (settings.model === "cn120")
    return (
      <>
        <SettingRow label={words.excess.label} note={words.excess.note} assumed>
          <NumberField
            label={words.excess.label}
            value={settings.cn120.excessDb}
            {...EXCESS_DB}
            digits={2}
            unit="dB"
            onCommit={(excessDb) => change((old) => ({ ...old, cn120: { ...old.cn120, excessDb } }))}
          />
        </SettingRow>
        <p className="settings-note">{words.constant}</p>
      </>
    );
  if (settings.model === "fema")
    return (
      <SettingRow label={words.perDoubling.label} note={words.perDoubling.note}>
        <NumberField
          label={words.perDoubling.label}
          value={settings.fema.perDoublingDb}
          {...PER_DOUBLING_DB}
          digits={2}
          unit="dB"
          onCommit={(perDoublingDb) => change((old) => ({ ...old, fema: { ...old.fema, perDoublingDb } }))}
        />
      </SettingRow>
    );
  return settings.model === "iso9613" ? <IsoSettings {...props} /> : null;
}
