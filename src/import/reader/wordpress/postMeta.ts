import { singleLine } from '../fieldValues.ts';
import type { XmlElement } from '../xml.ts';
import { childLine, childOf, childrenOf, elementText } from '../xmlFields.ts';

/** The custom fields of a post: the values of each, to the letter. */
export type PostMeta = ReadonlyMap<string, readonly string[]>;

export function readPostMeta(item: XmlElement): PostMeta {
  const fields = new Map<string, string[]>();
  for (const meta of childrenOf(item, 'wp:postmeta')) {
    const key = childLine(meta, 'wp:meta_key');
    const value = childOf(meta, 'wp:meta_value');
    if (key === undefined || value === undefined) continue;
    const values = fields.get(key);
    if (values) values.push(elementText(value));
    else fields.set(key, [elementText(value)]);
  }
  return fields;
}

/** The first value of a custom field, on one line. */
export function metaLine(meta: PostMeta, key: string): string | undefined {
  return singleLine(meta.get(key)?.[0]);
}

const SERIALISED = /s:\d+:"(\w{1,40})";(?:s:\d+:"([^"]*)"|[id]:([\d.]+))/g;

/**
 * The texts and numbers of an array as PHP serialises it, by their keys; the first of a key.
 *
 * @example phpValues('a:1:{s:5:"width";i:640;}').get('width') // '640'
 */
export function phpValues(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [, key = '', words, number = ''] of text.matchAll(SERIALISED))
    if (!values.has(key)) values.set(key, words ?? number);
  return values;
}
