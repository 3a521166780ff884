import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactElement, useLayoutEffect, useMemo } from "react";
import { languageTag } from "../i18n/language";
import type { Session } from "../session/session";
import { antdThemeOf } from "./antd-theme";
import { cssVariables } from "./css-variables";
import { Header } from "./header/header";
import { LayersPanel } from "./layers/layers-panel";
import { LedgerPanel } from "./ledger/ledger-panel";
import { MapLink, MapLinkContext } from "./map/map-link";
import { MapPane } from "./map/map-pane";
import { DropZone } from "./messages/drop-zone";
import { MessageStack } from "./messages/message-stack";
import { ShortcutsModal } from "./messages/shortcuts-modal";
import { SourcesModal } from "./messages/sources-modal";
import { ProfilePanel } from "./profile/profile-panel";
import { RightPanel } from "./right/right-panel";
import { SettingsDrawer } from "./settings/settings-drawer";
import { useStage } from "./stage-state";
import { StatusBar } from "./status/status-bar";
import { useActions } from "./use-actions";
import { useKeyboard } from "./use-keyboard";
import { useLeaveGuard } from "./use-leave-guard";
import { useNarrow, useReducedMotion } from "./use-layout";
import { SessionContext, usePlan, useSession, useSessionHandle } from "./use-session";
import { useView, useWords } from "./view-state";
import "./app.css";

const LOCALES = { zh: zhCN, en: enUS };

/** The whole face round one session. */
export function App({ session }: { readonly session: Session }): ReactElement {
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  const reducedMotion = useReducedMotion();
  const antdTheme = useMemo(() => antdThemeOf(theme, reducedMotion), [theme, reducedMotion]);
  const link = useMemo(() => new MapLink(), []);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = languageTag(language);
    root.dataset["theme"] = theme;
    for (const [name, value] of Object.entries(cssVariables(theme))) root.style.setProperty(name, value);
  }, [theme, language]);
  return (
    <SessionContext value={session}>
      <MapLinkContext value={link}>
        <ConfigProvider theme={antdTheme} locale={LOCALES[language]} button={{ autoInsertSpace: false }}>
          <Page link={link} />
        </ConfigProvider>
      </MapLinkContext>
    </SessionContext>
  );
}

function Page({ link }: { readonly link: MapLink }): ReactElement {
  const words = useWords();
  const narrow = useNarrow();
  const sliding = useStage((stage) => stage.slideOpen);
  const siting = useSession((state) => state.siting.open);
  const profileOpen = useStage((stage) => stage.profileOpen);
  const title = words.app.title(usePlan().name);
  useKeyboard(useSessionHandle(), useActions(), link);
  useLeaveGuard();
  useLayoutEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div
      className={[
        "page",
        narrow && "is-narrow",
        narrow && sliding && "is-slid",
        profileOpen && "has-profile",
        siting && "is-siting",
      ]
        .filter(Boolean)
        .join(" ")}
    >
      <a
        className="skip-link"
        href="#map"
        onClick={(event) => {
          event.preventDefault();
          link.handle?.focus();
        }}
      >
        {words.app.toMap}
      </a>
      <Header />
      <nav className="left" aria-label={words.app.regions.left} tabIndex={-1} data-region="left">
        <LedgerPanel />
        <LayersPanel />
      </nav>
      <MapPane />
      <ProfilePanel />
      <RightPanel />
      <StatusBar />
      <MessageStack />
      <DropZone />
      <SettingsDrawer />
      <SourcesModal />
      <ShortcutsModal />
    </div>
  );
}
