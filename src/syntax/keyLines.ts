import { expected } from '../model/problem.ts';
import type { ReportProblem, Source } from './sourceText.ts';
import { describe, type Entry, type Mapping, type Value } from './value.ts';

/** A line of a head without a fence: `Title: Road`. */
export const KEY_LINE: RegExp = /^ {0,3}([A-Za-z_][\w-]*):[ \t]*([^\n]*)$/;
/** What goes on with the value of the line above. */
export const MORE: RegExp = /^(?: {4}|\t)[ \t]*(\S[^\n]*)$/;
/** A line of Nikola's: `.. title: Road`. A directive of reStructuredText has two colons. */
export const DOTTED_LINE: RegExp = /^[ \t]*\.\. ([A-Za-z_][\w-]*):(?!:)[ \t]*([^\n]*)$/;

/** Fields of which each line of a value is one. */
const LISTS = /^(?:tags?|keywords|categories|category|authors?)$/i;
/** Nikola keeps back what has such a tag. */
const KEEPS_BACK = /^(?:draft|private|retired)$/i;

/** Reads the head of Pelican and MultiMarkdown: a key and its value a line; indented lines go on with a value. All is text. */
export function parseKeyLines(source: Source, from: number, to: number): Mapping {
  const found: { readonly key: string; readonly at: number; readonly values: Value[] }[] = [];
  for (const { line, at } of linesIn(source, from, to)) {
    const [, key, value] = KEY_LINE.exec(line) ?? [];
    const text = (value ?? MORE.exec(line)?.[1] ?? '').trim();
    if (key !== undefined) found.push({ key, at: at + line.indexOf(key), values: [] });
    if (text !== '') found.at(-1)?.values.push({ kind: 'text', at: at + line.lastIndexOf(text), text });
  }
  const entries = found.map(({ key, at, values }) => ({ key, at, value: joined(key, at, values) }));
  return { kind: 'mapping', at: from, entries };
}

/** The lines of a value: of some fields each is one. */
function joined(key: string, at: number, values: readonly Value[]): Value {
  const [first = { kind: 'nothing', at }, ...others] = values;
  if (others.length === 0) return first;
  if (LISTS.test(key)) return { kind: 'list', at: first.at, values };
  return { kind: 'text', at: first.at, text: values.map(describe).join('\n') };
}

/**
 * Reads the head of Nikola, with the lines `<!--` and `-->` or without them. Its `link` is where the text is from, and a tag
 * `draft` or `private` keeps the article back.
 */
export function parseDottedLines(
  source: Source,
  from: number,
  to: number,
  report: ReportProblem,
): Mapping | undefined {
  const entries: Entry[] = [];
  for (const { line, at } of linesIn(source, from, to)) {
    const [, key, value = ''] = DOTTED_LINE.exec(line) ?? [];
    if (key === undefined && line.trim() === '') continue;
    if (key === undefined) {
      const mend = 'write it as such a line, or below the head';
      report(at, expected('FIELD_WRONG', 'lines ".. key: value"', line, mend));
      return undefined;
    }
    const text = value.trim();
    const place = at + line.length - value.length;
    entries.push({
      key: key === 'link' ? 'via' : key,
      at: at + line.indexOf(key),
      value: text === '' ? { kind: 'nothing', at: place } : { kind: 'text', at: place, text },
    });
    if (key === 'tags' && text.split(',').some((tag) => KEEPS_BACK.test(tag.trim())))
      entries.push({ key: 'draft', at, value: { kind: 'text', at: place, text: 'true' } });
  }
  return { kind: 'mapping', at: from, entries };
}

/** The lines of a part of a file, each with its place. */
function* linesIn({ text }: Source, from: number, to: number): Generator<{ line: string; at: number }> {
  let at = from;
  for (const line of text.slice(from, to).split('\n')) {
    yield { line, at };
    at += line.length + 1;
  }
}
