import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/import/reader/readFeed.ts';
import type { LanguageRule, Settings } from '../../src/model/settings.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

const ENGLISH = SHORTEST.replace('en-NZ', 'en');
const FRENCH: readonly LanguageRule[] = [{ tag: 'fr' }, { tag: 'mi' }];
const post = (title: string, more = '') => article(title, '2015-01-02 08:00', `The text of ${title}.`, more);

const entriesIn = (atom: string) => readFeed('atom.xml', atom).feed?.entries ?? [];

/** Publishes these files, and says where each article is in other languages, by its title. */
function publishWith(
  files: Files,
  more: Partial<Settings> = {},
  disk = memoryDisk({ 'feed.yaml': ENGLISH, ...files }),
) {
  const publication = publicationOf(disk);
  const settings = { ...publication.settings, languages: FRENCH, ...more };
  const report = publish({ disk }, { ...publication, settings }, { now: NOW });
  const textOf = (path: string) => `${disk.files.get(`output/${path}`)}`;
  const entries = entriesIn(textOf('atom.xml'));
  const translations = Object.fromEntries(
    entries.map(({ title, link: own, translations: all = [] }) => [
      title,
      all
        .filter(({ link }) => link !== own)
        .map(({ language, link }) => `${language} ${link.slice(settings.url.length)}`),
    ]),
  );
  return { disk, report, textOf, entries, translations };
}

describe('the same article in several languages', () => {
  const { report, textOf, entries, translations } = publishWith({
    'items/road.md': post('Road'),
    'items/road.fr.md': post('Route'),
    'items/mi/road.md': post('Huarahi'),
    'items/sea.md': post('Sea'),
  });

  it('is published once in each, with ids and pages of its own', () => {
    expect(report.problems).toEqual([]);
    const named = (name: string) => [
      `tag:news.example.nz,2015-01-02:${name}`,
      `https://news.example.nz/2015/01/02/${name}/`,
    ];
    const found = Object.fromEntries(
      entries.map(({ title, id, link, language }) => [title, [id, link, language]]),
    );
    expect(found).toEqual({
      Road: [...named('road'), undefined],
      Route: [...named('road-fr'), 'fr'],
      Huarahi: [...named('road-mi'), 'mi'],
      Sea: [...named('sea'), undefined],
    });
  });

  it('leads to the others in Atom, in the order of the languages', () => {
    expect(translations).toEqual({
      Road: ['fr 2015/01/02/road-fr/', 'mi 2015/01/02/road-mi/'],
      Route: ['en 2015/01/02/road/', 'mi 2015/01/02/road-mi/'],
      Huarahi: ['en 2015/01/02/road/', 'fr 2015/01/02/road-fr/'],
      Sea: [],
    });
    expect(
      textOf('atom.xml'),
    ).toContain(`    <link rel="alternate" type="text/html" href="https://news.example.nz/2015/01/02/road/"/>
    <link rel="alternate" type="text/html" hreflang="fr" href="https://news.example.nz/2015/01/02/road-fr/"/>
    <link rel="alternate" type="text/html" hreflang="mi" href="https://news.example.nz/2015/01/02/road-mi/"/>
    <link rel="alternate" type="text/html" hreflang="en" href="https://news.example.nz/2015/01/02/road/"/>
    <published>`);
  });

  it('leads to the others on its page, for programs and for people', () => {
    const page = textOf('2015/01/02/road-fr/index.html');
    const links = [...page.matchAll(/<link rel="alternate" hreflang="(.*)" href="(.*)">/g)];
    expect(links.map(([, language, href]) => [language, href])).toEqual([
      ['en', 'https://news.example.nz/2015/01/02/road/'],
      ['mi', 'https://news.example.nz/2015/01/02/road-mi/'],
      ['fr', 'https://news.example.nz/2015/01/02/road-fr/'],
    ]);
    expect(page).toContain(
      '<p class="translations"><span lang="en">Also in</span> <a rel="alternate" hreflang="en" href="https://news.example.nz/2015/01/02/road/" lang="en">English</a>, <a rel="alternate" hreflang="mi" href="https://news.example.nz/2015/01/02/road-mi/" lang="mi">Māori</a></p>',
    );
    const sea = textOf('2015/01/02/sea/index.html');
    expect(sea).not.toContain('hreflang');
    expect(sea).not.toContain('Also in');
  });
});

