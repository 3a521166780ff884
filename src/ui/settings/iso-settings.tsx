import { Segmented, Switch } from "antd";
import type { ReactElement } from "react";
import type { Iso9613Settings, Settings } from "../../model/settings";
import { NumberField } from "../number-field";
import { useWords } from "../view-state";
import type { ChangeSettings } from "./change-settings";
import { SettingRow } from "./setting-row";

/** Parameters of ISO 9613-2: edition, air and ground. */
export function IsoSettings(props: {
  readonly settings: Settings;
  readonly change: ChangeSettings;
}): ReactElement {
  const { iso9613 } = props.settings;
  const { iso: words } = useWords().settings;
  const put = (patch: Partial<Iso9613Settings>) =>
    props.change((old) => ({ ...old, iso9613: { ...old.iso9613, ...patch } }));
  return (
    <>
      <SettingRow label={words.edition.label} note={words.edition.note}>
        <Segmented<1996 | 2024>
          options={[1996, 2024]}
          aria-label={words.edition.label}
          value={iso9613.edition}
          onChange={(edition) => put({ edition })}
        />
      </SettingRow>
      <SettingRow label={words.temperature.label} note={words.temperature.note}>
        <NumberField
          label={words.temperature.label}
          value={iso9613.temperatureC}
          min={-30}
          max={50}
          digits={1}
          unit="°C"
          onCommit={(temperatureC) => put({ temperatureC })}
        />
      </SettingRow>
      <SettingRow label={words.humidity.label} note={words.humidity.note}>
        <NumberField
          label={words.humidity.label}
          value={iso9613.humidityPercent}
          min={5}
          max={100}
          digits={1}
          unit="%"
          onCommit={(humidityPercent) => put({ humidityPercent })}
        />
      </SettingRow>
      <SettingRow label={words.pressure.label} note={words.pressure.note}>
        <NumberField
          label={words.pressure.label}
          value={iso9613.pressureKPa}
          min={50}
          max={120}
          digits={3}
          unit="kPa"
          onCommit={(pressureKPa) => put({ pressureKPa })}
        />
      </SettingRow>
      <SettingRow label={words.ground.label} note={words.ground.note}>
        <NumberField
          label={words.ground.label}
          value={iso9613.groundFactor}
          min={0}
          max={1}
          digits={2}
          unit=""
          onCommit={(groundFactor) => put({ groundFactor })}
        />
      </SettingRow>
      <SettingRow label={words.gain.label} note={words.gain.note}>
        <Switch
          aria-label={words.gain.label}
          checked={iso9613.groundGain}
          onChange={(groundGain) => put({ groundGain })}
        />
      </SettingRow>
    </>
  );
}
