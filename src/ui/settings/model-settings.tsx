import type { ReactElement } from "react";
import type { Settings } from "../../model/settings";
import { useWords } from "../view-state";
import { IsoSettings } from "./iso-settings";
import { NumberSetting } from "./number-setting";
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
        <NumberSetting
          words={words.excess}
          assumed
          value={settings.cn120.excessDb}
          {...EXCESS_DB}
          digits={2}
          unit="dB"
          onCommit={(excessDb) => change((old) => ({ ...old, cn120: { ...old.cn120, excessDb } }))}
        />
        <p className="settings-note">{words.constant}</p>
      </>
    );
  if (settings.model === "fema")
    return (
      <NumberSetting
        words={words.perDoubling}
        value={settings.fema.perDoublingDb}
        {...PER_DOUBLING_DB}
        digits={2}
        unit="dB"
        onCommit={(perDoublingDb) => change((old) => ({ ...old, fema: { ...old.fema, perDoublingDb } }))}
      />
    );
  return settings.model === "iso9613" ? <IsoSettings {...props} /> : null;
}
