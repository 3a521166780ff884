import type { SirenTypeId } from "../base/ids";
import type { Result } from "../base/result";
import * as edits from "../model/edits";
import type { SirenType } from "../model/plan";
import type { Problem } from "../model/problem";
import type { Session } from "../session/session";
import { performEdit } from "./perform-edit";

/** Sets what a kind of siren costs, for siting under a budget; null takes the price away. */
export function setTypePrice(session: Session, id: SirenTypeId, price: number | null): Result<void, Problem> {
  const { plan } = session.getState().history;
  const priced = (type: SirenType): SirenType => {
    const { price: _, ...rest } = type;
    return price === null ? rest : { ...rest, price };
  };
  return performEdit(
    session,
    "set-price",
    edits.setSirenTypes(
      plan,
      plan.sirenTypes.map((type) => (type.id === id ? priced(type) : type)),
    ),
  );
}
