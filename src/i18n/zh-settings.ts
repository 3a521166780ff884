import type { Shape } from "./catalogue-shape";

/** Words of the settings drawer in Chinese: the source; `en-settings.ts` has its shape. */
export const zhSettings = {
  title: "模型与判据",
  hint: "每改一处是一步，可以撤销。",
  model: "传播模型",
  assumed: "假定",
  assumedHint: "没有可以打开的出处，或只是本程序的建议值；引用前请核对。",
  models: {
    radius: {
      name: "标称半径",
      note: "水平距离不超过该类型的标称半径即为覆盖；不看环境噪声，也没有声级裕量。",
    },
    cn120: {
      name: "国人防〔2007〕120号",
      note: "L = Lp − 20 lg(D / r0) − 7 − Lz，D 为水平距离，Lp 为 r0 处的额定声级。",
    },
    iso9613: {
      name: "ISO 9613-2",
      note: "单频声源的安全模型：几何发散、大气吸收、地面与遮挡，只算越过顶部的路径（GB/T 17247.2）。",
    },
    fema: {
      name: "FEMA 倍距衰减",
      note: "L = Lp − k · log2(D / r0)，FEMA CPG 1-17。",
    },
  },
  excess: {
    label: "综合损失 Lz",
    note: "频率、架设高度、建筑、树木、气象的总和，1–30 dB。默认 10 dB 为假定：500–1 000 m 处 9–13 dB 与 FEMA 规则相当。每加 1 dB，半径减小 11.5 %。",
  },
  constant: "常数 7 dB 是公式原有的；所见出处没有说明它代表什么。",
  perDoubling: {
    label: "每倍距衰减 k",
    note: "默认 10 dB（CPG 1-17）。常用 6–16 dB；警报器不高于屋顶时有用 12 dB 的，为假定。",
  },
  iso: {
    edition: { label: "版本", note: "1996 版按 ISO/TR 17534-3 的说明计算。" },
    temperature: { label: "气温", note: "11 月 1 日试鸣时约 17 °C。" },
    humidity: { label: "相对湿度", note: "年平均约 80 %。" },
    pressure: { label: "气压", note: "标准大气压 101.325 kPa。" },
    ground: { label: "地面因子 G", note: "没有地面分区的地方用它：0 坚硬，1 疏松。" },
    gain: {
      label: "计地面增益",
      note: "关闭时地面不使声级升高（Agr ≥ 0），偏安全。",
    },
  },
  presets: {
    label: "常用判据",
    own: "自定",
    source: "来源",
    parts: { weighting: "计权", aboveAmbientDb: "超出量", floorDb: "下限" },
    assumedParts: (parts: string) => `其中 ${parts} 为假定`,
    names: {
      prc: "国内：环境 +5 dB(A)",
      "fema-urban": "FEMA 城区：70 dB(C)，环境 +10 dB",
      "fema-rural": "FEMA 郊区：60 dB(C)，环境 +10 dB",
      "swiss-70": "瑞士：70 dB(A)",
      "swiss-65": "瑞士（研究值）：65 dB(A)",
      "iso-7731": "ISO 7731：环境 +15 dB(A)，下限 65",
    },
    ambientLabel: "按声环境功能区",
    ambientNote: (leastDb: string) => `选一项即填入默认环境噪声；不低于 ${leastDb} dB(A)。`,
    ambientOnlyA: "功能区的值是 A 计权的，判据用 C 计权时不能套用。",
    limit: "GB 3096 限值",
    measured: "株洲 2023 实测类比（假定）",
    zone: (zone: string, time: string, db: string) => `${zone} 类 ${time} ${db} dB(A)`,
    day: "昼",
    night: "夜",
  },
  criterion: "判据",
  formula: "声级 − 安全余量 ≥ 环境噪声 + 超出量，且不低于下限",
  above: {
    label: "高于环境噪声",
    note: "+5 dB：王桂杰《关于人防警报覆盖率的计算方法》，文中称“按照国家标准”。ISO 7731 为 15 dB(A)，FEMA 为 10 dB（假定）。",
  },
  floor: {
    label: "声级下限",
    none: "不设",
    note: "不论环境多安静都要达到的声级。FEMA / NUREG：人口密集处 70 dB(C)，其余 60 dB(C)。",
  },
  weighting: {
    label: "计权",
    note: "环境噪声与判据按同一计权。500 Hz 处 A 计权约 −3 dB，C 计权 0 dB，不可混用。",
  },
  safety: {
    label: "安全余量",
    note: "从声级中扣除，用来抵偿不确定度：警报器 ±2 dB，传播 ±3 dB。默认 0 dB。",
  },
  ambient: "环境噪声",
  ambientDefault: {
    label: "默认环境噪声",
    note: "没有噪声分区的地方用它。湘潭没有公开的实测值，为假定。",
  },
  zones: (count: string) => `方案有 ${count} 个环境噪声分区，后者优先。`,
  noZones: "方案没有环境噪声分区。",
  notForRadius: "标称半径模型不用判据和环境噪声。",
};

export type SettingsText = Shape<typeof zhSettings>;
