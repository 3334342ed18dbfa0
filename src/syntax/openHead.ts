import { quoted } from '../model/problem.ts';
import { parseData } from './dataLiteral.ts';
import { findLine } from './fencedHead.ts';
import {
  countFields,
  endOfParagraph,
  type Find,
  type Found,
  type IsField,
  matchAt,
  unclosed,
} from './headForm.ts';
import { DOTTED_LINE, KEY_LINE, MORE, parseDottedLines, parseKeyLines } from './keyLines.ts';
import { parseYaml } from './yaml.ts';

/** A line of YAML: a key and what is beside it, an item of a list, what is below a key, or an empty line. */
const YAML_LINE = /^(?:([A-Za-z_][\w-]*):(?:\s|$)|\s+\S|- |\s*$)/;
/** Two fields are no chance; one may be the first word of a text. */
const MIN_FIELDS = 2;
/** Lines of a head without a fence. */
const MAX_LINES = 100;
/** Values that only YAML has: in the form of Pelican they would be published with their marks. */
const YAML_VALUE = /^(?:(["']).*\1|\[.*\]|\{.*\}|[|>][+-]?)$/;
const DATE = /^(?:date|published|pubdate)$/i;
const TITLE = /^title$/i;

/** Front matter whose first line is a field. */
export const UNFENCED: readonly Find[] = [dottedLines, openYaml, openJson, keyLines, nearlyHead];

/** Nikola: lines `.. title: Road`, in a comment or up to an empty line. */
function dottedLines(text: string, at: number, isField: IsField | undefined): Found | undefined {
  const opening = matchAt(/<!--[ \t]*\n?/y, text, at);
  const from = at + (opening?.[0].length ?? 0);
  const close = opening ? text.indexOf('-->', from) : endOfParagraph(text, from);
  const lines = text.slice(from, close === -1 ? endOfParagraph(text, from) : close).split('\n', MAX_LINES);
  const keys = lines.map((line) => DOTTED_LINE.exec(line)?.[1]);
  const mayBeHead = opening !== null || /^[ \t]*\.{1,2} /.test(`${lines[0]}`);
  if (!mayBeHead || !keys.some((key) => key !== undefined && isField?.(key))) return undefined;
  if (close !== -1) return { from, to: close, end: opening ? close + 3 : close, parse: parseDottedLines };
  const message = 'expected --> after the front matter, found the end of the file';
  return unclosed(at, message, 'write --> on a line of its own where the front matter ends');
}

/** Hexo: YAML that only a line below it ends. An empty line with no field below it ends a head of Pelican. */
function openYaml(text: string, at: number, isField: IsField | undefined): Found | undefined {
  const close = isField && findLine(text, '---', at);
  const lines = close ? text.slice(at, close.index - 1).split('\n', MAX_LINES + 1) : [];
  if (lines.length > MAX_LINES || !lines.every((line) => YAML_LINE.test(line))) return undefined;
  const fieldsIn = (some: readonly string[]) =>
    some.filter((line) => isField?.(`${YAML_LINE.exec(line)?.[1]}`)).length;
  const below = lines.slice(lines.findIndex((line) => line.trim() === '') + 1);
  if (close === undefined || fieldsIn(lines) < MIN_FIELDS || fieldsIn(below) === 0) return undefined;
  return { from: at, to: close.index, end: close.end, parse: parseYaml };
}

/** Hexo: JSON without its braces that only a line below it ends. */
function openJson(text: string, at: number, isField: IsField | undefined): Found | undefined {
  const [, key] = matchAt(/"([\w-]+)"[ \t]*:/y, text, at) ?? [];
  const close = key !== undefined && isField?.(key) === true ? findLine(text, ';;;', at) : undefined;
  return close && { from: at, to: close.index, end: close.end, parse: parseData };
}

/** Pelican and MultiMarkdown: a key and its value a line, up to an empty line. */
function keyLines(text: string, at: number, isField: IsField | undefined): Found | undefined {
  if (isField === undefined) return undefined;
  const end = endOfParagraph(text, at);
  const lines = text.slice(at, end).trimEnd().split('\n');
  const keys: string[] = [];
  for (const line of lines) {
    const [, key, value = ''] = KEY_LINE.exec(line) ?? [];
    const isMore = key === undefined && keys.length > 0 && MORE.test(line);
    if (!isMore && (key === undefined || YAML_VALUE.test(value.trim()))) return undefined;
    if (key !== undefined) keys.push(key);
  }
  const hasTitle = keys.some((key) => TITLE.test(key));
  const hasDate = keys.some((key) => DATE.test(key));
  const areFields = keys.length >= MIN_FIELDS && keys.every(isField);
  const isHead = hasTitle ? hasDate || areFields : hasDate && areFields;
  return isHead ? { from: at, to: end, end, parse: parseKeyLines } : undefined;
}

/** What nearly is one of these, or was one with its fences: it would be published as text, and the article have no date and no title. */
function nearlyHead(text: string, at: number, isField: IsField | undefined): Found | undefined {
  const lines = text.slice(at, endOfParagraph(text, at)).split('\n', MAX_LINES);
  const counts = lines.map((line) => countFields(line, isField));
  const fields = counts.reduce((sum, count) => sum + count, 0);
  const isSetext = counts[0] === 1 && /^---\s*$/.test(`${lines[counts.indexOf(0)]}`);
  // Above the first field may be a fence and a comment.
  const isFirst = counts.slice(0, 3).some((count) => count > 0);
  if (!(isFirst && fields >= MIN_FIELDS) && !isSetext) return undefined;
  const message = `expected a line of --- above the front matter, found ${quoted(`${lines[0]}`)}`;
  const below = lines.some((line) => /^---\s*$/.test(line)) ? '' : ', and another one below its last line';
  return unclosed(at, message, `write --- on a line of its own above it${below}`);
}
