import { unreachable } from "../base/assert";
import { languageTag } from "../i18n/language";
import { escapeMarkup, printed } from "./escape-markup";
import { styleSheet } from "./html-style";
import { textWidth } from "./map-labels";
import { mapSvg } from "./map-svg";
import type { Block, Column, Outline, Section, Table } from "./outline-shape";
import { outlineOf } from "./outline";
import type { ReportInput } from "./report-input";
import { reportWords } from "./report-words";

/**
 * The report as one HTML file: no script, no request, A4 in print.
 * The running head is the head of a table, which every Chromium repeats on each page; page numbers are margin boxes,
 * which Chromium knows from version 131 on.
 */
export function reportHtml(input: ReportInput): string {
  const outline = outlineOf(input);
  const title = escapeMarkup(outline.title);
  return `<!doctype html>
<html lang="${languageTag(input.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${styleSheet(outline.footer, reportWords(input.language))}</style>
</head>
<body>
<div class="sheet">
<table class="pages" role="presentation">
<thead><tr><td><div class="running"><span class="name">${title}</span>${noticeOf(outline)}</div></td></tr></thead>
<tbody><tr><td>
<main>
<h1>${title}</h1>
<div class="byline">${outline.byline.map((part) => `<span>${printed(part)}</span>`).join("")}</div>
${conclusionHtml(outline)}
${outline.sections.map((section) => sectionHtml(section, input)).join("\n")}
</main>
</td></tr></tbody>
</table>
<div class="screen-footer">${escapeMarkup(outline.footer)}</div>
</div>
</body>
</html>
`;
}

const noticeOf = ({ illustrative }: Outline): string =>
  illustrative === null ? "" : `<span class="notice">${escapeMarkup(illustrative)}</span>`;

const conclusionHtml = ({ conclusion: { label, rate, heading, text } }: Outline): string =>
  `<div class="conclusion"><div class="figure"><div class="label">${printed(label)}</div>` +
  `<div class="rate">${printed(rate)} <small>%</small></div></div>` +
  `<div class="words"><b>${printed(heading)}</b><p>${printed(text)}</p></div></div>`;

const sectionHtml = ({ heading, blocks, newPage }: Section, input: ReportInput): string =>
  `<section${newPage ? ' class="new-page"' : ""}><h2>${printed(heading)}</h2>
${blocks.map((block) => blockHtml(block, input)).join("\n")}</section>`;

function blockHtml(block: Block, input: ReportInput): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${printed(block.text)}</p>`;
    case "heading":
      return `<h3>${printed(block.text)}</h3>`;
    case "list":
      return `<ol>${block.items.map((item) => `<li>${printed(item)}</li>`).join("")}</ol>`;
    case "table":
      return captionHtml(block.table.caption) + tableHtml(block.table);
    case "facts":
      return captionHtml(block.caption) + factsHtml(block.facts);
    case "map":
      return (
        `<figure>${mapSvg(input)}<figcaption>${printed(block.caption)}</figcaption>` +
        `<p class="source">${printed(block.source)}</p></figure>`
      );
    case "signatures":
      return signaturesHtml(block);
    default:
      return unreachable(block);
  }
}

const captionHtml = (caption: string): string => `<p class="caption">${printed(caption)}</p>`;

function tableHtml({ columns, rows, total }: Table): string {
  const heads = columns.map(
    ({ head, align }) => `<th scope="col"${kindOf(align, false, head)}>${printed(head)}</th>`,
  );
  const cells = (texts: readonly string[]): string[] =>
    texts.map(
      (text, column) => `<td${kindOf(columns[column]?.align, column === 0, text)}>${printed(text)}</td>`,
    );
  const body = rows.map((texts) => `<tr>${cells(texts).join("")}</tr>`);
  if (total) {
    // The name of the total runs over the empty cells that follow it.
    const next = total.findIndex((text, column) => column > 0 && text !== "");
    const span = next < 0 ? total.length : next;
    const name = `<td class="hei" colspan="${span}">${printed(total[0] ?? "")}</td>`;
    body.push(`<tr class="total">${name}${cells(total).slice(span).join("")}</tr>`);
  }
  return `<table class="table"><thead><tr>${heads.join("")}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

/** Texts up to this width, in squares of a Chinese character, keep to one line; a name in a file may be of any length. */
const ONE_LINE = 10;

function kindOf(align: Column["align"] | undefined, isName: boolean, text: string): string {
  const kinds = [
    align === "right" ? "right" : "",
    isName ? "hei" : "",
    textWidth(text, 1) <= ONE_LINE ? "short" : "",
  ]
    .filter(Boolean)
    .join(" ");
  return kinds === "" ? "" : ` class="${kinds}"`;
}

function factsHtml(facts: readonly (readonly [string, string])[]): string {
  const rows: string[] = [];
  for (let i = 0; i < facts.length; i += 2) {
    const pair = [facts[i], facts[i + 1]].map((fact) => fact ?? ["", ""]);
    const cells = pair.map(
      ([name = "", value = ""]) => `<th scope="row">${printed(name)}</th><td>${printed(value)}</td>`,
    );
    rows.push(`<tr>${cells.join("")}</tr>`);
  }
  return `<table class="table facts"><tbody>${rows.join("\n")}</tbody></table>`;
}

function signaturesHtml({ roles, date, blankDate }: Block & { readonly kind: "signatures" }): string {
  const cells = (texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `<td>${printed(text)}</td>`).join("")}</tr>`;
  return `<table class="signatures"><tbody>${cells(roles)}${cells(roles.map(() => date + blankDate))}</tbody></table>`;
}
