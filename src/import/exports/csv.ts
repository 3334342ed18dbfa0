import { withoutForbidden } from '../../model/text.ts';

/** A row of a table under the names of its first row, and the index into the text at which it begins. */
export interface CsvRow {
  readonly index: number;
  readonly values: ReadonlyMap<string, string>;
}

/** What is wrong at an index into the text. */
export interface CsvFault {
  readonly index: number;
  /** Behind "expected". */
  readonly what: string;
}

/** A value in quotation marks, or one without; and what ends it. */
const VALUE = /(?:"([^"]*(?:""[^"]*)*)"|([^",\n]*))(,|\n|$)/y;

/**
 * Reads a table of comma-separated values (RFC 4180) whose first row has the names. Line ends are `\n`.
 *
 * @example readCsv('a,b\n1,"2, 3"\n') // [{ index: 4, values: Map { 'a' => '1', 'b' => '2, 3' } }]
 */
export function readCsv(text: string): readonly CsvRow[] | CsvFault {
  const rows: { readonly index: number; readonly fields: string[] }[] = [];
  let [at, fields]: [number, string[]] = [0, []];
  let index = 0;
  while (at < text.length || fields.length > 0) {
    VALUE.lastIndex = at;
    const found = VALUE.exec(text);
    if (found === null)
      return { index: at, what: 'a value without quotation marks, or one that ends with them' };
    const [all, inQuotes, plain = '', end] = found;
    fields.push(withoutForbidden(inQuotes?.replaceAll('""', '"') ?? plain));
    at += all.length;
    if (end === ',') continue;
    if (fields.length > 1 || fields[0] !== '') rows.push({ index, fields });
    [index, fields] = [at, []];
  }
  return named(rows);
}

function named(
  rows: readonly { readonly index: number; readonly fields: readonly string[] }[],
): readonly CsvRow[] | CsvFault {
  const [head = { index: 0, fields: [] }, ...others] = rows;
  const uneven = others.find(({ fields }) => fields.length !== head.fields.length);
  if (uneven) return { index: uneven.index, what: `a row of ${head.fields.length} values, as the first is` };
  return others.map(({ index, fields }) => ({
    index,
    values: new Map(head.fields.map((name, column) => [name, fields[column] as string])),
  }));
}
