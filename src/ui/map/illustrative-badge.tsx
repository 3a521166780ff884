import type { ReactElement } from "react";
import { Icon } from "../icon";
import { isIllustrative } from "../../model/is-illustrative";
import { usePlan } from "../use-session";
import { useWords } from "../view-state";

/** 演示数据，非真实点位: on the map while any position is illustrative. */
export function IllustrativeBadge(): ReactElement | null {
  const { map } = useWords();
  const plan = usePlan();
  if (!isIllustrative(plan)) return null;
  return (
    <div className="illustrative tag tag-amber" data-testid="illustrative">
      <Icon name="warning" size={14} />
      {map.illustrative}
    </div>
  );
}
