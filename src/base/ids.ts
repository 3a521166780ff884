/** Ids that could be silently swapped are branded by the kind of thing they name. */
export type Id<Kind extends string> = string & { readonly __id: Kind };

export type SirenId = Id<"siren">;
export type SirenTypeId = Id<"sirenType">;
export type BlindSpotId = Id<"blindSpot">;
