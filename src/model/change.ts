import { assert, unreachable } from "../base/assert";
import type { SirenId } from "../base/ids";
import type { Plan, Siren, SirenType } from "./plan";
import type { Settings } from "./settings";

/** The few ways in which a plan can change. An edit returns one; only `apply` makes a new plan of it. */
export type Change =
  | { readonly kind: "put-siren"; readonly siren: Siren; readonly index?: number }
  | { readonly kind: "remove-siren"; readonly id: SirenId }
  | { readonly kind: "set-settings"; readonly settings: Settings }
  | { readonly kind: "set-siren-types"; readonly sirenTypes: readonly SirenType[] }
  | { readonly kind: "rename"; readonly name: string }
  | { readonly kind: "batch"; readonly changes: readonly Change[] };

/** A new version of the plan, and the change that leads back. */
export interface Applied {
  readonly plan: Plan;
  readonly inverse: Change;
}

/** Applies a change; its inverse, applied to the result, gives back an equal plan. */
export function apply(plan: Plan, change: Change): Applied {
  switch (change.kind) {
    case "put-siren":
      return putSiren(plan, change.siren, change.index);
    case "remove-siren": {
      const index = plan.sirens.findIndex((siren) => siren.id === change.id);
      const siren = plan.sirens[index];
      assert(siren, `siren ${change.id} exists`);
      return {
        plan: { ...plan, sirens: plan.sirens.filter((other) => other !== siren) },
        inverse: { kind: "put-siren", siren, index },
      };
    }
    case "set-settings":
      return {
        plan: { ...plan, settings: change.settings },
        inverse: { kind: "set-settings", settings: plan.settings },
      };
    case "set-siren-types":
      return {
        plan: { ...plan, sirenTypes: change.sirenTypes },
        inverse: { kind: "set-siren-types", sirenTypes: plan.sirenTypes },
      };
    case "rename":
      return { plan: { ...plan, name: change.name }, inverse: { kind: "rename", name: plan.name } };
    case "batch": {
      let current = plan;
      const inverses: Change[] = [];
      for (const part of change.changes) {
        const applied = apply(current, part);
        current = applied.plan;
        inverses.unshift(applied.inverse);
      }
      return { plan: current, inverse: { kind: "batch", changes: inverses } };
    }
    default:
      return unreachable(change);
  }
}

function putSiren(plan: Plan, siren: Siren, index = plan.sirens.length): Applied {
  const before = plan.sirens.find((other) => other.id === siren.id);
  if (before)
    return {
      plan: { ...plan, sirens: plan.sirens.map((other) => (other === before ? siren : other)) },
      inverse: { kind: "put-siren", siren: before },
    };
  return {
    plan: { ...plan, sirens: [...plan.sirens.slice(0, index), siren, ...plan.sirens.slice(index)] },
    inverse: { kind: "remove-siren", id: siren.id },
  };
}