describe('articles are translations of each other', () => {
  const pairOf = (files: Files, more: Partial<Settings> = {}) => publishWith(files, more).translations;
  const PAIR = { Road: ['fr 2015/01/02/road-fr/'], Route: ['en 2015/01/02/road/'] };

  it('in a bundle of Hugo’s', () => {
    expect(pairOf({ 'items/road/index.md': post('Road'), 'items/road/index.fr.md': post('Route') })).toEqual(
      PAIR,
    );
  });

  it('where one has a folder, and the other a file', () => {
    expect(pairOf({ 'items/road/index.md': post('Road'), 'items/fr/road.md': post('Route') })).toEqual(PAIR);
  });

  it('in folders of Hugo’s', () => {
    const settings = {
      items: ['content/english', 'content/french'],
      languages: [{ tag: 'fr', name: 'french', folder: 'content/french' }],
    };
    const files = {
      'content/english/posts/road.md': post('Road'),
      'content/french/posts/road.md': post('Route'),
    };
    expect(pairOf(files, settings)).toEqual({
      Road: ['fr 2015/01/02/road-french/'],
      Route: ['en 2015/01/02/road/'],
    });
  });

  it('in the folders of Docusaurus', () => {
    const folder = 'i18n/fr/docusaurus-plugin-content-blog';
    const settings = { items: ['blog', folder], languages: [{ tag: 'fr', folder }] };
    const name = '2015-01-02-road.md';
    const files = { [`blog/${name}`]: post('Road'), [`${folder}/${name}`]: post('Route') };
    expect(pairOf(files, settings)).toEqual(PAIR);
  });

  it('by the key of Hugo, whatever their names and days', () => {
    const files = {
      'items/a.md': post('Road', 'translationKey: road\n'),
      'items/b.fr.md': article('Route', '2015-02-03 08:00', 'Le texte.', 'translationKey: road\n'),
    };
    expect(pairOf(files)).toEqual({ Road: ['fr 2015/02/03/b-fr/'], Route: ['en 2015/01/02/a/'] });
  });

  it('by the slug and the language that Pelican has', () => {
    const files = {
      'items/one.md': post('Road', 'slug: road\n'),
      'items/two.md': post('Route', 'slug: road\nlang: fr\n'),
    };
    expect(pairOf(files)).toEqual(PAIR);
  });

  it('in two folders that have files of one name, each with its own', () => {
    const settings = { items: ['blog', 'notes'] };
    const files = {
      'blog/road.md': post('Road'),
      'blog/road.fr.md': post('Route'),
      'notes/road.md': article('Path', '2015-02-03 08:00', 'Another.'),
      'notes/road.fr.md': article('Sentier', '2015-02-03 08:00', 'Un autre.'),
    };
    expect(pairOf(files, settings)).toEqual({
      ...PAIR,
      Path: ['fr 2015/02/03/road-fr/'],
      Sentier: ['en 2015/02/03/road/'],
    });
  });
});

describe('articles are no translations of each other', () => {
  it('where it is not known which belong together', () => {
    const { translations } = publishWith({
      'items/a.md': post('Road', 'translationKey: road\n'),
      'items/b.md': post('Path', 'translationKey: road\n'),
      'items/c.fr.md': post('Route', 'translationKey: road\n'),
    });
    expect(translations).toEqual({ Road: [], Path: [], Route: [] });
  });

  it('where their names are alike, and no language is', () => {
    const { translations } = publishWith({
      'items/road.md': post('Road'),
      'items/2014/sea.fr.md': post('Mer'),
    });
    expect(translations).toEqual({ Road: [], Mer: [] });
  });

  it.each([
    ['a draft', 'draft: true\n'],
    ['unlisted', 'unlisted: true\n'],
    ['held until a time', 'publishDate: 2030-01-01\n'],
    ['expired', 'expires: 2015-06-01\n'],
  ])('while one is %s', (_, more) => {
    const { translations, textOf } = publishWith({
      'items/road.md': post('Road'),
      'items/road.fr.md': post('Route', more),
    });
    expect(translations).toEqual({ Road: [] });
    expect(textOf('2015/01/02/road/index.html')).not.toContain('hreflang');
  });

  it('without the setting', () => {
    const files = { 'items/road.md': post('Road'), 'items/road.fr.md': post('Route', 'lang: fr\n') };
    const disk = memoryDisk({ 'feed.yaml': ENGLISH, ...files });
    publish({ disk }, publicationOf(disk), { now: NOW });
    expect(`${disk.files.get('output/atom.xml')}`).not.toContain('hreflang');
  });
});

