import { Button } from "antd";
import type { ReactElement } from "react";
import { useStage } from "../stage-state";
import { useWords } from "../view-state";

/** Says that there is no map, and what still works; the plan itself is not in the map. */
export function MapFailure(): ReactElement | null {
  const { map } = useWords();
  const failure = useStage((stage) => stage.mapFailure);
  if (failure === null) return null;
  const lost = failure === "context-lost";
  return (
    <div className="map-failure" role="alert">
      <b>{lost ? map.contextLost : map.noWebgl}</b>
      <p>{lost ? map.contextLostHint : map.noWebglHint}</p>
      {lost && <Button onClick={() => window.location.reload()}>{map.reload}</Button>}
    </div>
  );
}
