import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { tellAll } from '../support/problems.ts';
import { SHORTEST } from '../support/publication.ts';

function read(...lines: string[]) {
  const text = `${SHORTEST}${lines.join('\n')}\n`;
  const { settings, problems } = parseSettings({ file: 'feed.yaml', text });
  return { settings, told: tellAll(problems) };
}

const SPORT = '  - { path: sport, title: Harbour Sport, where: { tags: [sport, rugby] } }';

describe('feeds', () => {
  it('are none, and none for each tag, where nobody says so', () => {
    expect(read().settings).toMatchObject({ feeds: [], tagFeeds: false });
  });

  it('have a folder, a title and what is in them', () => {
    const where = '{ authors: Mere, language: mi_NZ, folder: ./sport/ }';
    const { settings, told } = read(
      'tagFeeds: true',
      'feeds:',
      SPORT,
      `  - { path: /mi/, title: Mi, where: ${where} }`,
    );
    expect(told).toBe('');
    expect(settings).toMatchObject({
      tagFeeds: true,
      feeds: [
        { path: 'sport', title: 'Harbour Sport', where: { tags: ['sport', 'rugby'] } },
        { path: 'mi', title: 'Mi', where: { authors: ['Mere'], language: 'mi-NZ', folder: 'sport' } },
      ],
    });
  });

  it('may be one, not in a list', () => {
    const { settings } = read('feeds: { path: sport/rugby, title: Rugby, where: { tags: rugby } }');
    expect(settings?.feeds).toEqual([
      {
        path: 'sport/rugby',
        title: 'Rugby',
        where: { tags: ['rugby'] },
        place: { file: 'feed.yaml', line: 6, column: 8 },
      },
    ]);
  });

  it.each([
    ['without a path', '{ title: S, where: { tags: a } }'],
    ['without a title', '{ path: s, where: { tags: a } }'],
    ['without a condition', '{ path: s, title: S }'],
    ['with an empty condition', '{ path: s, title: S, where: {} }'],
    ['with a condition that is none', '{ path: s, title: S, where: sport }'],
    ['with an unknown condition', '{ path: s, title: S, where: { tag: a } }'],
    ['with an unknown setting', '{ path: s, title: S, where: { tags: a }, colour: red }'],
    ['whose path is a list', '{ path: [a], title: S, where: { tags: a } }'],
    ['that is a word', 'sport'],
    ['in a folder above', '{ path: ../s, title: S, where: { tags: a } }'],
    ['in a folder with a space', '{ path: a b, title: S, where: { tags: a } }'],
    ['in the folder of the tags', '{ path: tags/a, title: S, where: { tags: a } }'],
    ['in the folder of pictures', '{ path: media, title: S, where: { tags: a } }'],
    ['in the folder of the archive', '{ path: archive, title: S, where: { tags: a } }'],
    ['below the folder of the archive', '{ path: archive/2014-12, title: S, where: { tags: a } }'],
    ['in the folder of another archive', '{ path: sport/archive, title: S, where: { tags: a } }'],
    ['in a folder that some disks take for one of ours', '{ path: Archive, title: S, where: { tags: a } }'],
    ['in a language that is none', '{ path: s, title: S, where: { language: Māori } }'],
  ])('are refused where there is one %s', (_, feed) => {
    const { settings, told } = read(`feeds: [${feed}]`);
    expect(settings).toBeUndefined();
    expect(told).toMatch(/^feed\.yaml:6:\d+ error SETTING_/);
  });

  it('may have a name that begins as a folder of ours does', () => {
    const { told } = read('feeds: { path: archives/media-news, title: Old, where: { tags: a } }');
    expect(told).toBe('');
  });

  it('are refused where two have one folder', () => {
    expect(read('feeds:', SPORT, SPORT).told).toMatchInlineSnapshot(
      `"feed.yaml:7:3 error SETTING_WRONG expected feeds in folders of their own, found "sport" - give each feed a folder of its own"`,
    );
  });

  it('are told where some disks take two folders for one', () => {
    const { settings, told } = read('feeds:', SPORT, SPORT.replace('path: sport', 'path: Sport'));
    expect(settings?.feeds.map(({ path }) => path)).toEqual(['sport', 'Sport']);
    expect(told).toBe(
      'feed.yaml:7:3 warning NAMES_ALIKE expected feeds in folders of their own, found "Sport" - rename one: macOS and Windows take it for sport',
    );
  });

  it.each(['nul', 'sport/CON', 'com1/sport'])(
    'are told where Windows takes a folder for a device: %s',
    (path) => {
      const { settings, told } = read(`feeds: { path: ${path}, title: S, where: { tags: a } }`);
      // Its subscribers keep their address.
      expect(settings?.feeds).toMatchObject([{ path }]);
      expect(told).toBe(
        `feed.yaml:6:16 note NAME_RESERVED expected a folder that can be made everywhere, found "${path}" - it stays as it is, but Windows takes it for a device; give a new feed another name`,
      );
    },
  );
});
