import { enProfile } from "./en-profile";
import { enReview } from "./en-review";
import { enSettings } from "./en-settings";
import { enSitingPanel } from "./en-siting-panel";
import { enSources } from "./en-sources";
import { enUi } from "./en-ui";
import type { Language } from "./language";
import { type ProfileText, zhProfile } from "./zh-profile";
import { type ReviewText, zhReview } from "./zh-review";
import { type SettingsText, zhSettings } from "./zh-settings";
import { type SitingPanelText, zhSitingPanel } from "./zh-siting-panel";
import { type SourcesText, zhSources } from "./zh-sources";
import { type UiText, zhUi } from "./zh-ui";

/** Everything that the face says, in one language. */
export interface Catalogue extends UiText {
  readonly profile: ProfileText;
  readonly review: ReviewText;
  readonly settings: SettingsText;
  readonly siting: SitingPanelText;
  readonly sources: SourcesText;
}

const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  zh: {
    ...zhUi,
    profile: zhProfile,
    review: zhReview,
    settings: zhSettings,
    siting: zhSitingPanel,
    sources: zhSources,
  },
  en: {
    ...enUi,
    profile: enProfile,
    review: enReview,
    settings: enSettings,
    siting: enSitingPanel,
    sources: enSources,
  },
};

/** The words of the face in a language. */
export const catalogue = (language: Language): Catalogue => CATALOGUES[language];
