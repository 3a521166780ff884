import { writeProjectZip } from "../io/project-zip";
import { serialiseProject } from "../model/serialise-project";
import type { Session } from "../session/session";
import { download, fileNameOf } from "./download";

/** Hands out the project's folder, its GeoJSON layers ready for QGIS, as one zip (a browser saves no folder unasked). */
export function saveLayers(session: Session): void {
  const { plan } = session.getState().history;
  const folder = fileNameOf(plan.name, "");
  const files = new Map([...serialiseProject(plan)].map(([path, bytes]) => [`${folder}/${path}`, bytes]));
  const name = `${folder}.zip`;
  download(name, writeProjectZip(files), "application/zip");
  session.notify("success", { kind: "saved", file: name });
}
