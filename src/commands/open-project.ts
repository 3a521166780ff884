import { type GivenFile, projectFiles } from "../io/project-files";
import { type Result, err } from "../base/result";
import { convertPlanFromGcj02 } from "../model/convert-from-gcj02";
import { looksLikeGcj02 } from "../model/looks-like-gcj02";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { MANIFEST } from "../model/project-paths";
import { readProject } from "../model/read-project";
import { serialiseProject } from "../model/serialise-project";
import { writtenSettings } from "../model/settings-file";
import { writtenSirenType } from "../model/siren-type-file";
import { withTerrain } from "../model/terrain-layer";
import type { Session } from "../session/session";
import { openOrAsk } from "./open-or-ask";

/**
 * Opens what a user picked or dropped: a `.sirenplan`, a project folder, or loose layers. Loose layers without a
 * district take the place of the open plan's layers of the same name. The open plan stays as it is until the new one
 * is known to be good, and until a question about its datum is answered.
 */
export async function openProject(session: Session, files: readonly File[]): Promise<void> {
  const read = await planOf(session.getState().history.plan, files);
  if (!read.ok) {
    session.notify("warning", { kind: "problems", action: "open", problems: read.error });
    return;
  }
  const plan = read.value;
  const fileName = files.length === 1 ? (files[0]?.name ?? null) : plan.name;
  const evidence = looksLikeGcj02(plan, session.getState().history.plan);
  if (evidence) {
    // The district moves by hundreds of metres, the raster does not: what is under it is looked at anew.
    const converted = await withTerrain(convertPlanFromGcj02(plan, evidence.layers));
    if (converted.ok)
      session.ask({ kind: "looks-like-gcj02", offsetM: evidence.offsetM }, plan, converted.value, fileName);
    else session.notify("warning", { kind: "problems", action: "open", problems: converted.error });
    return;
  }
  openOrAsk(session, plan, fileName);
}

async function planOf(open: Plan, files: readonly File[]): Promise<Result<Plan, readonly Problem[]>> {
  const given: GivenFile[] = [];
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    try {
      given.push({ path, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      return err([{ code: "unreadable", file: path, place: "" }]);
    }
  }
  const parts = {
    name: open.name,
    sirenTypes: open.sirenTypes.map(writtenSirenType),
    settings: writtenSettings(open.settings),
  };
  const found = projectFiles(given, parts);
  if (!found.ok) return err([found.error]);
  return readProject(withOpenLayers(found.value, open));
}

/** Adds the open plan's layers to loose ones that bring no district of their own. */
function withOpenLayers(files: ReadonlyMap<string, Uint8Array>, open: Plan): ReadonlyMap<string, Uint8Array> {
  const layers = layersOf(files);
  if (!layers || "district" in layers || files.size > Object.keys(layers).length + 1) return files;
  const merged = serialiseProject(open);
  const manifest = JSON.parse(new TextDecoder().decode(merged.get(MANIFEST))) as {
    layers: Record<string, string>;
  };
  for (const [layer, path] of Object.entries(layers)) {
    const bytes = files.get(path);
    if (!bytes) continue;
    manifest.layers[layer] ??= path;
    merged.set(manifest.layers[layer], bytes);
  }
  merged.set(MANIFEST, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  return merged;
}

/** The layers that a manifest names; null where it cannot be read (its own check will say why). */
function layersOf(files: ReadonlyMap<string, Uint8Array>): Record<string, string> | null {
  try {
    const manifest = JSON.parse(new TextDecoder().decode(files.get(MANIFEST))) as {
      layers?: Record<string, string>;
    };
    return manifest.layers ?? null;
  } catch {
    return null;
  }
}
