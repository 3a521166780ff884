import { Segmented, Switch } from "antd";
import type { ReactElement } from "react";
import type { Iso9613Settings, Settings } from "../../model/settings";
import { useWords } from "../view-state";
import type { ChangeSettings } from "./change-settings";
import { NumberSetting } from "./number-setting";
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
      <NumberSetting
        words={words.temperature}
        value={iso9613.temperatureC}
        min={-30}
        max={50}
        digits={1}
        unit="°C"
        onCommit={(temperatureC) => put({ temperatureC })}
      />
      <NumberSetting
        words={words.humidity}
        value={iso9613.humidityPercent}
        min={5}
        max={100}
        digits={1}
        unit="%"
        onCommit={(humidityPercent) => put({ humidityPercent })}
      />
      <NumberSetting
        words={words.pressure}
        value={iso9613.pressureKPa}
        min={50}
        max={120}
        digits={3}
        unit="kPa"
        onCommit={(pressureKPa) => put({ pressureKPa })}
      />
      <NumberSetting
        words={words.ground}
        value={iso9613.groundFactor}
        min={0}
        max={1}
        digits={2}
        unit=""
        onCommit={(groundFactor) => put({ groundFactor })}
      />
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