describe('a publication that has languages from one day on', () => {
  it('keeps the ids and the pages that it has given out, and tells subscribers nothing', () => {
    const files = {
      'items/fr/road.md': post('Route'),
      'items/sea.fr.md': post('Mer'),
      'items/reo.md': post('Huarahi', 'lang: mi\n'),
    };
    const disk = memoryDisk({ 'feed.yaml': ENGLISH, ...files });
    publish({ disk }, publicationOf(disk), { now: NOW });
    const before = entriesIn(`${disk.files.get('output/atom.xml')}`);
    const { report, entries } = publishWith(files, {}, disk);
    const given = (all: typeof before) => all.map(({ id, link }) => `${id} ${link}`).sort();
    expect(given(entries)).toEqual(given(before));
    expect(report.subscribers.new).toEqual([]);
    expect(report.subscribers.gone).toEqual([]);
    expect(report.problems).toEqual([]);
  });

  it('may have a translation more, which is new, while the other is not told as edited', () => {
    const files = { 'items/road.md': post('Road') };
    const { disk } = publishWith(files);
    disk.files.set('items/road.fr.md', Buffer.from(post('Route')));
    const { report, translations } = publishWith(files, {}, disk);
    expect(report.subscribers.new.map(({ title }) => title)).toEqual(['Route']);
    expect(report.subscribers.edited).toEqual([]);
    expect(translations).toEqual({ Road: ['fr 2015/01/02/road-fr/'], Route: ['en 2015/01/02/road/'] });
  });
});

describe('an article with an error', () => {
  it('stays the translation that it was', () => {
    const files = { 'items/road.md': post('Road'), 'items/road.fr.md': post('Route') };
    const { disk, translations } = publishWith(files);
    disk.files.set('items/road.fr.md', Buffer.from('---\ntitle: [\n---\n'));
    const after = publishWith(files, { onError: 'skip' }, disk);
    expect(after.report.leftOut).toEqual([{ file: 'items/road.fr.md', isKept: true }]);
    expect(after.translations).toEqual(translations);
  });

  it('is none where nobody was given it', () => {
    const files = { 'items/road.md': post('Road'), 'items/road.fr.md': post('Route', 'image: none.png\n') };
    const { translations } = publishWith(files, { onError: 'skip' });
    expect(translations).toEqual({ Road: [] });
  });
});

describe('a feed of one language', () => {
  const { textOf } = publishWith(
    {
      'items/road.md': post('Road'),
      'items/road.fr.md': post('Route'),
      'items/sea.md': post('Sea', 'lang: en-NZ\n'),
    },
    {
      feeds: [
        { path: 'fr', title: 'En français', where: { language: 'fr' } },
        { path: 'en', title: 'In English', where: { language: 'en' } },
        { path: 'sport-fr', title: 'Sport', where: { language: 'fr', tags: ['sport'] } },
      ],
    },
  );

  it('says so in every format', () => {
    expect(textOf('fr/rss.xml')).toContain('<language>fr</language>');
    expect(textOf('fr/atom.xml')).toContain(' xml:lang="fr">\n  <id>');
    expect(JSON.parse(textOf('fr/feed.json')).language).toBe('fr');
    expect(textOf('rss.xml')).toContain('<language>en</language>');
  });

  it('is the first that its articles’ pages name', () => {
    const feedsOn = (path: string) =>
      [...textOf(path).matchAll(/type="application\/rss\+xml" .*href="(.*)"/g)].map(([, href]) => href);
    const [main, fr, en] = ['', 'fr/', 'en/'].map((folder) => `https://news.example.nz/${folder}rss.xml`);
    expect(feedsOn('2015/01/02/road-fr/index.html')).toEqual([fr, main]);
    expect(feedsOn('2015/01/02/sea/index.html')).toEqual([en, main]);
    expect(feedsOn('archive/index.html')).toEqual([main]);
  });
});
