import { Tooltip } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useWords } from "../view-state";

/** One setting: its name, its field, and what is to be known about it. */
export function SettingRow(props: {
  readonly label: string;
  readonly note: string;
  readonly assumed?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { settings } = useWords();
  return (
    <div className="setting">
      <div className="setting-row">
        <span className="setting-label">
          {props.label}
          {props.assumed === true && (
            <Tooltip title={settings.assumedHint}>
              <span className="tag tag-amber" tabIndex={0}>
                {settings.assumed}
              </span>
            </Tooltip>
          )}
        </span>
        <span className="setting-field">{props.children}</span>
      </div>
      <p className="settings-note">{props.note}</p>
    </div>
  );
}
