import { type ReactElement, useEffect, useMemo, useRef } from "react";
import type { MapSnapshot } from "../../map/map-contract";
import { createSirenMap } from "../../map/siren-map";
import { LAYOUT } from "../../map/tokens";
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
  const bottom = useProfileHeight();
  return useMemo(() => {
    const right = narrow ? LAYOUT.rail + (sliding ? LAYOUT.rightPanel : 0) : LAYOUT.rightPanel;
    const left = narrow ? LAYOUT.leftPanelNarrow : LAYOUT.leftPanel;
    return {
      plan,
      answer: shownAnswer(result),
      stale: isStale(result),
      review: { kind: review.kind, answer: shownAnswer(review.result), stale: isStale(review.result) },
      selection,
      hovered,
      tool,
      drag,
      view: { layers, theme, language, reducedMotion, padding: { top: 0, right, bottom, left } },
      profile,
    };
  }, [
    plan,
    result,
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
    bottom,
  ]);
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
