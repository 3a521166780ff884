import { Select } from "antd";
import { type ReactElement, useState } from "react";
import { moveSiren } from "../../commands/move-siren";
import type { Wgs84 } from "../../geo/datums";
import type { Siren } from "../../model/plan";
import { type EntryDatum, fromDatum, inDatum } from "../datum-entry";
import { NumberField } from "../number-field";
import { Property } from "../property-list";
import { useMapLink } from "../map/map-link";
import { useProblemText } from "../use-problem-text";
import { useSessionHandle } from "../use-session";
import { useWords } from "../view-state";

const DATUMS: readonly EntryDatum[] = ["wgs84", "gcj02", "bd09"];

/** Where a siren stands: typed in the datum that the planner has, kept in WGS-84. */
export function CoordinateFields({ siren, at }: { readonly siren: Siren; readonly at: Wgs84 }): ReactElement {
  const words = useWords().siren;
  const session = useSessionHandle();
  const link = useMapLink();
  const problemText = useProblemText();
  const [datum, setDatum] = useState<EntryDatum>("wgs84");
  const [lon, lat] = inDatum(at, datum);
  const move = (newLon: number, newLat: number): string | null => {
    const to = fromDatum(newLon, newLat, datum);
    const moved = moveSiren(session, siren.id, to);
    if (!moved.ok) return problemText(moved.error);
    link.flyTo(to);
    return null;
  };
  return (
    <>
      <Property name={words.datum}>
        <Select<EntryDatum>
          className="field-wide"
          aria-label={words.datum}
          title={words.datumHint}
          value={datum}
          options={DATUMS.map((value) => ({ value, label: words.datums[value] }))}
          onChange={setDatum}
        />
      </Property>
      <Property name={words.longitude}>
        <NumberField
          key={`lon ${datum}`}
          label={words.longitude}
          value={lon}
          min={-180}
          max={180}
          digits={6}
          unit="°"
          onCommit={(value) => move(value, lat)}
        />
      </Property>
      <Property name={words.latitude}>
        <NumberField
          key={`lat ${datum}`}
          label={words.latitude}
          value={lat}
          min={-90}
          max={90}
          digits={6}
          unit="°"
          onCommit={(value) => move(lon, value)}
        />
      </Property>
    </>
  );
}
