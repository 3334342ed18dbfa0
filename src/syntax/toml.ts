import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { Fault } from '../model/problem.ts';
import { isTooDeep, MAX_DEPTH, MAX_LENGTH } from './limits.ts';
import { type ReportProblem, repairText, type Source } from './sourceText.ts';
import type { Mapping, Value } from './value.ts';

const TOO_MUCH: Fault = {
  code: 'TOML_BROKEN',
  message: `expected at most ${MAX_LENGTH} characters of TOML, with tables and arrays at most ${MAX_DEPTH} deep and texts of at most 100000 characters, found more`,
  mend: 'write it flatter, and long text below the front matter',
};

/**
 * Reads TOML 1.1 from a part of a file. What is no string keeps the text that was written, so that a date stays
 * what its author typed. Tables that are written in several places become one, where the first of them stands.
 *
 * @returns undefined when the TOML is broken; every fault has been reported
 */
export function parseToml(
  source: Source,
  from: number,
  to: number,
  report: ReportProblem,
): Mapping | undefined {
  const text = source.text.slice(from, to);
  const nodes = parseNodes(text, from, report);
  if (nodes === undefined) return undefined;
  const top = emptyTable(0);
  for (const node of nodes) {
    if (node.type === 'TOMLTable') addAll(openTable(top, node), node.body, text);
    else addAll(top, [node], text);
  }
  const finish: Finish = { from, report, isTooDeep: false };
  const mapping = finishTable(top, 0, finish);
  if (finish.isTooDeep) report(from, TOO_MUCH);
  return finish.isTooDeep ? undefined : mapping;
}

/** A table that another header may still add to. Every `at` here is an index into the TOML, not into the file. */
interface Table {
  readonly kind: 'table';
  readonly at: number;
  readonly entries: Map<string, { readonly at: number; readonly draft: Draft }>;
}

type Draft =
  | Table
  | { readonly kind: 'list'; readonly at: number; readonly drafts: Draft[] }
  | { readonly kind: 'text'; readonly at: number; readonly text: string };

type Key = AST.TOMLKey['keys'][number];

function parseNodes(
  text: string,
  from: number,
  report: ReportProblem,
): AST.TOMLTopLevelTable['body'] | undefined {
  try {
    if (text.length <= MAX_LENGTH && !isTooDeep(text.match(BRACKETS) ?? []))
      return parseTOML(text, { tomlVersion: '1.1' }).body[0].body;
    report(from, TOO_MUCH);
  } catch (error) {
    // Else the parser ran out of stack: it hands over each character of a string as an argument of its own.
    if (error instanceof ParseError) report(from + error.index, faultOf(error));
    else report(from, TOO_MUCH);
  }
  return undefined;
}

function faultOf({ message }: ParseError): Fault {
  const mend = 'write one key = value a line; text, and a date in words, wants quotation marks';
  return { code: 'TOML_BROKEN', message: `expected TOML, found this: ${message}`, mend };
}

/** The table that a header, `[a.b]` or `[[a.b]]`, opens. */
function openTable(top: Table, { kind, key }: AST.TOMLTable): Table {
  if (kind === 'standard') return tableAt(top, key.keys);
  const [path, last] = splitKey(key);
  const { entries } = tableAt(top, path);
  const name = nameOf(last);
  const table = emptyTable(last.range[0]);
  const existing = entries.get(name)?.draft;
  if (existing?.kind === 'list') existing.drafts.push(table);
  else entries.set(name, { at: table.at, draft: { kind: 'list', at: table.at, drafts: [table] } });
  return table;
}

/** Follows a path, into the last table of an array of tables, and makes the tables that are not there yet. */
function tableAt(top: Table, path: readonly Key[]): Table {
  let table = top;
  for (const key of path) {
    const name = nameOf(key);
    const existing = table.entries.get(name)?.draft;
    const last = existing?.kind === 'list' ? existing.drafts.at(-1) : existing;
    const next = last?.kind === 'table' ? last : emptyTable(key.range[0]);
    if (next !== last) table.entries.set(name, { at: next.at, draft: next });
    table = next;
  }
  return table;
}

function addAll(table: Table, nodes: readonly AST.TOMLKeyValue[], text: string): void {
  for (const { key, value } of nodes) {
    const [path, last] = splitKey(key);
    tableAt(table, path).entries.set(nameOf(last), { at: last.range[0], draft: draftOf(value, text) });
  }
}

function draftOf(node: AST.TOMLContentNode, text: string): Draft {
  const [at, end] = node.range;
  if (node.type === 'TOMLArray') {
    return { kind: 'list', at, drafts: node.elements.map((element) => draftOf(element, text)) };
  }
  if (node.type === 'TOMLInlineTable') {
    const table = emptyTable(at);
    addAll(table, node.body, text);
    return table;
  }
  return { kind: 'text', at, text: node.kind === 'string' ? node.value : text.slice(at, end) };
}

function emptyTable(at: number): Table {
  return { kind: 'table', at, entries: new Map() };
}

/** A parsed key has at least one part. */
function splitKey({ keys }: AST.TOMLKey): [path: Key[], last: Key] {
  return [keys.slice(0, -1), keys.at(-1) as Key];
}

function nameOf(key: Key): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

/** The state of one conversion. */
interface Finish {
  readonly from: number;
  readonly report: ReportProblem;
  isTooDeep: boolean;
}

function finishDraft(draft: Draft, depth: number, finish: Finish): Value {
  const at = finish.from + draft.at;
  if (draft.kind === 'table') return finishTable(draft, depth, finish);
  if (draft.kind === 'text') return { kind: 'text', at, text: repairText(draft.text, at, finish.report) };
  return { kind: 'list', at, values: draft.drafts.map((one) => finishDraft(one, depth + 1, finish)) };
}

/** Dotted keys nest without a bracket, so their depth is known only now. */
function finishTable(table: Table, depth: number, finish: Finish): Mapping {
  if (depth > MAX_DEPTH) finish.isTooDeep = true;
  const entries = [...(finish.isTooDeep ? [] : table.entries)].map(([name, entry]) => {
    const at = finish.from + entry.at;
    const key = repairText(name, at, finish.report);
    return { key, at, value: finishDraft(entry.draft, depth + 1, finish) };
  });
  return { kind: 'mapping', at: finish.from + table.at, entries };
}

/** Brackets, and the strings and comments whose brackets do not count. Nothing here is ever read twice. */
const BRACKETS =
  /"""(?:\\[\s\S]|(?!""")[\s\S])*"{0,5}|'''(?:(?!''')[\s\S])*'{0,5}|"(?:\\[^\n]|[^"\\\n])*"?|'[^'\n]*'?|#[^\n]*|[[\]{}]/g;
