import type { Shape } from "./catalogue-shape";

/** Words of the coverage report in Chinese: the source; `en-report.ts` has its shape. */
export const zhReport = {
  title: (project: string) =>
    project.includes("警报") ? `${project}：音响覆盖评估报告` : `${project}防空警报音响覆盖评估报告`,
  illustrative: "演示数据，非真实点位",
  compiledBy: "编制单位：",
  reportNumber: "报告编号：",
  date: (year: string, month: string, day: string) => `${year} 年 ${month} 月 ${day} 日`,
  numerals: "一、|二、|三、|四、|五、|六、|七、|八、",
  comma: "，",
  semicolon: "；",
  stop: "。",
  enumeration: "、",
  sentenceGap: "",

  conclusion: {
    label: "音响警报覆盖率（已证明）",
    reached: "结论：已证明达到 100 %。",
    missed: "结论：未达到 100 %。",
    open: "结论：尚未证明达到 100 %。",
    blind: (area: string, count: string, blind: string) =>
      `规划区 ${area} km² 中，已证明存在盲区 ${count} 处，共 ${blind} km²`,
    noBlind: (area: string) => `规划区 ${area} km² 中没有已证明的盲区`,
    all: (area: string) => `规划区 ${area} km² 内每一点都已证明可以听到警报`,
    persons: (persons: string) => `，涉及约 ${persons} 人`,
    undecided: (m2: string) => `；未判定 ${m2} m²，按盲区对待`,
    undecidedNone: "；未判定 0 m²",
    sounding: (sounding: string, all: string, percent: string) =>
      `鸣响率 ${sounding}/${all}（${percent} %）。`,
    noExisting: "没有现有警报器，鸣响率不适用。",
  },

  result: {
    heading: "评估结果",
    existing: (count: string) => `现有警报器 ${count} 台`,
    silent: (list: string) => `，其中 ${list}，不计入覆盖`,
    silentOne: (siren: string, state: string) => `${siren}${state}`,
    proposed: (count: string) => `拟建 ${count} 台按方案点位计入`,
    raised: (before: string, after: string) => `后，覆盖率由 ${before} % 变为 ${after} %`,
    onlyReason: (reason: string, all: string) => `${all} 处盲区的原因都是${reason}`,
    mainReason: (reason: string, count: string, all: string) =>
      `${all} 处盲区中 ${count} 处的原因是${reason}`,
    largest: (spot: string, hectares: string) => `面积最大的一处为 ${spot}，${hectares} 公顷`,
    mostPersons: (spot: string, persons: string) => `受影响人数最多的一处为 ${spot}，${persons} 人`,
    spot: (id: string, place: string) => `${id}（${place}）`,
    weakest: (margin: string) => `规划区内最小裕量 ${margin}`,
  },

  state: {
    ok: "正常",
    fault: "故障",
    maintenance: "检修",
    retired: "停用",
    existing: "现有",
    proposed: "拟建",
  },
  sirenNumber: (id: string) => (/^\d+$/.test(id) ? `${id} 号` : id),
  reason: {
    "too-far": "距离过远",
    "ambient-too-high": "环境噪声过高",
    "screened-by-terrain": "地形遮挡",
    "screened-by-buildings": "建筑遮挡",
    "no-siren": "无警报器鸣响",
  },
  sirenOff: (siren: string) => `警报器停用 ${siren}`,
  sirenOffAny: "警报器停用",
  overTheTop: "（越顶判定）",

  map: {
    caption: (number: string, area: string) => `图 ${number}　${area}音响警报覆盖与盲区（CGCS2000；审图号：`,
    captionEnd: "）",
    blank: "____________",
    sources: "界线与地名见“数据来源”一节",
    illustrative: "警报器点位、型号、环境噪声与人口分布为演示数据",
    ramp: "声级裕量，dB",
    covered: "已覆盖",
    blind: "盲区",
    blindSmall: "盲区（图上过小）",
    undecided: "未判定",
    border: "规划区界",
    existing: "现有警报器",
    proposed: "拟建警报器",
    fault: "故障",
    maintenance: "检修",
    retired: "停用",
    north: "N",
    alt: "覆盖图：规划区、警报器、声级裕量与盲区",
  },

  signatures: {
    compiled: "编制：",
    checked: "审核：",
    approved: "批准：",
    date: "日期：",
    blankDate: "　　　年　　月　　日",
  },

  blind: {
    heading: "盲区清单",
    byPersons: "（按影响人数）",
    byArea: "（按面积）",
    caption: (number: string) => `表 ${number}　盲区`,
    none: "没有已证明的盲区。",
    id: "编号",
    place: "位置",
    hectares: "面积，公顷",
    persons: "人口",
    marginDb: "最差裕量，dB",
    marginM: "最差裕量，m",
    reason: "原因",
    nearest: "最近警报器",
    total: (count: string) => `合计 ${count} 处`,
    rounding: "面积与人口逐处向上取整，合计等于各处所列之和，因此可能略大于实际总量。",
  },

  sirens: {
    heading: "警报器",
    caption: (number: string) => `表 ${number}　警报器及其贡献`,
    id: "编号",
    site: "设置点",
    status: "性质",
    service: "状态",
    type: "类型",
    height: "高度，m",
    covered: "覆盖，km²",
    sole: "独有，km²",
    total: (count: string, sounding: string) => `合计 ${count} 台，鸣响 ${sounding} 台`,
    note: "“独有”是只有本台覆盖的面积；各台覆盖相互重叠，不相加。不鸣响的警报器不计覆盖。",
    typesCaption: (number: string) => `表 ${number}　警报器类型`,
    rated: "额定声级",
    ratedText: (level: string, weighting: string, distance: string) => `${level} ${weighting}，${distance} m`,
    frequency: "频率，Hz",
    nominal: "标称半径，m",
    assumed: "（参数为假定）",
  },

  method: {
    heading: "方法与判据",
    caption: (number: string) => `表 ${number}　模型与参数`,
    model: "传播模型",
    criterion: "判据",
    criterionText: (above: string, unit: string) => `声级 ≥ 环境噪声 + ${above} ${unit}`,
    criterionRadius: "水平距离 ≤ 标称半径",
    floor: "声级下限",
    safety: "安全余量",
    ambient: "环境噪声",
    ambientDefault: (level: string, unit: string) => `${level} ${unit}`,
    ambientZones: (count: string, low: string, high: string, fallback: string, unit: string) =>
      `${count} 个分区 ${low === high ? low : `${low}–${high}`} ${unit}，其余 ${fallback} ${unit}`,
    receiver: "接收高度",
    combine: "多台合成",
    loudest: "取最响一台",
    loudestThough:
      "能量叠加，以上下界夹定：最响一台已够处为覆盖，N 台同响仍不够处为盲区，其间未判定；裕量按最响一台",
    excess: "综合损失 Lz",
    perDoubling: "每倍距衰减",
    population: "人口",
    populationText: (persons: string) => `规划区 ${persons} 人`,
    area: "规划区面积",
    areaText: (km2: string) => `${km2} km²`,
    footprints: (km2: string, built: string) => `${km2} km²（已扣除建筑物占地 ${built} km²）`,
    weather: "气象",
    weatherText: (celsius: string, percent: string, kPa: string) =>
      `${celsius} °C，相对湿度 ${percent} %，${kPa} kPa`,
    edition: "标准版本",
    ground: "地面",
    groundText: (factor: string) => `G = ${factor}，不计地面增益`,
    groundGainText: (factor: string) => `G = ${factor}，计入地面增益`,
    iso: "L = LW − Adiv − Aatm − Agr，ISO 9613-2，单一频率，开阔平地，无遮挡。",
    isoScreened:
      "L = LW − Adiv − Aatm − max(Agr, Dz)，ISO 9613-2，单一频率，计地形、建筑物和声屏障的顶部绕射，地面分区按沿程平均。",
    how: "所用公式：",
    screened: (floor: string) =>
      `先以遮挡后仍达标的圆形范围判定，余下的逐格以声级的上、下界判定，逐次细分至 ${floor} m：下界达标处为已覆盖，上界不达标处为盲区，其间为未判定；没有网格抽样。每台的覆盖与独有面积按声级栅格估算。`,
    stopped: "判定到时限为止，尚未细分到底；再给时间，未判定的面积还会减小。",
    exact:
      "声级只随水平距离单调下降，因此每台警报器在每个噪声分区内恰好覆盖一个圆；盲区由圆弧与边界精确求出，没有网格抽样。",
    exactRadius: "每台警报器恰好覆盖一个以标称半径为半径的圆；盲区由圆弧与边界精确求出，没有网格抽样。",
    beside: (rescued: string, surely: string) =>
      `另计侧向绕射或反射：这些路径只会使声级升高，“盲区”均指按越顶路径判定。已证明靠侧向绕射可闻的 ${rescued} m² 计为已覆盖；盲区中不论何种路径都听不到的有 ${surely} m²，其余可能听到，未计为已覆盖。`,
    limitsHeading: "假定与适用范围",
    limits: {
      outdoor: "只评估室外地面；建筑物内、地下和车内不在评估之列。",
      open: "模型不计地形和建筑物的遮挡，也不计风和温度层结；遮挡处的实际声级可能低于计算值。",
      excess: (db: string) =>
        `综合损失 Lz 取 ${db} dB，概括频率、架设高度、建筑、树木和气象的影响；它是假定值，每加 1 dB，覆盖半径减小 11.5 %。`,
      perDoubling: (db: string) => `每倍距衰减取 ${db} dB，概括地面、建筑和气象的影响；它是假定值。`,
      screened:
        "假定顺风或弱逆温传播；只计越过顶部的路径，侧向绕射和反射只会使声级升高；建筑物为平顶，屋顶按轮廓下最高地面加楼高；不计地球曲率（3 km 处 0.7 m）。低于视线的物体按负声程差计，地形只在挡住视线后才计。",
      screenedBeside:
        "假定顺风或弱逆温传播；侧向绕射按斜平面内最短路径计，只在能对整块地面证明时才计为已覆盖；建筑物为平顶，屋顶按轮廓下最高地面加楼高；不计地球曲率（3 km 处 0.7 m）。低于视线的物体按负声程差计，地形只在挡住视线后才计。",
      screenedTrap: "增高或新增障碍有时反而使标准公式的绕射损失变小，因此拆除建筑物未必使声级升高。",
      iso: "假定开阔平地、顺风或弱逆温传播，不计绕射、反射和垂直指向性。",
      radius: "标称半径由类型给出，不看环境噪声，也不给出声级；只宜作初步布局。",
      ambient: "环境噪声取分区代表值，不含施工、交通高峰等短时噪声。",
      rated: "额定声级取资料值，未经现场测量；一般不确定度为警报器 ±2 dB、传播 ±3 dB，可用安全余量抵偿。",
      terrain: "方案附有地形数据，本模型不使用。",
      datum: "坐标为 WGS-84，与 CGCS2000 相差不到 1 m；GCJ-02、BD-09 坐标须先转换，否则偏移 50–700 m。",
      zones: "人口按各统计单元在室外地面上均匀分布计算，只是估计。",
    },
    certaintyHeading: "确定程度",
    certainty:
      "“已证明”指在上述模型、参数和图层下，规划区内每一点都已判定，而非网格抽样；它不证明模型与现场相符，现场以试鸣核实为准。覆盖率向下取舍到两位小数，盲区面积与人口向上取整；只有盲区与未判定面积均为零时，才写作 100 %。",
  },

  sources: {
    heading: "数据来源",
    illustrative: "本报告所依据的方案含演示数据：警报器位置不是真实点位，报告只说明方法，不可用于决策。",
    notStated: "方案文件没有写明数据来源；引用本报告前，请由编制单位核实边界、点位、环境噪声和人口数据。",
    fingerprint: (fingerprint: string) =>
      `方案指纹 ${fingerprint} 由图层、警报器、类型和设置算出；指纹相同，结果必相同。`,
  },

  footer: (fingerprint: string, date: string, model: string) =>
    `方案指纹 ${fingerprint}　报告日期 ${date}　模型 ${model}`,
  page: (page: string, pages: string) => `第 ${page} 页，共 ${pages} 页`,
};

/** Shape that every language's words of the report have. */
export type ReportText = Shape<typeof zhReport>;
