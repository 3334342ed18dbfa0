import type { Paragraph } from '../../src/articles/newsroom/body.ts';
import { escapeAttribute, escapeMarkup } from '../../src/html/escape.ts';
import type { Located } from '../../src/model/media.ts';
import { expected } from '../../src/model/problem.ts';
import { toNfc } from '../../src/model/text.ts';

const SIZES: Readonly<Record<string, { width?: number; height?: number }>> = {
  'ferry.jpg': { width: 64, height: 36 },
  'huge.jpg': { width: 100_000, height: 36 },
  'point.gif': { width: 1, height: 1 },
  'odd.svg': { width: 12.5, height: 8 },
  'strange.jpg': {},
  'report.pdf': {},
};

/** Knows pictures of all sizes and a report, is wrong of what is gone, and takes the rest for addresses of another site. */
export function someLocal(reference: string): Located {
  const name = reference.replace(/#.*/, '');
  const size = SIZES[name];
  if (size) {
    // Of this one the address is not written as a browser writes it.
    const url = `https://news.example.nz/media/${name === 'strange.jpg' ? 'str\u00e4nge.jpg' : name}`;
    return { kind: 'local', file: { source: name, path: name, url, type: 'x/y', length: 1, ...size } };
  }
  if (name === 'wrong.jpg') return { kind: 'remote', url: '//' };
  if (name.startsWith('gone'))
    return { kind: 'wrong', fault: expected('FILE_MISSING', 'a file', name, 'put it there') };
  return { kind: 'remote', url: new URL(reference, 'https://x.example/').href };
}

/** A newsroom text as HTML: what its tree is compared with. */
export function renderNewsroomBody(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(renderParagraph).join('\n');
}

function renderParagraph({ tagName, lines, picture }: Paragraph): string {
  const html = lines.map((line) => escapeMarkup(line));
  const alt = picture?.alt === undefined ? '' : ` alt="${escapeAttribute(toNfc(picture.alt))}"`;
  const image = picture ? `<img src="${escapeAttribute(toNfc(picture.src))}"${alt}>` : '';
  if (tagName === 'figure') return `<figure>${image}<figcaption>${html.join('\n')}</figcaption></figure>`;
  const isList = tagName === 'ul' || tagName === 'ol';
  const inner = isList ? `\n${html.map((item) => `<li>${item}</li>\n`).join('')}` : html.join('<br>');
  return `<${tagName}>${inner}</${tagName}>`;
}
