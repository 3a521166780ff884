import { Segmented, Select } from "antd";
import { type ReactElement, useMemo, useRef, useState } from "react";
import type { SirenId } from "../../base/ids";
import { download, fileNameOf } from "../../commands/download";
import type { PlaceBudget, SoundPath } from "../../engine/contract";
import { displaySirenId } from "../../i18n/display-siren-id";
import { decimal, distanceText } from "../../i18n/number-format";
import { IconButton } from "../icon-button";
import { levelText, marginText } from "../spot-words";
import { sirenTitle } from "../siren-title";
import { PROFILE_CLOSED, stageStore, useStage } from "../stage-state";
import { usePlan } from "../use-session";
import { useView, useWords } from "../view-state";
import { BudgetTable } from "./budget-table";
import { BandsTable, ExcessTable } from "./path-tables";
import { SectionChart } from "./section-chart";
import { SirensTable } from "./sirens-table";
import { shownSiren, useAskedBudget } from "./use-place-budget";
import { useProfileTarget } from "./use-profile-target";
import { useBoxSize } from "./use-box-size";
import "./profile.css";

type ViewName = "sum" | "bands" | "excess" | "sirens";

/** Below the map: how the level at one place comes about, siren by siren, and the section to one of them. */
export function ProfilePanel(): ReactElement | null {
  const open = useStage((stage) => stage.profileOpen);
  return open ? <Panel /> : null;
}

const close = (): void => stageStore.set(PROFILE_CLOSED);
const choose = (profileSiren: SirenId | null): void => stageStore.set({ profileSiren });

function Panel(): ReactElement {
  const { profile: words } = useWords();
  const language = useView((view) => view.language);
  const plan = usePlan();
  const target = useProfileTarget();
  const chosen = useStage((stage) => stage.profileSiren);
  useAskedBudget(target?.at ?? null, chosen);
  const given = useStage((stage) => stage.profileBudget);
  const budget = target ? given : null;
  const [view, setView] = useState<ViewName>("sum");
  const panel = useRef<HTMLElement>(null);
  const shown = shownSiren(budget, chosen);
  const views: ViewName[] = [
    "sum",
    "bands",
    ...(plan.settings.model === "cn120" ? (["excess"] as const) : []),
    "sirens",
  ];
  const current = views.includes(view) ? view : "sum";
  const save = () => {
    const drawing = panel.current?.querySelector("svg[role=img]");
    if (!drawing) return;
    const name = fileNameOf(`${plan.name} ${words.title} ${shown ?? ""}`, ".svg");
    download(name, new XMLSerializer().serializeToString(drawing), "image/svg+xml");
  };
  return (
    <section ref={panel} className="profile" aria-label={words.region} data-testid="profile">
      <div className="profile-head">
        <h2>{words.title}</h2>
        {budget && target && (
          <>
            <Select<SirenId>
              size="small"
              className="profile-siren"
              aria-label={words.from}
              value={shown}
              popupMatchSelectWidth={false}
              options={budget.sirens.map((one, k) => ({
                value: one.siren,
                label: `${sirenTitle(plan.sirens, one.siren, language)}${k === 0 ? ` · ${words.table.loudest}` : ""}`,
              }))}
              onChange={choose}
            />
            <span className="ellipsis text-2">
              → {target.spot === null ? words.here : words.worstPoint(target.spot)}
              {budget.path &&
                ` · ${distanceText(budget.path.planDistanceM)} · ${words.bearing(decimal(budget.path.bearingDeg) === "360" ? "0" : decimal(budget.path.bearingDeg))}`}
              {!budget.inside && ` · ${words.outside}`}
            </span>
          </>
        )}
        <span className="push" />
        {budget && (
          <Segmented<ViewName>
            size="small"
            aria-label={words.view}
            value={current}
            options={views.map((value) => ({ value, label: words.views[value] }))}
            onChange={setView}
          />
        )}
        <IconButton
          icon="download"
          label={words.save}
          disabled={!budget?.path || current === "sirens"}
          onClick={save}
        />
        <IconButton icon="close" label={words.close} onClick={close} />
      </div>
      {!target ? (
        <Hint title={words.hint} text={words.hintMore} />
      ) : !budget ? (
        <Hint title={words.waiting} text="" />
      ) : budget.sirens.length === 0 ? (
        <Hint title={words.silent} text="" />
      ) : current === "sirens" ? (
        <div className="profile-whole" tabIndex={0} role="region" aria-label={words.views.sirens}>
          <SirensTable budget={budget} chosen={shown} onChoose={choose} />
        </div>
      ) : (
        <Body budget={budget} chosen={shown} view={current} />
      )}
    </section>
  );
}

function Hint({ title, text }: { readonly title: string; readonly text: string }): ReactElement {
  return (
    <div className="empty">
      <b>{title}</b>
      {text !== "" && <p>{text}</p>}
    </div>
  );
}

function Body(props: {
  readonly budget: PlaceBudget;
  readonly chosen: SirenId | null;
  readonly view: Exclude<ViewName, "sirens">;
}): ReactElement {
  const { budget, view } = props;
  const { profile: words } = useWords();
  const plan = usePlan();
  const siren = budget.sirens.find(({ siren: id }) => id === props.chosen) ?? budget.sirens[0];
  const type = useMemo(() => {
    const kind = plan.sirens.find(({ id }) => id === siren?.siren)?.type;
    return plan.sirenTypes.find(({ id }) => id === kind);
  }, [plan, siren]);
  const { path } = budget;
  return (
    <div className="profile-body">
      {path ? (
        <Section path={path} level={heard(budget, path, plan.settings.criterion.weighting)} />
      ) : (
        <Hint title={words.problem[budget.pathProblem ?? "none"]} text="" />
      )}
      <div className="profile-side" tabIndex={0} role="region" aria-label={words.views[view]}>
        {view === "bands" && path ? (
          <BandsTable path={path} toneHz={type?.frequencyHz ?? 0} />
        ) : view === "excess" && path ? (
          <ExcessTable path={path} />
        ) : (
          siren && <BudgetTable budget={budget} siren={siren} type={type} settings={plan.settings} />
        )}
      </div>
    </div>
  );
}

function heard(budget: PlaceBudget, path: SoundPath, weighting: string): string {
  const siren = budget.sirens.find(({ siren: id }) => id === path.siren);
  if (!siren || siren.levelDb === null) return siren ? marginText(siren) : "—";
  return levelText(siren.levelDb, weighting);
}

function Section(props: { readonly path: SoundPath; readonly level: string }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const size = useBoxSize(box);
  const language = useView((view) => view.language);
  const { settings, base } = usePlan();
  return (
    <div ref={box} className="profile-section">
      {size && (
        <SectionChart
          path={props.path}
          siren={displaySirenId(props.path.siren, language)}
          receiverHeight={settings.receiverHeightM}
          level={props.level}
          width={size.width}
          height={size.height}
          flat={base.terrain === null}
        />
      )}
    </div>
  );
}
