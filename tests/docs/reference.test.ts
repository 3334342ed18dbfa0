import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/articles/fields.ts';
import { optionsOf } from '../../src/cli/command.ts';
import { renderHelp } from '../../src/cli/help.ts';
import { GLOBAL_OPTIONS } from '../../src/cli/options.ts';
import { COMMANDS } from '../../src/cli/run.ts';
import { SEVERITY } from '../../src/model/problem.ts';
import { SETTINGS } from '../../src/settings/parseSettings.ts';
import { quotedIn, readFile, tableRows } from './markdown.ts';

describe('docs/reference', () => {
  it('has each field of front matter once, with its names in their order', () => {
    const rows = readFile('docs/reference/fields.md').matchAll(/^- \*\*(\w+)\*\*: ((?:`\w+`(?:,\s+)?)+)\./gm);
    const inPage = [...rows].map(([, key = '', names]) => ({ key, names: quotedIn(names) }));
    const byKey = ({ key: a }: { key: string }, { key: b }: { key: string }) => (a < b ? -1 : 1);
    const inTable = FIELDS.map(({ key, names }) => ({ key: String(key), names: [...names] }));
    expect(inPage.sort(byKey)).toEqual(inTable.sort(byKey));
  });

  it('has each setting of feed.yaml and no other', () => {
    const rows = tableRows(readFile('docs/reference/settings.md'), 'setting');
    const names = rows.flatMap((row) => quotedIn(row['setting']).map((name) => name.split('.')[0]));
    expect([...new Set(names)].sort()).toEqual([...SETTINGS].sort());
  });

  it('has each code of a problem with its severity, in alphabetical order', () => {
    const rows = tableRows(readFile('docs/reference/problems.md'), 'code');
    const inPage = rows.map((row) => [quotedIn(row['code'])[0], row['severity']]);
    expect(inPage).toEqual(Object.entries(SEVERITY).sort(([a], [b]) => (a < b ? -1 : 1)));
  });

  it('shows what --help prints, word for word, and so each command and option', () => {
    const page = readFile('docs/reference/commands.md');
    expect(page).toContain(renderHelp(COMMANDS));
    for (const name of [...Object.keys(GLOBAL_OPTIONS), ...optionsOf(COMMANDS).keys()]) {
      expect(page).toContain(`--${name}`);
    }
  });
});
