/** Hands a file to the user's download folder; nothing else ever leaves the page. */
export function download(name: string, content: Uint8Array<ArrayBuffer> | string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes by the next task; an earlier revoke loses them in some versions.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name for a file: characters that a file system refuses are replaced. */
export const fileNameOf = (name: string, extension: string): string =>
  `${name.replaceAll(/[\\/:*?"<>|\u0000-\u001f]/g, "_").trim() || "siren-plan"}${extension}`;
