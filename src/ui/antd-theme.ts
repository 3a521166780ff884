import { type ThemeConfig, theme as antdTheme } from "antd";
import { COLOURS, FONT_FAMILY, LAYOUT, MOTION, RADIUS, TYPE, type Theme } from "../map/tokens";

/** antd's tokens, taken from the face's. */
export function antdThemeOf(theme: Theme, reducedMotion: boolean): ThemeConfig {
  const c = COLOURS[theme];
  const seconds = `${MOTION.maxMs / 1000}s`;
  return {
    // antd darkens a primary colour of its own accord; the token is meant as it stands.
    algorithm:
      theme === "dark"
        ? (seed, map) => ({ ...antdTheme.darkAlgorithm(seed, map), colorPrimary: c.primary })
        : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: c.primary,
      colorInfo: c.primary,
      colorLink: c.primary,
      colorError: c.amberText,
      colorWarning: c.amberText,
      colorErrorText: c.amberText,
      colorText: c.text[0],
      colorTextSecondary: c.text[1],
      colorTextTertiary: c.text[2],
      colorTextDescription: c.text[2],
      colorTextPlaceholder: c.text[2],
      colorBgContainer: c.surface,
      colorBgElevated: c.surface,
      colorBgLayout: c.bar,
      colorBorder: c.border,
      colorBorderSecondary: c.borderSecondary,
      colorTextLightSolid: c.onPrimary,
      controlItemBgHover: c.hover,
      controlItemBgActive: c.selectedRow,
      fontFamily: FONT_FAMILY,
      fontSize: TYPE.body.size,
      lineHeight: TYPE.body.line / TYPE.body.size,
      controlHeight: LAYOUT.control,
      controlHeightSM: LAYOUT.controlSmall,
      borderRadius: RADIUS.base,
      borderRadiusSM: RADIUS.tag,
      motion: !reducedMotion,
      motionDurationFast: seconds,
      motionDurationMid: seconds,
      motionDurationSlow: seconds,
      wireframe: false,
    },
    components: {
      Table: { cellPaddingBlock: 0, cellPaddingInline: 6 },
      Tooltip: {
        colorBgSpotlight: theme === "dark" ? c.hover : c.text[0],
        colorTextLightSolid: theme === "dark" ? c.text[0] : c.surface,
      },
      Checkbox: { borderRadiusSM: RADIUS.check, colorWhite: c.onPrimary },
      Button: {
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        contentFontSize: TYPE.body.size,
      },
    },
  };
}
