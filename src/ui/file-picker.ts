/** Asks for files of a project; resolves to none when the user thinks better of it. */
export function pickFiles(what: "files" | "folder"): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    if (what === "folder") input.webkitdirectory = true;
    else input.accept = ".sirenplan,.zip,.json,.geojson,.tif,.tiff";
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}
