import type { ReactElement } from "react";
import type { SoundPath } from "../../engine/contract";
import { decimal, distanceText } from "../../i18n/number-format";
import { COLOURS, FONT_FAMILY } from "../../map/tokens";
import { useView, useWords } from "../view-state";
import { type SectionFrame, groundAt, polyline, sectionScale } from "./section-scale";

type Pair = readonly [number, number];

/**
 * The vertical plane from a siren to a place: ground, roofs, walls, line of sight and the rubber band over them.
 * Colours are attributes, not classes, so that the picture can be saved and stands alone.
 */
export function SectionChart(props: {
  readonly path: SoundPath;
  readonly siren: string;
  readonly receiverHeight: number;
  readonly level: string;
  readonly width: number;
  readonly height: number;
  readonly flat: boolean;
}): ReactElement {
  const { path, width, height } = props;
  const { chart } = useWords().profile;
  const c = COLOURS[useView((view) => view.theme)];
  const frame: SectionFrame = { width, height, left: 40, right: 16, top: 18, bottom: 46 };
  const scale = sectionScale(path, frame);
  const { x, y } = scale;
  const foot = height - frame.bottom;
  const lengthM = path.planDistanceM;
  const ends: readonly [Pair, Pair] = [
    [x(0), y(path.sourceZ)],
    [x(lengthM), y(path.receiverZ)],
  ];
  const bent = path.band.kind === "bent";
  const band: Pair[] = [
    ends[0],
    ...path.band.edges.map(({ distanceM, z }): Pair => [x(distanceM), y(z)]),
    ends[1],
  ];
  const [footX, lastX] = [x(0), x(lengthM)];
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={chart.summary(props.siren, distanceText(lengthM), props.level)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily={FONT_FAMILY}
      fontSize={11}
      fill={c.text[0]}
    >
      <rect width={width} height={height} fill={c.surface} />
      {scale.heightTicks.map((z) => (
        <g key={z}>
          <path d={`M${frame.left} ${y(z)}H${lastX}`} stroke={c.borderSecondary} />
          <text x={frame.left - 6} y={y(z) + 4} textAnchor="end" fill={c.text[1]}>
            {decimal(z)}
          </text>
        </g>
      ))}
      <text x={4} y={11} fill={c.text[1]}>
        {chart.height}
      </text>
      {path.roofs.map(({ from, to, z }) => (
        <path
          key={`${from}`}
          d={polyline([
            [x(from), y(groundAt(path, from))],
            [x(from), y(z)],
            [x(to), y(z)],
            [x(to), y(groundAt(path, to))],
          ])}
          fill={c.buildingFill}
          stroke={c.buildingLine}
        />
      ))}
      {path.walls.map(([s, z]) => (
        <path
          key={s}
          d={`M${x(s)} ${y(groundAt(path, s))}V${y(z)}`}
          stroke={c.buildingLine}
          strokeWidth={3}
        />
      ))}
      <path
        d={`${polyline(path.ground.map(([s, z]): Pair => [x(s), y(z)]))}V${foot}H${footX}Z`}
        fill={c.works}
        stroke={c.text[2]}
      />
      <path d={polyline(ends)} stroke={c.text[0]} strokeDasharray="3 3" fill="none" />
      <path
        d={`M${footX} ${y(path.ground[0]?.[1] ?? 0)}V${y(path.sourceZ)}`}
        stroke={c.sirenInk}
        strokeWidth={1.6}
      />
      {bent && <path d={polyline(band)} stroke={c.primary} strokeWidth={1.8} fill="none" />}
      {path.band.kind !== "clear" &&
        path.band.edges.map(({ distanceM, z }) => (
          <circle
            key={distanceM}
            cx={x(distanceM)}
            cy={y(z)}
            r={3.2}
            fill={c.surface}
            stroke={c.primary}
            strokeWidth={1.6}
          />
        ))}
      <Labels {...props} scale={scale} ends={ends} />
      {scale.distanceTicks.map((s) => (
        <text key={s} x={x(s)} y={foot + 13} textAnchor="middle" fill={c.text[1]}>
          {decimal(s)}
        </text>
      ))}
      <text x={lastX} y={foot + 27} textAnchor="end" fill={c.text[1]}>
        {chart.distance(decimal(scale.exaggeration, scale.exaggeration < 10 ? 1 : 0))}
      </text>
      <Key {...props} y={height - 6} bent={bent} />
      <circle cx={ends[0][0]} cy={ends[0][1]} r={5} fill={c.sirenInk} stroke={c.surface} />
      <circle cx={ends[0][0]} cy={ends[0][1]} r={1.6} fill={c.surface} />
      <circle cx={ends[1][0]} cy={ends[1][1]} r={4.4} fill={c.surface} stroke={c.blind} strokeWidth={2} />
    </svg>
  );
}

