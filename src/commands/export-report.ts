import type { Language } from "../i18n/language";
import { renderReport } from "../report/render-report";
import type { Session } from "../session/session";
import { download, fileNameOf } from "./download";

/** Exports the report of the plan as it is, when its result is ready; returns false when there is none to sign. */
export function exportReport(session: Session, format: "html" | "geojson", language: Language): boolean {
  const { history, result } = session.getState();
  if (result.kind !== "ready") return false;
  const { evaluation, marginClasses } = result.value;
  const now = new Date();
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  const text = renderReport(
    { plan: history.plan, evaluation, marginClasses, date, fingerprint: evaluation.basis, language },
    format,
  );
  const name = fileNameOf(`${history.plan.name} ${date}`, `.${format}`);
  download(name, text, format === "html" ? "text/html" : "application/geo+json");
  session.notify("success", { kind: "saved", file: name });
  return true;
}
