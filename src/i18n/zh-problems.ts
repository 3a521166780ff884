import type { ProblemCode } from "../model/problem";

/** A fact of a problem by its key; empty where the problem does not state it. */
export type Detail = (key: string) => string;

/** How problems are said in one language; a code without a sentence does not compile. */
export interface ProblemWords {
  /** What is wrong, and what to do. */
  readonly reasons: Readonly<Record<ProblemCode, (detail: Detail) => string>>;
  /** A place of the model, in words. */
  readonly place: (place: string) => string;
  readonly colon: string;
  readonly andMore: (count: number) => string;
}

const quoted = (value: string): string => (value === "" ? "" : `“${value}”`);

const EXPECTED: Readonly<Record<string, string>> = {
  text: "文字",
  number: "数字",
  list: "列表",
  object: "对象 {…}",
  "true or false": "true 或 false",
  "[longitude, latitude]": "[经度, 纬度]",
};
const expected = (value: string): string =>
  EXPECTED[value] ?? value.replace(/^(\d+) heights$/, "$1 个高度").replaceAll(", ", "、");

/** `0 到 200 之间`, `大于 0，不超过 1000`. */
function range(detail: Detail): string {
  const [min, max, above] = [detail("min"), detail("max"), detail("above")];
  if (min !== "" && max !== "") return `应在 ${min} 到 ${max} 之间`;
  if (above !== "") return max === "" ? `应大于 ${above}` : `应大于 ${above}，不超过 ${max}`;
  if (min !== "") return `应不小于 ${min}`;
  return max === "" ? "应是有限的数" : `应不大于 ${max}`;
}

const RINGS: Readonly<Record<string, string>> = {
  "too-few-positions": "点数不足（面的一圈至少四个点，首尾相同；线至少两个点）",
  "not-closed": "一圈没有闭合，末点应与首点相同",
  "no-area": "一圈没有面积，各点在一条线上",
  "no-ring": "面没有边界",
};

const UNREADABLE: Readonly<Record<string, string>> = {
  "not-utf8": "不是 UTF-8 编码，请另存为 UTF-8",
  empty: "文件是空的",
  "not-tiff": "不是 TIFF 文件，地形应为单波段 GeoTIFF",
  "tiff-damaged": "TIFF 文件已损坏，或用了不支持的压缩；请另存为普通 GeoTIFF",
  "tiff-several-images": "TIFF 里有多幅图像或掩膜，地形应只含一幅单波段图像（可带金字塔）",
  "tiff-no-position": "GeoTIFF 没有定位信息（仿射矩阵，或控制点与像元大小），请重新导出",
  "tiff-units": "高程单位不是米，请先换算成米",
  "not-a-file": "不是文件",
  "no-access": "没有读取权限",
};

const ZIPS: Readonly<Record<string, string>> = {
  "not-a-zip": "不是压缩包；.sirenplan 应是工程文件夹的 zip",
  damaged: "压缩包已损坏，请重新取得该文件",
  "wrong-size": "压缩包里文件的大小与目录不符，可能已损坏",
  "wrong-checksum": "压缩包校验和不符，文件已损坏",
  "unsafe-name": "压缩包里有指向文件夹之外的文件名，已拒绝",
  "duplicate-name": "压缩包里有两个同名文件",
  encrypted: "压缩包有密码，请先解密",
  "unknown-method": "压缩包用了不支持的压缩方法，请用普通 zip 重新打包",
};

