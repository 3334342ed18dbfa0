import { SWITCH_NAMES } from '../model/fieldNames.ts';
import {
  describe,
  type Entry,
  isEmpty,
  type Mapping,
  optional,
  type Value,
  type Wrong,
} from '../syntax/value.ts';
import { isDefault } from './fieldLayers.ts';
import type { FieldEntries } from './headField.ts';
import { findSwitches, fold, type Switch, wordOf } from './keptBack.ts';

/** Who may see an article, as its switches have it. */
export interface Visibility {
  readonly isKeptBack: boolean;
  /** The entry by which no feed and no list shows it. */
  readonly unlistedBy?: Entry;
}

/** The switches that names of one's own may stand for. */
const NAMED = SWITCH_NAMES.map((name) => ({ name, rows: findSwitches(name) }));

/** What a switch says of its article. */
type Said = 'keepsBack' | 'unlists' | 'publishes';

/**
 * Reads all switches of a front matter. One is enough, whatever another says.
 *
 * @param layers the front matter, and below it what counts where it does not have the same switch
 * @param fields what was found by names of one's own, and the entry that is read as the date of publication: it is no switch
 */
export function readSwitches(layers: readonly Mapping[], fields: FieldEntries, wrong: Wrong): Visibility {
  let isKeptBack = false;
  let unlistedBy: Entry | undefined;
  /** Reads the rows that no mapping above has settled; returns those that the entry settles. */
  const read = (entry: Entry, rows: readonly Switch[], settled: ReadonlySet<Switch>): Switch[] =>
    rows.filter((row) => {
      const said = settled.has(row) ? undefined : readSwitch(entry, row, entry === fields.published, wrong);
      if (said === 'keepsBack') isKeptBack = true;
      if (said === 'unlists') unlistedBy ??= entry;
      return said !== undefined;
    });
  const readNamed = (areDefaults: boolean, settled: ReadonlySet<Switch>) =>
    NAMED.flatMap(({ name, rows }) => {
      const entry = fields[name];
      return entry && isDefault(entry) === areDefaults ? read(entry, rows, settled) : [];
    });
  const settled = new Set<Switch>();
  const ofArticle = new Set(readNamed(false, settled));
  for (const { entries } of layers) {
    const said = entries.map((entry) => [entry, read(entry, findSwitches(entry.key), settled)] as const);
    for (const [entry, rows] of said) {
      for (const row of rows) (isDefault(entry) ? settled : ofArticle).add(row);
    }
    for (const row of ofArticle) settled.add(row);
  }
  readNamed(true, ofArticle);
  return { isKeptBack, ...optional('unlistedBy', unlistedBy) };
}

/** What a switch says of its article. A value that says nothing that is known is reported. */
function readSwitch(entry: Entry, row: Switch, isDate: boolean, wrong: Wrong): Said | undefined {
  const value = row.part === undefined ? entry.value : partOf(entry.value, row.part);
  if (value === undefined || isAbsent(value)) return undefined;
  const word = wordOf(value);
  if (row.keepsBack.includes(word)) return 'keepsBack';
  if (row.unlists?.includes(word)) return 'unlists';
  if (row.publishes.includes(word)) return 'publishes';
  const isOther = isDate || row.isOther?.(value) === true;
  if (!isOther) refuse(entry.key, value, row, wrong);
  return undefined;
}

function refuse(key: string, value: Value, row: Switch, wrong: Wrong): void {
  const { publishes, keepsBack, unlists, refusal, isSecret } = row;
  if (refusal) {
    const [what, mend] = refusal;
    const text = isSecret ? key : `${key}: ${describe(value)}`;
    wrong({ kind: 'text', at: value.at, text }, what, mend);
    return;
  }
  const [shown] = publishes;
  const known = [
    ...keepsBack.slice(0, 1).map((word) => [word, `${word} keeps the article back`] as const),
    ...(unlists ?? []).slice(0, 1).map((word) => [word, `${word} keeps it out of feeds and lists`] as const),
    [shown, `${shown} publishes it once its date has come`] as const,
  ];
  const words = known.map(([word]) => word).join(', ');
  wrong(value, words.replace(/, (?=[^,]*$)/, ' or '), known.map(([, what]) => what).join(', '));
}

function partOf(value: Value, part: string): Value | undefined {
  return value.kind === 'mapping' ? value.entries.find(({ key }) => fold(key) === part)?.value : undefined;
}

/** An empty value counts as absent, as in every field. */
function isAbsent(value: Value): boolean {
  return value.kind === 'nothing' || isEmpty(value) || (value.kind === 'list' && value.values.length === 0);
}
