import { type ScreenedPart, type ScreenedProgress, certifyPart as certifyOverTheTop } from "./certify-part";
import type { ScreenedScene } from "./screened-scene";
import { rescueBySides } from "./side-rescue";

/** Judges some of the cells over the top; where the plan seeks side paths, tries to rescue what is left. */
export function* certifyPart(
  scene: ScreenedScene,
  share?: { readonly index: number; readonly of: number },
): Generator<ScreenedProgress, ScreenedPart> {
  const work = certifyOverTheTop(scene, share);
  let progress: ScreenedProgress | null = null;
  for (;;) {
    const step = work.next();
    if (step.done)
      return scene.input.beside?.lateral ? yield* rescueBySides(scene, step.value, progress) : step.value;
    progress = step.value;
    yield step.value;
  }
}
