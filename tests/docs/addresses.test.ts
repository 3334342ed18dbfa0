import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../src/articles/siteLinks/dialect.ts';
import { DIALECTS } from '../../src/articles/siteLinks/dialects.ts';
import { LINK_PRESETS, LINK_TOKENS } from '../../src/model/linkPresets.ts';
import { quotedIn, readFile, tableRows } from './markdown.ts';

const page = readFile('docs/guides/addresses.md');

describe('docs/guides/addresses.md', () => {
  it('has each preset with its pattern', () => {
    const rows = tableRows(page, 'pattern').map((row) => {
      const [name, pattern, like] = ['name', 'pattern', 'like'].map((column) => quotedIn(row[column])[0]);
      return [name, { pattern, like }];
    });
    expect(Object.fromEntries(rows)).toEqual(LINK_PRESETS);
  });

  it('has the tokens of each program', () => {
    const list = page.slice(page.indexOf('## Tokens'), page.indexOf('## What each'));
    const rows = [...list.matchAll(/^- `(\w+)`: ((?:.+\n(?! *[-\n]))*.+)/gm)].map(([, like = '', tokens]) => [
      like,
      quotedIn(tokens).flatMap((token) => (/^:\w+$/.test(token) ? token.slice(1) : [])),
    ]);
    const sorted = (all: Iterable<readonly [string, readonly string[]]>) =>
      Object.fromEntries([...all].map(([like, tokens]) => [like, [...new Set(tokens)].sort()]));
    const inPage = sorted(rows as [string, string[]][]);
    expect(inPage).toEqual(sorted(Object.entries(LINK_TOKENS)));
  });

  it('has the field in which each program reads the address', () => {
    const dialects: Readonly<Record<string, Dialect>> = DIALECTS;
    for (const row of tableRows(page, 'in front matter')) {
      const { field } = dialects[quotedIn(row['like'])[0] as string] as Dialect;
      if (field !== undefined) expect(quotedIn(row['in front matter'])).toContain(field);
    }
  });
});
