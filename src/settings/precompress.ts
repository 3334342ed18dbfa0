import { CODINGS, type Coding } from '../model/coding.ts';
import { readList, type Value, type Wrong } from '../syntax/value.ts';

/** Reads in which codings files have a twin: true for all that web servers know, or a list. Undefined if there are none. */
export function readPrecompress(value: Value, wrong: Wrong): readonly Coding[] | undefined {
  const flag = value.kind === 'text' ? value.text.toLowerCase() : '';
  if (flag === 'true') return CODINGS;
  if (flag === 'false') return undefined;
  const named = new Set(
    readList(value, (one) => {
      const coding = CODINGS.find((name) => one.kind === 'text' && one.text === name);
      return coding ?? wrong(one, 'true, gzip or br', 'write it like [gzip, br]');
    }),
  );
  // The order of a list is no other setting.
  return named.size === 0 ? undefined : CODINGS.filter((coding) => named.has(coding));
}
