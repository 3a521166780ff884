import type { Settings } from "../../model/settings";

/** Changes the settings as one step; hands back what is wrong, or null. */
export type ChangeSettings = (patch: (settings: Settings) => Settings) => string | null;
