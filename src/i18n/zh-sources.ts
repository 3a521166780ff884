/** Where the data of the built-in projects come from; `status` as in `data/README.md`. */
export type SourceStatus = "real" | "derived" | "illustrative";

export interface SourceRow {
  readonly name: string;
  readonly what: string;
  readonly status: SourceStatus;
  readonly source: string;
  readonly licence: string;
}

export interface SourcesText {
  readonly title: string;
  readonly intro: string;
  readonly warning: string;
  readonly own: string;
  readonly columns: {
    readonly name: string;
    readonly status: string;
    readonly source: string;
    readonly licence: string;
  };
  readonly status: Readonly<Record<SourceStatus, string>>;
  readonly rows: readonly SourceRow[];
  readonly software: string;
  readonly softwareText: string;
}

export const zhSources: SourcesText = {
  title: "数据来源与许可",
  intro: "下表是两个内置示例的数据。坐标为 WGS-84（与 CGCS2000 相差不到 1 m）。",
  warning:
    "现有警报器的位置不公开：图上的现有警报器由真实候选点按固定规则推出，六台拟建的初始位置、架设高度、环境噪声分区和人口分布也都是示意，不可用于决策。",
  own: "打开自己的工程后，来源以工程文件的说明为准。数据不离开本机，除非由您导出。",
  columns: { name: "数据", status: "性质", source: "来源", licence: "许可" },
  status: { real: "真实", derived: "推算", illustrative: "示意" },
  rows: [
    {
      name: "岳塘区边界",
      what: "207.46 km²",
      status: "real",
      source: "poi86.com（高德轮廓，已转 WGS-84），与 DataV 副本核对",
      licence: "未声明；行政界线为事实",
    },
    {
      name: "规划区与陆域",
      what: "河东规划区为 Z2 Z3 Z4 Z5 Z8 Z9 六片合并；陆域为边界去掉湘江",
      status: "derived",
      source: "边界与学区图",
      licence: "同学区图",
    },
    {
      name: "初中学区分区",
      what: "Z1…Z9，2026 年",
      status: "real",
      source: "fuwanqiu123/xueququeren",
      licence: "上游说明为 MIT",
    },
    {
      name: "湘江",
      what: "中线与东岸推自边界和学区图，西岸为镜像",
      status: "derived",
      source: "同上",
      licence: "同学区图",
    },
    {
      name: "地名与候选点位",
      what: "318 个公共点位，158 个可作候选",
      status: "real",
      source: "天地图检索、学校点位（fuwanqiu123/xueququeren）",
      licence: "上游说明为 MIT；另受天地图条款约束",
    },
    {
      name: "厂区",
      what: "湘钢、湘电",
      status: "real",
      source: "fuwanqiu123/xueququeren",
      licence: "上游说明为 MIT",
    },
    {
      name: "铁路",
      what: "京广线、沪昆高铁，±300 m",
      status: "real",
      source: "WT006/RailVista，源自 OpenStreetMap",
      licence: "ODbL 1.0，© OpenStreetMap contributors",
    },
    {
      name: "邻区轮廓",
      what: "12 个，简化，仅供绘图",
      status: "real",
      source: "DataV.GeoAtlas（高德）",
      licence: "未声明",
    },
    {
      name: "人口",
      what: "全区 483 762 人（2020）真实，落到网格为示意",
      status: "illustrative",
      source: "人口普查公报；250 m 网格为自拟",
      licence: "事实；自拟",
    },
    {
      name: "环境噪声分区",
      what: "借用株洲 2023 年实测分区声级",
      status: "illustrative",
      source: "株洲市生态环境局公报",
      licence: "事实；分区为自拟",
    },
    {
      name: "现有与拟建警报器",
      what: "位置、类型、架设高度、状态",
      status: "illustrative",
      source: "由候选点按固定种子和规则推出",
      licence: "自拟",
    },
  ],
  software: "软件",
  softwareText:
    "本程序以 MIT 许可发布。使用 MapLibre GL JS（BSD-3-Clause）、React 与 Ant Design（MIT）、Turf（MIT）、comlink（Apache-2.0）、proj4js 与 gcoord（MIT）、clipper2-ts（BSL-1.0）等；全文见发布包中的许可文件。",
};
