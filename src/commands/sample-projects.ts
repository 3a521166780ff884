/** Files of the sample projects, by path; each is fetched from the planner's own origin when it is opened. */
const SAMPLE_URLS = import.meta.glob<string>(["/data/hedong/*", "/data/yuetang/*", "/data/town/*"], {
  query: "?url",
  import: "default",
  eager: true,
});

export type SampleName = "hedong" | "yuetang" | "town";

/** Reads the files of a sample project, by path inside its folder. */
export async function sampleFiles(name: SampleName): Promise<Map<string, Uint8Array>> {
  const prefix = `/data/${name}/`;
  const files = new Map<string, Uint8Array>();
  const entries = Object.entries(SAMPLE_URLS).filter(([path]) => path.startsWith(prefix));
  await Promise.all(
    entries.map(async ([path, url]) => {
      const response = await fetch(url);
      if (response.ok) files.set(path.slice(prefix.length), new Uint8Array(await response.arrayBuffer()));
    }),
  );
  return files;
}
