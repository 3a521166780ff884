import { writeProjectZip } from "../io/project-zip";
import { serialiseProject } from "../model/serialise-project";
import type { Session } from "../session/session";
import { download, fileNameOf } from "./download";

/** Saves the plan as a `.sirenplan` in the user's download folder. */
export function saveProject(session: Session): void {
  const { plan } = session.getState().history;
  const name = fileNameOf(plan.name, ".sirenplan");
  download(name, writeProjectZip(serialiseProject(plan)), "application/zip");
  session.markSaved(name);
  session.notify("success", { kind: "saved", file: name });
}
