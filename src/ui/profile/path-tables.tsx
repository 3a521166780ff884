import type { ReactElement } from "react";
import type { SoundPath } from "../../engine/contract";
import { decimal, signed } from "../../i18n/number-format";
import { useWords } from "../view-state";
import { Assumed } from "./budget-table";

/** What the path takes out of each octave band; the band of the siren's tone stands out. */
export function BandsTable({
  path,
  toneHz,
}: {
  readonly path: SoundPath;
  readonly toneHz: number;
}): ReactElement {
  const { profile: words } = useWords();
  const { lines, bands } = words;
  return (
    <>
      <table className="profile-table is-bands" data-testid="bands-table">
        <thead>
          <tr>
            <th scope="col">{bands.band}</th>
            {[lines.atmosphere, lines.ground, lines.barrier].map((name) => (
              <th scope="col" key={name} title={name}>
                {name.split(" ").at(-1)}
              </th>
            ))}
            <th scope="col">{bands.total}</th>
          </tr>
        </thead>
        <tbody>
          {path.bands.map(({ bandHz, atmosphere, ground, barrier }) => (
            <tr key={bandHz} className={bandHz === path.toneBandHz ? "is-tone" : ""}>
              <th scope="row">{decimal(bandHz)}</th>
              {[atmosphere, ground, barrier, atmosphere + ground + barrier].map((valueDb, k) => (
                <td key={k}>{signed(0 - valueDb, 1)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="profile-foot">{bands.note(decimal(toneHz), decimal(path.toneBandHz))}</p>
    </>
  );
}

/** The lump Lz of the 120号 formula as a sum of named parts, beside the one that the plan uses. */
export function ExcessTable({ path }: { readonly path: SoundPath }): ReactElement {
  const words = useWords().profile.excess;
  const { parts, isoExcessDb, chosenExcessDb, marginDb } = path.excess;
  return (
    <table className="profile-table" data-testid="excess-table">
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">dB</th>
        </tr>
      </thead>
      <tbody>
        {parts
          .filter(({ name, valueDb }) => valueDb !== 0 || !OPTIONAL.has(name))
          .map(({ name, valueDb, assumed }) => (
            <tr key={name}>
              <th scope="row">
                {words[name]} {assumed && <Assumed />}
              </th>
              <td>{signed(valueDb, 1)}</td>
            </tr>
          ))}
        <tr className="is-sum">
          <th scope="row">{words.iso}</th>
          <td>{decimal(isoExcessDb, 1)}</td>
        </tr>
        <tr>
          <th scope="row">
            {words.chosen} <Assumed />
          </th>
          <td>{decimal(chosenExcessDb, 1)}</td>
        </tr>
        <tr className={marginDb < 0 ? "is-sum amber" : "is-sum"}>
          <th scope="row">{marginDb < 0 ? words.unsafe : words.margin}</th>
          <td>{signed(marginDb, 1)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** Allowances that nobody has entered are not listed as zeros. */
const OPTIONAL: ReadonlySet<string> = new Set(["housing", "foliage", "weather", "pattern"]);
