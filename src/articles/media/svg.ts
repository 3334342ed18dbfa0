import type { Size } from '../../model/media.ts';

/** The root element stands before this, after whatever comments and declarations a drawing program wrote. */
const HEAD_IN_BYTES = 64 * 1024;

/** One thing that XML allows before the root element. */
const BEFORE_ROOT = /\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[[^\]]*\]\s*)?>/sy;
const ROOT = /<(?:\w+:)?svg(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>/y;

/** Pixels of CSS (CSS Values 3, 5.2); an em is that of a reader who has changed nothing. */
const UNITS: Readonly<Record<string, number>> = {
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  pt: 96 / 72,
  pc: 16,
  em: 16,
  rem: 16,
  ex: 8,
};

/**
 * The size of an SVG picture: its width and height, else as much of them as it states in the proportions of its
 * `viewBox`, else the `viewBox` itself (SVG 2, 8.12). A length in per cent states none.
 */
export function measureSvg(bytes: Uint8Array): Size | undefined {
  const attributes = rootAttributes(new TextDecoder().decode(bytes.subarray(0, HEAD_IN_BYTES)));
  if (attributes === undefined) return undefined;
  const width = pixelsOf(attributes.get('width'));
  const height = pixelsOf(attributes.get('height'));
  if (width !== undefined && height !== undefined) return { width, height };

  const numbers =
    attributes
      .get('viewBox')
      ?.trim()
      .split(/\s*,\s*|\s+/) ?? [];
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = numbers.map(Number);
  if (width !== undefined) return { width, height: (width * boxHeight) / boxWidth };
  if (height !== undefined) return { width: (height * boxWidth) / boxHeight, height };
  return { width: boxWidth, height: boxHeight };
}

/** Undefined when the text is no SVG: an HTML page that shows one has another root. */
function rootAttributes(text: string): ReadonlyMap<string, string> | undefined {
  let at = 0;
  for (;;) {
    BEFORE_ROOT.lastIndex = at;
    if (!BEFORE_ROOT.test(text)) break;
    at = BEFORE_ROOT.lastIndex;
  }
  ROOT.lastIndex = at;
  const root = ROOT.exec(text)?.[1];
  const attributes = root?.matchAll(/\s([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return attributes && new Map([...attributes].map(([, name = '', a, b = '']) => [name, a ?? b]));
}

function pixelsOf(length = ''): number | undefined {
  const [, number, unit = 'px'] =
    /^\s*\+?((?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)([a-z]*)\s*$/i.exec(length) ?? [];
  const pixels = UNITS[unit.toLowerCase() || 'px'];
  return number === undefined || pixels === undefined ? undefined : Number(number) * pixels;
}
