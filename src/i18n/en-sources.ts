import type { SourcesText } from "./zh-sources";

export const enSources: SourcesText = {
  title: "Data sources and licences",
  intro: "Data of the two built-in samples. Coordinates are WGS-84 (within 1 m of CGCS2000).",
  warning:
    "The places of existing sirens are not public: those on the map are derived from real candidate sites by a fixed rule, and the first places of the six proposed ones, mounting heights, ambient zones and the spread of population are illustrative too. Do not decide on them.",
  own: "For a project of your own, its files say where the data come from. Nothing leaves this machine unless you export it.",
  columns: { name: "Data", status: "Status", source: "Source", licence: "Licence" },
  status: { real: "real", derived: "derived", illustrative: "illustrative" },
  rows: [
    {
      name: "Yuetang district outline",
      what: "207.46 km²",
      status: "real",
      source: "poi86.com (AMap outline, converted to WGS-84), checked against DataV copies",
      licence: "none stated; borders are facts",
    },
    {
      name: "Planning area and land",
      what: "Hedong is the union of Z2 Z3 Z4 Z5 Z8 Z9; land is the outline less the river",
      status: "derived",
      source: "outline and school catchments",
      licence: "as the catchments",
    },
    {
      name: "School catchments",
      what: "Z1…Z9, 2026",
      status: "real",
      source: "fuwanqiu123/xueququeren",
      licence: "MIT as its README says",
    },
    {
      name: "Xiang River",
      what: "centre line and east bank from outline and catchments, west bank mirrored",
      status: "derived",
      source: "as above",
      licence: "as the catchments",
    },
    {
      name: "Places and candidate sites",
      what: "318 public points, 158 of them candidates",
      status: "real",
      source: "Tianditu search, school points (fuwanqiu123/xueququeren)",
      licence: "MIT as its README says; Tianditu terms apply",
    },
    {
      name: "Works areas",
      what: "steel and electrical works",
      status: "real",
      source: "fuwanqiu123/xueququeren",
      licence: "MIT as its README says",
    },
    {
      name: "Railways",
      what: "Jingguang line and Hukun HSR, ±300 m",
      status: "real",
      source: "WT006/RailVista, from OpenStreetMap",
      licence: "ODbL 1.0, © OpenStreetMap contributors",
    },
    {
      name: "Neighbouring districts",
      what: "12, simplified, for drawing only",
      status: "real",
      source: "DataV.GeoAtlas (AMap)",
      licence: "none stated",
    },
    {
      name: "Population",
      what: "483 762 persons in the district (2020) are real; their spread over cells is not",
      status: "illustrative",
      source: "census bulletin; own 250 m grid",
      licence: "facts; own",
    },
    {
      name: "Ambient zones",
      what: "levels measured by zone in Zhuzhou, 2023, as a stand-in",
      status: "illustrative",
      source: "Zhuzhou environmental bulletin",
      licence: "facts; zones are our own",
    },
    {
      name: "Existing and proposed sirens",
      what: "places, types, mounting heights, states",
      status: "illustrative",
      source: "derived from candidate sites by a seeded rule",
      licence: "own",
    },
  ],
  software: "Software",
  softwareText:
    "This program is under the MIT licence. It uses MapLibre GL JS (BSD-3-Clause), React and Ant Design (MIT), Turf (MIT), comlink (Apache-2.0), proj4js and gcoord (MIT), clipper2-ts (BSL-1.0) and others; see the licence files of the release for the full text.",
};
