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
    fema: {
      name: "FEMA 倍距衰减",
      note: "L = Lp − k · log2(D / r0)，FEMA CPG 1-17。",
    },
  },
  isoUnavailable: "本工程用 ISO 9613-2。有地形、建筑等遮挡时本版本还不能计算，可改用下列模型之一。",
  excess: {
    label: "综合损失 Lz",
    note: "频率、架设高度、建筑、树木、气象的总和，1–30 dB。默认 10 dB 为假定：500–1 000 m 处 9–13 dB 与 FEMA 规则相当。每加 1 dB，半径减小 11.5 %。",
  },
  constant: "常数 7 dB 是公式原有的；所见出处没有说明它代表什么。",
  perDoubling: {
    label: "每倍距衰减 k",
    note: "默认 10 dB（CPG 1-17）。常用 6–16 dB；警报器不高于屋顶时有用 12 dB 的，为假定。",
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
