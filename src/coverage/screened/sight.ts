/** A cell as its wedge sees it: heights of the siren and of receivers, distances, m. */
export interface Sight {
  sourceZ: number;
  lowZ: number;
  highZ: number;
  nearM: number;
  farM: number;
}