/** Problems in Chinese: the source. */
export const zhProblems: ProblemWords = {
  reasons: {
    "not-found": (d) => `找不到${d("value") === "" ? "该文件" : ` ${d("value")}`}，请检查路径`,
    unreadable: (d) => `读不了：${UNREADABLE[d("reason")] ?? (d("reason") || "文件可能已损坏")}`,
    "not-json": (d) =>
      d("reason") === "too-deep" ? "JSON 嵌套过深，不是工程文件" : "不是合法的 JSON，请检查括号、逗号和引号",
    "not-a-project": (d) =>
      d("expected") === ""
        ? "不是警报布点工程，请选含 project.json 的文件夹或 .sirenplan 文件"
        : `不是警报布点工程：这里应为“${d("expected")}”，实为 ${d("value")}`,
    "newer-version": (d) =>
      `由更新的版本写成（第 ${d("value")} 版），本程序只认到第 ${d("supported")} 版；请升级程序`,
    missing: () => "缺少这一项，请补上",
    "wrong-type": (d) => `应为${expected(d("expected"))}，实为 ${d("value")}`,
    "unknown-value": (d) => `值 ${d("value")} 不认识，可用：${d("allowed").replaceAll(", ", "、")}`,
    "out-of-range": (d) => `${d("value")} 超出范围，${range(d)}`,
    "duplicate-id": (d) => `编号${quoted(d("value"))}重复，已用于${zhPlace(d("other"))}；请改成唯一的编号`,
    "unknown-type": (d) =>
      `警报器类型${quoted(d("value"))}没有定义，请在 sirenTypes 中加上它，或改用已有的类型`,
    "outside-folder": (d) => `路径${quoted(d("value"))}指向工程文件夹之外，图层文件须放在工程文件夹内`,
    "not-geojson": (d) =>
      `不是 GeoJSON：应为 ${d("expected") || "FeatureCollection"}，实为 ${d("value") || "其他内容"}`,
    "wrong-geometry": (d) => `几何类型应为 ${d("expected").replaceAll(", ", "、")}，实为 ${d("value")}`,
    "bad-ring": (d) => RINGS[d("reason")] ?? "边界不成一圈，请检查各点",
    "position-out-of-range": (d) =>
      `坐标 ${d("value")} 不是经纬度（经度 ±180，纬度 ±90）；请先转换为 WGS-84，并确认经度在前`,
    "wrong-datum": (d) => `坐标系是 ${d("value")}，图层须为 ${d("expected") || "WGS-84"} 经纬度；请先转换`,
    "empty-district": () => "规划区没有面积，请给出至少一个面",
    "no-height": (d) =>
      `没有架设高度，类型${quoted(d("value"))}也没有默认高度（mount）；模型 ${d("model")} 需要高度，请补 height`,
    "no-nominal-radius": (d) =>
      `类型${quoted(d("value"))}没有标称半径（nominalRadius），模型 radius 需要它；请补上，或换一个模型`,
    "unknown-setting": (d) =>
      `没有${quoted(d("value"))}这项设置${d("allowed") === "" ? "" : `，可用：${d("allowed")}`}`,
    "unknown-siren": (d) => `没有编号为${quoted(d("value"))}的警报器，请核对台账`,
    "unknown-option": (d) =>
      `不认识选项${quoted(d("value"))}${d("allowed") === "" ? "" : `，可用：${d("allowed")}`}`,
    "model-needs": (d) => `模型 ${d("model")} 缺少所需的资料${quoted(d("value"))}，请补上，或换一个模型`,
    "model-not-ready": (d) =>
      d("value") === "energy"
        ? "声级按能量叠加时，每台警报器都使各处的声级略有增加，有遮挡的方案里没有哪一台是严格多余的；要查冗余，请把叠加方式改为取最响的一台"
        : d("value") === "iso9613"
          ? "模型 iso9613 有地形、建筑、声屏障、地面分区或垂直指向性时可以评估、选址和查冗余，但“挪哪几台”还不能算；请改用 radius、cn120 或 fema"
          : `模型 ${d("value")} 不给出声级，这里算不了`,
    "engine-failed": (d) =>
      `计算出错${d("value") === "" ? "" : `（${d("value")}）`}，方案没有改动；请保存后重试`,
    "bad-zip": (d) => ZIPS[d("reason")] ?? "压缩包打不开，文件可能已损坏",
    "too-large": (d) => `太大：${d("value")}，上限 ${d("limit")}`,
    "unsupported-format": (d) =>
      `不支持这种格式${quoted(d("value"))}${d("allowed") === "" ? "" : `，可用：${d("allowed")}`}`,
    "cannot-write": (d) => `写不了${d("value") === "" ? "" : `（${d("value")}）`}，请检查路径和权限`,
    "terrain-bands": (d) => `地形应为单波段 GeoTIFF，实有 ${d("value")} 个波段；请只导出高程波段`,
    "terrain-no-crs": () => "GeoTIFF 没有写明坐标系，请按正确的 EPSG 代码重新导出",
    "terrain-unknown-crs": (d) =>
      `不认识坐标系 ${d("value") === "user-defined" ? "（自定义）" : d("value")}；请转换为 CGCS2000 或 WGS-84 经纬度、CGCS2000 高斯-克吕格 3 度或 6 度带（EPSG:4491–4554）、UTM（326xx、327xx）或 3857`,
    "terrain-elsewhere": (d) =>
      `规划区只有 ${d("value")} 的面积在高程范围内，至少应有 ${d("limit")}；请检查坐标系，或换用覆盖规划区的高程`,
    "terrain-gap": (d) =>
      `规划区内有无数据的高程点${d("value") === "" ? "" : `（经纬度 ${d("value")} 附近）`}；请先补齐空洞，程序不会当作 0`,
    "siren-in-building": (d) =>
      `警报器${quoted(d("value"))}在建筑物内部：喇叭高程 ${d("height")} m，低于该建筑（${zhPlace(d("other"))}）的屋顶 ${d("roof")} m；请加大架设高度或移出建筑`,
  },
  place: zhPlace,
  colon: "：",
  andMore: (count) => `（另有 ${count} 处问题）`,
};

function zhPlace(place: string): string {
  const feature = /^feature (\d+)(?: \((.*?)\))?\s?(.*)$/s.exec(place);
  if (feature) {
    const [, number, id, rest] = feature;
    return `第 ${number} 个要素${id ? `（${id}）` : ""}${rest ? ` ${rest}` : ""}`;
  }
  const siren = /^siren \((.*?)\)\s?(.*)$/s.exec(place);
  if (siren) return `警报器 ${siren[1]}${siren[2] ? ` ${siren[2]}` : ""}`;
  return place.replace(/^line (\d+)/, "第 $1 行");
}