/** Names of the ends, and the two figures of the path where they belong. */
function Labels(props: {
  readonly path: SoundPath;
  readonly siren: string;
  readonly receiverHeight: number;
  readonly width: number;
  readonly scale: ReturnType<typeof sectionScale>;
  readonly ends: readonly [Pair, Pair];
}): ReactElement {
  const { path, ends, scale } = props;
  const { chart } = useWords().profile;
  const c = COLOURS[useView((view) => view.theme)];
  const { clearance, band } = path;
  const halo = { stroke: c.surface, strokeWidth: 3, paintOrder: "stroke" } as const;
  const apex = band.edges.reduce<(typeof band.edges)[number] | null>(
    (best, edge) => (best && best.z >= edge.z ? best : edge),
    null,
  );
  const masted = decimal(path.sourceZ - (path.ground[0]?.[1] ?? 0), 1);
  const inner = (px: number): number => Math.min(props.width - 120, Math.max(52, px));
  return (
    <g fontWeight={600}>
      <text x={ends[0][0] + 9} y={ends[0][1] - 9} {...halo}>
        {chart.siren(props.siren, masted)}
      </text>
      <text x={ends[1][0]} y={ends[1][1] - 10} textAnchor="end" fill={c.redText} {...halo}>
        {chart.receiver(decimal(props.receiverHeight, 1))}
      </text>
      {apex && band.kind !== "clear" && (
        <text x={inner(scale.x(apex.distanceM) + 8)} y={scale.y(apex.z) - 7} fill={c.primary} {...halo}>
          {chart.difference(decimal(band.pathDifferenceM, 2))}
        </text>
      )}
      {clearance && clearance.heightM < 0 && (
        <>
          <path
            d={`M${scale.x(clearance.atM)} ${scale.y(clearance.topZ)}V${scale.y(clearance.topZ + clearance.heightM)}`}
            stroke={c.text[0]}
          />
          <text
            x={inner(scale.x(clearance.atM) + 6)}
            y={scale.y(clearance.topZ + clearance.heightM / 2) + 4}
            {...halo}
          >
            {chart.clearance(decimal(clearance.heightM, 1))}
          </text>
        </>
      )}
    </g>
  );
}

/** What the lines mean. */
function Key(props: {
  readonly path: SoundPath;
  readonly y: number;
  readonly bent: boolean;
  readonly flat: boolean;
}): ReactElement {
  const { chart } = useWords().profile;
  const c = COLOURS[useView((view) => view.theme)];
  const { path, y, bent } = props;
  const marks: { readonly text: string; readonly mark: ReactElement }[] = [];
  if (bent)
    marks.push({ text: chart.band, mark: <path d="M0 -4H20" stroke={c.primary} strokeWidth={1.8} /> });
  marks.push({
    text: bent ? chart.sight : `${chart.sight}：${chart.clear}`,
    mark: <path d="M0 -4H20" stroke={c.text[0]} strokeDasharray="3 3" />,
  });
  const box = (fill: string, stroke: string) => (
    <rect y={-9} width={14} height={10} fill={fill} stroke={stroke} />
  );
  if (path.roofs.length > 0) marks.push({ text: chart.building, mark: box(c.buildingFill, c.buildingLine) });
  if (path.walls.length > 0)
    marks.push({ text: chart.wall, mark: <path d="M6 -10V1" stroke={c.buildingLine} strokeWidth={3} /> });
  marks.push({ text: props.flat ? chart.flat : chart.terrain, mark: box(c.works, c.text[2]) });
  let at = 28;
  return (
    <g fill={c.text[1]}>
      {marks.map(({ text, mark }) => {
        const left = at;
        at += 26 + textWidth(text) + 10;
        return (
          <g key={text} transform={`translate(${left} ${y})`}>
            {mark}
            <text x={26}>{text}</text>
          </g>
        );
      })}
    </g>
  );
}

/** Width of a label in 11 px letters: a Chinese one is as wide as it is high. */
const textWidth = (text: string): number =>
  Array.from({ length: text.length }, (_, k) => (text.charCodeAt(k) > 0x2e80 ? 11 : 6)).reduce(
    (sum, px) => sum + px,
    0,
  );
