import { type ReactElement, useEffect, useMemo, useRef } from "react";
import type { Plan, Siren } from "../../model/plan";
import type { SessionState } from "../../session/session-state";
import type { SitingState } from "../../session/siting-state";
import type { MapSnapshot } from "../../map/map-contract";
import { createSirenMap } from "../../map/siren-map";
import { LAYOUT } from "../../map/tokens";
import { SiteCard } from "../siting/site-card";
import { SitingViews } from "../siting/siting-views";
import { useSitingSites } from "../siting/use-siting-sites";
import { useStage } from "../stage-state";
import { isStale, shownAnswer } from "../shown-answer";
import { useProfileLine } from "../profile/use-profile-line";
import { useNarrow, useProfileHeight, useReducedMotion } from "../use-layout";
import { useSession, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";
import { DragCard } from "./drag-card";
import { HelpBar } from "./help-bar";
import { HoverCard } from "./hover-card";
import { IllustrativeBadge } from "./illustrative-badge";
import { Legend } from "./legend";
import { MapButtons } from "./map-buttons";
import { mapEvents } from "./map-events";
import { MapFailure } from "./map-failure";
import { useMapLink } from "./map-link";
import { ToolColumn } from "./tool-column";
import "./map.css";

/** The map under the panels, and the cards that lie on it. */
export function MapPane(): ReactElement {
  const words = useWords();
  const noMap = useStage((stage) => stage.mapFailure === "no-webgl");
  return (
    <main id="map" className="map" aria-label={words.map.region} tabIndex={-1} data-region="map">
      <MapCanvas />
      <MapFailure />
      {!noMap && <MapCards />}
      <HoverCard />
      <DragCard />
    </main>
  );
}

function MapCards(): ReactElement {
  return (
    <div className="map-cards">
      <ToolColumn />
      <SitingViews />
      <SiteCard />
      <IllustrativeBadge />
      <MapButtons />
      <Legend />
      <HelpBar />
    </div>
  );
}

/** Hands every state to the map, which draws it; what the pointer does there comes back as events. */
function MapCanvas(): ReactElement {
  const session = useSessionHandle();
  const link = useMapLink();
  const box = useRef<HTMLDivElement>(null);
  const snapshot = useSnapshot();
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const handle = createSirenMap(element, mapEvents(session));
    link.attach(handle);
    return () => {
      link.attach(null);
      handle.dispose();
    };
  }, [session, link]);
  // After the effect above: a map that was just made gets its first state here.
  useEffect(() => link.handle?.apply(snapshot), [link, snapshot]);
  useFitNewProject();
  return <div ref={box} className="map-canvas" data-testid="map" />;
}

function useSnapshot(): MapSnapshot {
  const plan = useSession((state) => state.history.plan);
  const result = useSession((state) => state.result);
  const estimate = useSession((state) => state.proving.estimate);
  const review = useSession((state) => state.review);
  const selection = useSession((state) => state.selection);
  const hovered = useSession((state) => state.hovered);
  const tool = useSession((state) => state.tool);
  const drag = useSession((state) => state.drag);
  const layers = useView((view) => view.layers);
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  const reducedMotion = useReducedMotion();
  const narrow = useNarrow();
  const sliding = useStage((stage) => stage.slideOpen);
  const profile = useProfileLine();
  const siting = useSession((state) => state.siting);
  const sites = useSitingSites();
  const bottom = useProfileHeight();
  return useMemo(() => {
    const right = siting.open
      ? LAYOUT.sitingPanel
      : narrow
        ? LAYOUT.rail + (sliding ? LAYOUT.rightPanel : 0)
        : LAYOUT.rightPanel;
    const left = siting.open ? 0 : narrow ? LAYOUT.leftPanelNarrow : LAYOUT.leftPanel;
    return {
      ...lookedAt(plan, result, estimate, siting),
      review: { kind: review.kind, answer: shownAnswer(review.result), stale: isStale(review.result) },
      selection,
      hovered,
      tool,
      drag,
      view: { layers, theme, language, reducedMotion, padding: { top: 0, right, bottom, left } },
      profile,
      sites: siting.open ? { sites, areas: siting.choices.areas, selected: siting.site } : null,
    };
  }, [
    plan,
    result,
    estimate,
    review,
    selection,
    hovered,
    tool,
    drag,
    layers,
    theme,
    language,
    reducedMotion,
    narrow,
    sliding,
    profile,
    siting,
    sites,
    bottom,
  ]);
}

/** The plan and answer that the map shows: the open ones, or those that siting found. */
function lookedAt(
  plan: Plan,
  result: SessionState["result"],
  estimate: MapSnapshot["estimate"],
  { job, outcome, view }: SitingState,
): Pick<MapSnapshot, "plan" | "answer" | "estimate" | "stale" | "preview"> {
  const answer = shownAnswer(result);
  const asIs = { plan, answer, estimate, stale: isStale(result), preview: null };
  if (view === "current") return asIs;
  if (!outcome && job?.preview) {
    // The best plan so far: its sirens, over what is covered now and what they would gain and lose.
    const { sirens, difference } = job.preview;
    return { ...asIs, plan: { ...plan, sirens }, preview: { difference, ...goneFrom(plan, sirens) } };
  }
  if (!outcome) return asIs;
  const { sirens, evaluation } = outcome.answer;
  return {
    plan: { ...plan, sirens },
    answer: { evaluation, marginClasses: [] },
    estimate: null,
    stale: false,
    preview: {
      difference: view === "difference" ? outcome.difference : null,
      ...goneFrom(plan, sirens),
    },
  };
}

/** Sirens of the plan that are not where they were among some others: taken out, or moved, and then the way. */
function goneFrom(
  plan: Plan,
  sirens: readonly Siren[],
): Pick<NonNullable<MapSnapshot["preview"]>, "withdrawn" | "moved"> {
  const now = new Map(sirens.map((siren) => [siren.id, siren.at]));
  const gone = plan.sirens.filter(({ id, at }) => {
    const to = now.get(id);
    return !to || to[0] !== at[0] || to[1] !== at[1];
  });
  return {
    withdrawn: gone,
    moved: gone.flatMap(({ id, at }) => {
      const to = now.get(id);
      return to ? [[at, to] as const] : [];
    }),
  };
}

/** Another project, another district: the map shows all of it. */
function useFitNewProject(): void {
  const link = useMapLink();
  const district = useSession((state) => state.history.plan.base.district);
  const shown = useRef(district);
  useEffect(() => {
    if (shown.current === district) return;
    shown.current = district;
    link.fit();
  }, [link, district]);
}
