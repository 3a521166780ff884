import type { Wgs84 } from "../geo/datums";
import type { Candidate, Plan } from "../model/plan";
import type { ForbiddenArea, SiteMark, SitingChoices } from "./siting-form";
import { plannedSites } from "./siting-sites";
import type { SitingState } from "./siting-state";

interface ChooserHost {
  plan(): Plan;
  siting(): SitingState;
  set(siting: SitingState): void;
}

/** Takes down what the planner decides about sites: pins, bans, own points, forbidden areas. Each can be taken back. */
export class SitingChooser {
  readonly #host: ChooserHost;

  constructor(host: ChooserHost) {
    this.#host = host;
  }

  /** Points a site out; null lets go of it. */
  point(site: string | null): void {
    if (site !== this.#host.siting().site) this.#host.set({ ...this.#host.siting(), site });
  }

  /** Decides about a site; null takes the decision back. */
  mark(id: string, mark: SiteMark | null): void {
    const { choices } = this.#host.siting();
    const others = choices.marks.filter(({ site }) => site.id !== id);
    const site = this.#site(id);
    if (mark !== null && !site) return;
    this.#choose({ marks: mark !== null && site ? [...others, { site, mark }] : others });
  }

  /** Puts a point of the planner's own on the map; it is to be used until they say otherwise. */
  addOwn(at: Wgs84): void {
    const { choices } = this.#host.siting();
    const id = this.#free("定", [
      ...choices.own.map((one) => one.id),
      ...this.#host.plan().base.candidates.map((one) => one.id),
    ]);
    const site: Candidate = { id, at, cost: 1, allowed: true };
    this.#choose({ own: [...choices.own, site], marks: [...choices.marks, { site, mark: "must" }] });
    this.point(id);
  }

  removeOwn(id: string): void {
    const { choices, site } = this.#host.siting();
    this.#choose({
      own: choices.own.filter((one) => one.id !== id),
      marks: choices.marks.filter((choice) => choice.site.id !== id),
    });
    if (site === id) this.point(null);
  }

  /** Forbids the ground within some corners. */
  addArea(corners: readonly Wgs84[]): void {
    const { areas } = this.#host.siting().choices;
    const id = this.#free(
      "禁",
      areas.map((one) => one.id),
    );
    const area: ForbiddenArea = { id, corners };
    this.#choose({ areas: [...areas, area] });
  }

  removeArea(id: string): void {
    const { areas } = this.#host.siting().choices;
    this.#choose({ areas: areas.filter((one) => one.id !== id) });
  }

  #site(id: string): Candidate | undefined {
    const { form, choices, generated } = this.#host.siting();
    if (!form) return undefined;
    return plannedSites(this.#host.plan(), form, choices, generated.sites).find(({ site }) => site.id === id)
      ?.site;
  }

  #free(prefix: string, taken: readonly string[]): string {
    for (let number = 1; ; number += 1)
      if (!taken.includes(`${prefix}${number}`)) return `${prefix}${number}`;
  }

  #choose(patch: Partial<SitingChoices>): void {
    const siting = this.#host.siting();
    this.#host.set({ ...siting, choices: { ...siting.choices, ...patch } });
  }
}
