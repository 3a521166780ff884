import { Drawer, Radio } from "antd";
import { type ReactElement, useState } from "react";
import { changeSettings } from "../../commands/change-settings";
import type { ModelName } from "../../model/settings";
import { stageStore, useStage } from "../stage-state";
import { useProblemText } from "../use-problem-text";
import { usePlan, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import type { ChangeSettings } from "./change-settings";
import { CriterionSettings } from "./criterion-settings";
import { ModelSettings } from "./model-settings";
import "./settings.css";

/** Models that this version computes. */
const MODELS = ["radius", "cn120", "fema", "iso9613"] as const satisfies readonly ModelName[];

/** The propagation model, the criterion and the ambient noise. */
export function SettingsDrawer(): ReactElement {
  const words = useWords();
  const open = useStage((stage) => stage.dialog === "settings");
  return (
    <Drawer
      open={open}
      onClose={() => stageStore.set({ dialog: null })}
      title={words.settings.title}
      size={400}
      closable={{ "aria-label": words.app.close }}
      mask={false}
      destroyOnHidden
    >
      <Content />
    </Drawer>
  );
}

function Content(): ReactElement {
  const { settings: words } = useWords();
  const session = useSessionHandle();
  const problemText = useProblemText();
  const settings = usePlan().settings;
  const [problem, setProblem] = useState<string | null>(null);
  const change: ChangeSettings = (patch) => {
    const done = changeSettings(session, patch);
    return done.ok ? null : problemText(done.error);
  };
  return (
    <div className="settings">
      <p className="settings-hint">{words.hint}</p>
      <section aria-label={words.model}>
        <h3>{words.model}</h3>
        <Radio.Group
          className="settings-models"
          aria-label={words.model}
          value={settings.model}
          onChange={(event) => {
            const model = event.target.value as ModelName;
            setProblem(change((old) => ({ ...old, model })));
          }}
          options={MODELS.map((model) => ({ value: model, label: words.models[model].name }))}
          vertical
        />
        {problem !== null && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        <p className="settings-note">{words.models[settings.model].note}</p>
        <ModelSettings settings={settings} change={change} />
      </section>
      {settings.model === "radius" ? (
        <p className="settings-note">{words.notForRadius}</p>
      ) : (
        <CriterionSettings settings={settings} change={change} />
      )}
    </div>
  );
}
