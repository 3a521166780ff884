import { Button } from "antd";
import type { ReactElement } from "react";
import { redo, undo } from "../../commands/undo-redo";
import { Icon } from "../icon";
import { useMapLink } from "../map/map-link";
import { IconButton } from "../icon-button";
import { useMedium, useNarrow } from "../use-layout";
import { stageStore } from "../stage-state";
import { useSession, useSessionHandle } from "../use-session";
import { useView, useWords, viewStore } from "../view-state";
import { ExportMenu } from "./export-menu";
import { BlindFact, ModelFact, SoundingFact } from "./facts";
import { ProjectBlock } from "./project-block";
import { RateBlock } from "./rate-block";
import "./header.css";

/** The bar on top: what is open, how good it is and how sure that is, what can be taken back, what goes out. */
export function Header(): ReactElement {
  const words = useWords();
  const narrow = useNarrow();
  const medium = useMedium();
  const openSettings = () => stageStore.set({ dialog: "settings" });
  return (
    <header className="header" aria-label={words.app.regions.header} tabIndex={-1} data-region="header">
      <ProjectBlock />
      <RateBlock />
      <div className="header-facts">
        <BlindFact />
        {!narrow && <SoundingFact />}
        {!medium && <ModelFact onOpen={openSettings} />}
      </div>
      <div className="header-tools">
        <HistoryButtons />
      </div>
      <div className="header-out">
        {medium && (
          <IconButton
            icon="settings"
            label={words.header.openSettings}
            outlined={narrow}
            onClick={openSettings}
          />
        )}
        <SitingButton />
        <ExportMenu short={narrow} />
        <LanguageSwitch />
      </div>
    </header>
  );
}

/** Opens the panel that looks for sites. */
function SitingButton(): ReactElement {
  const { siting } = useWords();
  const session = useSessionHandle();
  const link = useMapLink();
  const open = useSession((state) => state.siting.open);
  const toggle = () => {
    if (open) session.siting.close();
    else session.siting.open();
    // The panels have another width; the map learns of it with the next frame, and shows all of the area in what is left.
    requestAnimationFrame(() => link.fit());
  };
  return (
    <Button icon={<Icon name="pin" />} aria-pressed={open} title={siting.open} onClick={toggle}>
      {siting.title}
    </Button>
  );
}

function HistoryButtons(): ReactElement {
  const { header, steps } = useWords();
  const session = useSessionHandle();
  const last = useSession((state) => state.history.past.at(-1)?.label);
  const next = useSession((state) => state.history.future[0]?.label);
  return (
    <>
      <IconButton
        icon="undo"
        label={last === undefined ? header.undo : header.undoStep(steps[last] ?? last)}
        disabled={last === undefined}
        onClick={() => undo(session)}
      />
      <IconButton
        icon="redo"
        label={next === undefined ? header.redo : header.redoStep(steps[next] ?? next)}
        disabled={next === undefined}
        onClick={() => redo(session)}
      />
    </>
  );
}

function LanguageSwitch(): ReactElement {
  const { header } = useWords();
  const language = useView((view) => view.language);
  return (
    <Button
      type="text"
      className="language-switch"
      lang={language === "zh" ? "en" : "zh-CN"}
      aria-label={`${header.language} ${header.languageHint}`}
      title={header.languageHint}
      onClick={() => viewStore.set({ language: language === "zh" ? "en" : "zh" })}
    >
      {header.language}
    </Button>
  );
}
