import type { GeoTIFF, GeoTIFFImage } from "geotiff";
import { type Result, err, ok } from "../base/result";
import { crsOf } from "./crs";
import { type NodeWindow, type RasterGrid, windowedGrid } from "./height-raster";

/** Why a GeoTIFF cannot be elevation; `value` is the number or name that stands against it. */
export interface TiffFault {
  readonly code:
    | "damaged"
    | "several-images"
    | "bands"
    | "no-position"
    | "no-crs"
    | "unknown-crs"
    | "units"
    | "not-finite";
  readonly value?: string;
}

/** A single-band GeoTIFF that is opened: where its nodes are, and the way to their heights. */
export interface HeightTiff {
  readonly grid: RasterGrid;
  /** Heights of a window of nodes, metres; NaN where the file has no data. */
  readonly read: (window: NodeWindow) => Promise<Result<Float32Array, TiffFault>>;
}

/**
 * Opens a GeoTIFF as elevation: any sample type, byte order, tiling and compression that the reader knows, cells as areas
 * or as points, placed by a matrix or by a tie point and a scale. Runs in Node and in a browser alike.
 */
export async function openHeightTiff(bytes: Uint8Array): Promise<Result<HeightTiff, TiffFault>> {
  try {
    // Loaded when it is needed: most projects have no raster.
    const { fromArrayBuffer } = await import("geotiff");
    const tiff = await fromArrayBuffer(bytes.slice().buffer);
    const image = await onlyImage(tiff);
    if (!image) return err({ code: "several-images" });
    const bands = image.getSamplesPerPixel();
    if (bands !== 1) return err({ code: "bands", value: String(bands) });
    const grid = gridOf(image);
    if (!grid.ok) return grid;
    return ok({ grid: grid.value, read: (window) => heights(image, grid.value, window) });
  } catch {
    return err({ code: "damaged" });
  }
}

/** Bit of NewSubfileType of an image that is a smaller copy of another (TIFF 6.0, section 8). */
const REDUCED = 1;

/** The image, where the file holds one beside its overviews; a second page or a mask would say more than is read here. */
async function onlyImage(tiff: GeoTIFF): Promise<GeoTIFFImage | null> {
  const first = await tiff.getImage(0);
  const count = await tiff.getImageCount();
  for (let i = 1; i < count; i++) {
    const other = await tiff.getImage(i);
    const kind = other.fileDirectory.getValue("NewSubfileType") ?? 0;
    if (kind !== REDUCED) return null;
  }
  return first;
}

/** GeoTIFF 1.1: keys 1024 model (1 projected, 2 geographic), 1025 raster (2: point), 2048 and 3072 codes, 4099 unit of heights. */
type GeoKeys = Readonly<
  Partial<
    Record<
      | "GTModelTypeGeoKey"
      | "GTRasterTypeGeoKey"
      | "GeographicTypeGeoKey"
      | "ProjectedCSTypeGeoKey"
      | "VerticalUnitsGeoKey",
      unknown
    >
  >
>;

/** Code of the metre, and of "not said" and "own". */
const METRE = 9001;
const OWN_DEFINITION = 32767;

function gridOf(image: GeoTIFFImage): Result<RasterGrid, TiffFault> {
  const keys = image.getGeoKeys() as GeoKeys | null;
  const epsg = epsgOf(keys);
  if (!epsg.ok) return epsg;
  const unit = Number(keys?.VerticalUnitsGeoKey ?? METRE);
  if (unit !== METRE && unit !== 0 && unit !== OWN_DEFINITION)
    return err({ code: "units", value: `EPSG:${unit}` });
  const placed = placement(image);
  if (!placed) return err({ code: "no-position" });
  // Where cells are areas their centre is the node: half a cell from the corner that the file places.
  const half = keys?.GTRasterTypeGeoKey === 2 ? 0 : 0.5;
  const { x0, xCol, xRow, y0, yCol, yRow } = placed;
  return ok({
    cols: image.getWidth(),
    rows: image.getHeight(),
    epsg: epsg.value,
    ...placed,
    x0: x0 + half * (xCol + xRow),
    y0: y0 + half * (yCol + yRow),
  });
}

function epsgOf(keys: GeoKeys | null): Result<number, TiffFault> {
  const code = Number(keys?.ProjectedCSTypeGeoKey ?? keys?.GeographicTypeGeoKey ?? 0);
  if (!code) return err({ code: "no-crs" });
  if (code === OWN_DEFINITION) return err({ code: "unknown-crs", value: "user-defined" });
  return crsOf(code) ? ok(code) : err({ code: "unknown-crs", value: `EPSG:${code}` });
}

type Placement = Pick<RasterGrid, "x0" | "xCol" | "xRow" | "y0" | "yCol" | "yRow">;

/** From cells (column, row) to the system: ModelTransformation, or ModelTiepoint with ModelPixelScale. */
function placement(image: GeoTIFFImage): Placement | null {
  const tag = (name: "ModelTransformation" | "ModelTiepoint" | "ModelPixelScale"): number[] => [
    ...(((image.fileDirectory.getValue(name) as ArrayLike<number> | undefined) ?? []) as number[]),
  ];
  const matrix = tag("ModelTransformation");
  const [tie, scale] = [tag("ModelTiepoint"), tag("ModelPixelScale")];
  let placed: Placement;
  if (matrix.length === 16) {
    const [xCol, xRow, , x0, yCol, yRow, , y0] = matrix as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    placed = { x0, xCol, xRow, y0, yCol, yRow };
  } else if (tie.length === 6 && scale.length >= 2) {
    const [col, row, , x, y] = tie as [number, number, number, number, number];
    const [xCol, down] = scale as [number, number];
    placed = { x0: x - col * xCol, xCol, xRow: 0, y0: y + row * down, yCol: 0, yRow: 0 - down };
  } else return null;
  const determinant = placed.xCol * placed.yRow - placed.xRow * placed.yCol;
  return Object.values(placed).every(Number.isFinite) && determinant !== 0 ? placed : null;
}

/** The value that stands for "no data", as the file writes it: text, ended by a zero byte or not. */
function noDataOf(image: GeoTIFFImage): number | null {
  const text = image.fileDirectory.getValue("GDAL_NODATA");
  const trimmed = text?.replaceAll("\0", "").trim();
  return trimmed ? Number(trimmed) : null;
}

async function heights(
  image: GeoTIFFImage,
  grid: RasterGrid,
  window: NodeWindow,
): Promise<Result<Float32Array, TiffFault>> {
  const { cols, rows } = windowedGrid(grid, window);
  const noData = noDataOf(image);
  try {
    const [samples] = await image.readRasters({
      window: [window.col0, window.row0, window.col1 + 1, window.row1 + 1],
      samples: [0],
    });
    if (samples?.length !== cols * rows) return err({ code: "damaged" });
    const zM = Float32Array.from(samples);
    // In the file's own type: −3.4e38 is written with more digits than a 32-bit number holds.
    const none = noData === null ? null : samples instanceof Float32Array ? Math.fround(noData) : noData;
    for (let i = 0; i < zM.length; i++) {
      const sample = samples[i] as number;
      if (none !== null && (sample === none || (Number.isNaN(none) && Number.isNaN(sample)))) zM[i] = NaN;
      else if (!Number.isFinite(sample)) return err({ code: "not-finite", value: String(sample) });
    }
    return ok(zM);
  } catch {
    return err({ code: "damaged" });
  }
}
