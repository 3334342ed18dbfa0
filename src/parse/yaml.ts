import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Source, Tell } from './source.ts';
import type { Entry, Mapping, Value } from './value.ts';

/** Far more than any front matter holds; an alias bomb is stopped here. */
const MOST_VALUES = 10_000;

/**
 * Reads a mapping in YAML 1.2 (core schema), from a part of a file. Scalars keep the text that was written, so
 * that a date stays what its author typed.
 *
 * @returns undefined when the YAML is broken or is no mapping; every fault has been told
 */
export function parseYaml(source: Source, from: number, to: number, tell: Tell): Mapping | undefined {
  const document = compose(source.text.slice(from, to));
  const broken = document?.errors[0];
  if (document === undefined || broken !== undefined) {
    const message = `expected YAML, found this: ${broken?.message ?? 'lists in lists without end'}`;
    const mend = 'a value that holds ": " or begins with a special character wants quotation marks';
    tell(from + (broken?.pos[0] ?? 0), { code: 'YAML_BROKEN', message, mend });
    return undefined;
  }
  if (document.contents === null) return { kind: 'mapping', at: from, entries: [] };
  if (!isMap(document.contents)) {
    tell(from + (document.contents.range?.[0] ?? 0), {
      code: 'YAML_BROKEN',
      message: 'expected "key: value" lines, found something else',
      mend: 'write one "key: value" a line',
    });
    return undefined;
  }

  let budget = MOST_VALUES;
  const startOf = (node: Node) => from + (node.range?.[0] ?? 0);

  const convert = (node: unknown, at: number): Value => {
    budget -= 1;
    if (budget < 0) return { kind: 'nothing', at };
    if (isAlias(node)) return convert(node.resolve(document), startOf(node));
    if (isMap(node)) return convertMap(node, startOf(node));
    if (isSeq(node))
      return { kind: 'list', at: startOf(node), values: node.items.map((item) => convert(item, at)) };
    if (!isScalar(node) || node.value === null) return { kind: 'nothing', at };
    const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
    return { kind: 'text', at: startOf(node), text };
  };
  const convertMap = (map: YAMLMap, at: number): Mapping => ({
    kind: 'mapping',
    at,
    entries: map.items.map(({ key, value }): Entry => {
      const keyAt = isScalar(key) ? startOf(key) : at;
      return { key: isScalar(key) ? String(key.value) : '', at: keyAt, value: convert(value, keyAt) };
    }),
  });

  const mapping = convertMap(document.contents, from);
  if (budget < 0) {
    const message = `expected at most ${MOST_VALUES} values, found more`;
    tell(from, {
      code: 'YAML_BROKEN',
      message,
      mend: 'write values out instead of using aliases of aliases',
    });
    return undefined;
  }
  return mapping;
}

/** Undefined when the text nests so deep that the parser runs out of stack. */
function compose(text: string): Document.Parsed | undefined {
  try {
    return parseDocument(text, { version: '1.2', schema: 'core', prettyErrors: false, stringKeys: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
