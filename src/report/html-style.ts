import type { ReportText } from "../i18n/zh-report";
import { HEI, PRINT, SONG } from "./print-tokens";

/** The style sheet of the report: one A4 page after another in print, a sheet of paper on screen. */
export const styleSheet = (footer: string, words: ReportText): string => `
@page {
  size: A4; margin: 10mm 18mm 19mm;
  @bottom-left { content: ${cssText(footer)}; ${MARGIN_BOX} }
  @bottom-center { content: ""; ${MARGIN_BOX} }
  @bottom-right { content: ${pageNumber(words)}; ${MARGIN_BOX} }
}
* { box-sizing: border-box; }
html { background: #E4E5E2; color: ${PRINT.text}; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; font: 10.5pt/1.55 ${SONG}; font-variant-numeric: tabular-nums; }
body:lang(en) { font-family: "Times New Roman",Times,${SONG}; }
body:lang(en) .table { font-size: 9pt; }
.sheet { width: 210mm; margin: 8mm auto; padding: 10mm 18mm 14mm; background: #FFF; box-shadow: 0 2px 8px rgba(0,0,0,.14); }
.pages { width: 100%; border-collapse: collapse; table-layout: fixed; }
.pages > thead > tr > td, .pages > tbody > tr > td { padding: 0; }
.running { display: flex; justify-content: space-between; align-items: flex-end; height: 8mm; margin-bottom: 4mm; padding-bottom: 1.6mm; border-bottom: .75pt solid ${PRINT.text}; font-size: 10pt; line-height: 1.2; }
.notice { border: .75pt solid ${PRINT.text}; padding: .3mm 2mm; font-family: ${HEI}; white-space: nowrap; }
.running .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
h1, h2, h3, th, .hei { font-family: ${HEI}; }
h1 { margin: 1mm 0 1.5mm; text-align: center; font-size: 20pt; line-height: 1.35; overflow-wrap: anywhere; }
.byline { display: flex; justify-content: center; flex-wrap: wrap; gap: 0 7mm; margin: 0 0 3mm; font-size: 10pt; }
.conclusion { display: flex; border: 1.5pt solid ${PRINT.text}; padding: 2.6mm 4mm; break-inside: avoid; }
.conclusion .figure { flex: none; padding-right: 5mm; border-right: .75pt solid ${PRINT.text}; }
.conclusion .label { font-family: ${HEI}; font-size: 10pt; line-height: 1.3; }
.conclusion .rate { font-family: ${HEI}; font-weight: 700; font-size: 33pt; line-height: 1.15; white-space: nowrap; }
.conclusion .rate small { font-size: 17pt; }
.conclusion .words { padding-left: 4.5mm; align-self: center; }
.conclusion .words b { display: block; font-family: ${HEI}; font-size: 11.5pt; }
.conclusion p { margin: .5mm 0 0; line-height: 1.5; }
h2 { margin: 4.5mm 0 1mm; font-size: 12pt; line-height: 1.4; break-after: avoid; }
h3 { margin: 3mm 0 .5mm; font-size: 10.5pt; break-after: avoid; }
section.new-page { break-before: page; }
section.new-page h2 { margin-top: 0; }
p { margin: 1mm 0; text-align: justify; }
:lang(zh) section > p { text-indent: 2em; }
ol { margin: .5mm 0 1mm; padding-left: 2.2em; }
figure { margin: 2mm 0 0; break-inside: avoid; }
figure svg { display: block; width: 174mm; height: auto; max-width: 100%; }
figcaption { margin-top: 1.4mm; text-align: center; font-family: ${HEI}; font-size: 10pt; line-height: 1.35; }
.source { text-align: center; color: ${PRINT.secondary}; font-size: 9pt; line-height: 1.35; margin: .6mm 0 0; text-indent: 0 !important; }
.caption { margin: 1.5mm 0 1mm; font-family: ${HEI}; font-size: 10pt; break-after: avoid; text-indent: 0 !important; }
.table { width: 100%; border-collapse: collapse; border-top: 1pt solid ${PRINT.text}; border-bottom: 1pt solid ${PRINT.text}; font-size: 10pt; line-height: 1.35; }
.table thead { border-bottom: .75pt solid ${PRINT.text}; }
.table tr { break-inside: avoid; }
.table tbody tr + tr { border-top: .5pt solid ${PRINT.rule}; }
.table th, .table td { padding: .8mm 1.5mm; text-align: left; vertical-align: top; unicode-bidi: isolate; overflow-wrap: anywhere; }
.table th { font-weight: 700; white-space: nowrap; }
.table .right { text-align: right; }
.table .short { white-space: nowrap; }
.table tr.total { border-top: .75pt solid ${PRINT.text} !important; font-family: ${HEI}; break-before: avoid; }
.facts th { font-weight: 400; white-space: nowrap; width: 13%; }
.facts td { width: 37%; }
.signatures { width: 100%; margin: 5mm 0 6mm; border-collapse: collapse; border-top: .75pt solid ${PRINT.text}; border-bottom: .75pt solid ${PRINT.text}; break-inside: avoid; }
.signatures td { width: 33.3%; padding: 0 1.5mm; height: 10.5mm; }
.signatures tr + tr td { border-top: .5pt solid ${PRINT.rule}; height: 6mm; white-space: pre; }
.screen-footer { margin-top: 8mm; padding-top: 1.5mm; border-top: .75pt solid ${PRINT.text}; font-size: 9pt; color: ${PRINT.secondary}; }
@media print {
  html { background: none; }
  .sheet { width: auto; margin: 0; padding: 0; box-shadow: none; }
  .screen-footer { display: none; }
}
@media screen and (max-width: 215mm) { .sheet { width: auto; margin: 0; padding: 5mm; } }
`;

const MARGIN_BOX = `font: 9pt ${SONG}; color: ${PRINT.text}; border-top: .75pt solid ${PRINT.text}; vertical-align: top; padding-top: 1.5mm; margin-top: 3mm; white-space: nowrap;`;

/** A text as a CSS string. What is not a letter, digit or plain sign is written by its number, `</style>` included. */
export const cssText = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,:()-]/gu, escapedByNumber)}"`;

const escapedByNumber = (character: string): string =>
  `\\${(character.codePointAt(0) as number).toString(16)} `;

/** The sentence of the page number as CSS content, with counters in place of the numbers. */
function pageNumber({ page }: ReportText): string {
  const [before = "", between = "", after = ""] = page("\u0001", "\u0001").split("\u0001");
  return `${cssText(before)} counter(page) ${cssText(between)} counter(pages) ${cssText(after)}`;
}
