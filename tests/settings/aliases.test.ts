import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { tellAll } from '../support/problems.ts';
import { SHORTEST } from '../support/publication.ts';

function read(...lines: string[]) {
  const text = `${SHORTEST}${lines.join('\n')}\n`;
  const { settings, problems } = parseSettings({ file: 'feed.yaml', text });
  return { settings, told: tellAll(problems) };
}

const named = (aliases: readonly { path: string; format: string }[] | undefined) =>
  aliases?.map(({ path, format }) => `${path} ${format}`);

describe('aliases', () => {
  it('are none where nobody names any', () => {
    expect(read().settings?.aliases).toBeUndefined();
    expect(read('aliases: []').settings?.aliases).toBeUndefined();
  });

  it('are paths, whose names say the format, or mappings that say it', () => {
    const { settings, told } = read(
      'aliases:',
      '  - /feed/index.xml',
      '  - atom.xml',
      '  - { path: feeds/posts/default, format: atom }',
      '  - { path: index.json }',
      '  - { path: latest }',
    );
    expect(told).toBe('');
    expect(named(settings?.aliases)).toEqual([
      'feed/index.xml rss',
      'atom.xml atom',
      'feeds/posts/default atom',
      'index.json json',
      'latest rss',
    ]);
    expect(settings?.aliases?.[1]?.place).toEqual({ file: 'feed.yaml', line: 8, column: 5 });
  });

  it('are those of a feed beside the main feed, too, and may be one, not in a list', () => {
    const { settings } = read('feeds: { path: sport, title: S, where: { tags: a }, aliases: sport.atom }');
    expect(named(settings?.feeds[0]?.aliases)).toEqual(['sport.atom atom']);
  });

  it.each([
    ['leads out of the output folder', '../feed.xml', 'a path below the output folder'],
    ['is a folder', 'feed/', 'the path of a file'],
    ['is in a folder of ours', 'archive/feed.xml', 'a path that is free'],
    ['is a list', '[a.xml]', 'a path'],
    ['has no path', '{ format: atom }', 'aliases.path'],
    ['has another format', '{ path: feed, format: rdf }', 'rss or atom or json'],
    ['has a setting that is none', '{ path: feed, type: rss }', 'a setting'],
  ])('are refused where one %s', (_, alias, what) => {
    const { settings, told } = read('aliases:', `  - ${alias}`);
    expect(settings).toBeUndefined();
    expect(told).toContain(`feed.yaml:7:`);
    expect(told).toContain(`expected ${what}, found`);
  });

  it('tell of a name that Windows takes for a device', () => {
    const { settings, told } = read('aliases: [aux.xml]');
    expect(named(settings?.aliases)).toEqual(['aux.xml rss']);
    expect(told).toContain('note NAME_RESERVED expected a path that can be made everywhere, found "aux.xml"');
  });
});
