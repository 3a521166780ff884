import { unreachable } from "../base/assert";
import { reportGeojson } from "./geojson";
import { reportHtml } from "./html";
import type { ReportInput } from "./report-input";

export type { ReportInput } from "./report-input";
export const REPORT_FORMATS = ["html", "geojson"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The coverage report of a plan as the text of a file. */
export function renderReport(input: ReportInput, format: ReportFormat): string {
  switch (format) {
    case "html":
      return reportHtml(input);
    case "geojson":
      return reportGeojson(input);
    default:
      return unreachable(format);
  }
}
