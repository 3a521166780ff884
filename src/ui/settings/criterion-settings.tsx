import { Segmented } from "antd";
import type { ReactElement } from "react";
import type { Criterion, CriterionWeighting, Settings } from "../../model/settings";
import { usePlan } from "../use-session";
import { useWords } from "../view-state";
import { AmbientPresets, CriterionPresets } from "./presets";
import { NumberSetting } from "./number-setting";
import { SettingRow } from "./setting-row";
import type { ChangeSettings } from "./change-settings";

/** When a place counts as covered, and how loud it is where nothing else is known. */
export function CriterionSettings(props: {
  readonly settings: Settings;
  readonly change: ChangeSettings;
}): ReactElement {
  const { settings, change } = props;
  const { settings: words } = useWords();
  const zones = usePlan().base.ambient.length;
  const { criterion } = settings;
  const unit = `dB(${criterion.weighting})`;
  const put = (patch: Partial<Criterion>) =>
    change((old) => ({ ...old, criterion: { ...old.criterion, ...patch } }));
  const withoutFloor = () =>
    change((old) => {
      const { floorDb: _, ...rest } = old.criterion;
      return { ...old, criterion: rest };
    });
  return (
    <>
      <section aria-label={words.criterion}>
        <h3>{words.criterion}</h3>
        <p className="settings-note">{words.formula}</p>
        <CriterionPresets criterion={criterion} change={change} />
        <NumberSetting
          words={words.above}
          value={criterion.aboveAmbientDb}
          min={-20}
          max={40}
          digits={2}
          unit={unit}
          onCommit={(aboveAmbientDb) => put({ aboveAmbientDb })}
        />
        <NumberSetting
          words={words.floor}
          value={criterion.floorDb}
          min={0}
          max={130}
          digits={2}
          unit={unit}
          placeholder={words.floor.none}
          onCommit={(floorDb) => put({ floorDb })}
          onEmpty={withoutFloor}
        />
        <NumberSetting
          words={words.safety}
          value={criterion.safetyMarginDb}
          min={0}
          max={30}
          digits={2}
          unit="dB"
          onCommit={(safetyMarginDb) => put({ safetyMarginDb })}
        />
        <SettingRow label={words.weighting.label} note={words.weighting.note}>
          <Segmented<CriterionWeighting>
            options={["A", "C"]}
            aria-label={words.weighting.label}
            value={criterion.weighting}
            onChange={(weighting) => put({ weighting })}
          />
        </SettingRow>
      </section>
      <section aria-label={words.ambient}>
        <h3>{words.ambient}</h3>
        <NumberSetting
          words={words.ambientDefault}
          assumed
          value={settings.ambientDefaultDb}
          min={0}
          max={120}
          digits={2}
          unit={unit}
          onCommit={(ambientDefaultDb) => change((old) => ({ ...old, ambientDefaultDb }))}
        />
        <AmbientPresets settings={settings} change={change} />
        <p className="settings-note">{zones === 0 ? words.noZones : words.zones(String(zones))}</p>
      </section>
    </>
  );
}
