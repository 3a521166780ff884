/** Asks for files of a project; resolves to none when the user thinks better of it. */
export function pickFiles(what: "files" | "folder"): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    if (what === "folder") input.webkitdirectory = true;
    else input.accept = ".sirenplan,.zip,.json,.geojson,.tif,.tiff";
    input.hidden = true;
    // On the page while it is open: an input that nothing holds may be collected before the user has chosen.
    document.body.append(input);
    const answer = (files: File[]): void => {
      input.remove();
      resolve(files);
    };
    input.addEventListener("change", () => answer([...(input.files ?? [])]));
    input.addEventListener("cancel", () => answer([]));
    input.click();
  });
}
