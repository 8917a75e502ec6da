/** Owns what leaves the page from a card's menu: the table to the clipboard, the picture as SVG or PNG. */
import type { ChartTable } from './chart.ts';
import { csvOf } from './csv.ts';

/** What style sheets decide about a drawn mark; a picture on its own has no style sheet to ask. */
const drawnProperties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'paint-order',
  'text-anchor',
  'font-family',
  'font-size',
  'font-weight',
  'font-stretch',
] as const;

const margin = 16;

/** The figure as it is seen now, as a picture that stands alone: its colours fixed, on its paper. */
function standaloneSvg(figure: SVGSVGElement): { text: string; width: number; height: number } {
  const copy = figure.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  [figure, ...figure.querySelectorAll('*')].forEach((element, index) => {
    const look = getComputedStyle(element);
    for (const name of drawnProperties) copies[index]?.setAttribute(name, look.getPropertyValue(name));
  });
  const { width, height } = figure.getBBox().width > 0 ? boundsOf(figure) : figure.getBoundingClientRect();
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const background = getComputedStyle(document.documentElement).backgroundColor;
  const attributes = { x: -margin, y: -margin, width, height, fill: background };
  for (const [name, value] of Object.entries(attributes)) paper.setAttribute(name, String(value));
  copy.prepend(paper);
  copy.setAttribute('viewBox', `${-margin} ${-margin} ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** In the figure's own units: on a narrow page it may be shown smaller than it is drawn. */
function boundsOf(figure: SVGSVGElement): { width: number; height: number } {
  const drawn = figure.viewBox.baseVal;
  const { width, height } = drawn.width > 0 ? drawn : figure.getBoundingClientRect();
  return { width: width + 2 * margin, height: height + 2 * margin };
}

export function saveSvg(figure: SVGSVGElement, title: string): void {
  const { text } = standaloneSvg(figure);
  download(new Blob([text], { type: 'image/svg+xml' }), `${fileName(title)}.svg`);
}

/** Twice as fine as the screen's pixels, so that it prints well. */
export async function savePng(figure: SVGSVGElement, title: string): Promise<void> {
  const { text, width, height } = standaloneSvg(figure);
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await withFont(text))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  await saveCanvas(canvas, title);
}

/** Writes what a canvas shows into a file. */
export async function saveCanvas(canvas: HTMLCanvasElement, title: string): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob !== null) download(blob, `${fileName(title)}.png`);
}

/** A picture may not fetch anything: the face that sets its labels goes along with it. */
async function withFont(svg: string): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule),
  );
  const sans = faces.find(
    ({ style }) =>
      style.getPropertyValue('font-family').includes('Sans') &&
      style.getPropertyValue('unicode-range').includes('U+0-FF'),
  );
  const address = /url\("?([^")]+)"?\)/.exec(sans?.style.getPropertyValue('src') ?? '')?.[1];
  if (sans === undefined || address === undefined) return svg;
  const response = await fetch(new URL(address, sans.parentStyleSheet?.href ?? document.baseURI));
  const bytes = new Uint8Array(await response.arrayBuffer());
  const letters = bytes.reduce((text, byte) => text + String.fromCharCode(byte), '');
  const rule = `@font-face{font-family:${sans.style.getPropertyValue('font-family')};font-weight:100 900;font-stretch:75% 125%;src:url(data:font/woff2;base64,${btoa(letters)})}`;
  return svg.replace(/(<svg[^>]*>)/, `$1<style>${rule}</style>`);
}

/** Puts the table on the clipboard; where the browser forbids that, as on a page without TLS, it becomes a file. */
export async function copyCsv(table: ChartTable, title: string): Promise<'copied' | 'saved'> {
  const text = csvOf(table);
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    download(new Blob([text], { type: 'text/csv' }), `${fileName(title)}.csv`);
    return 'saved';
  }
}

/** Writes the table into a file. */
export function saveCsv(table: ChartTable, title: string): void {
  download(new Blob([csvOf(table)], { type: 'text/csv' }), `${fileName(title)}.csv`);
}

/** Hands a file to the browser, which puts it where it puts downloads. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '') || 'chart';
