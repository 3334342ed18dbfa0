import { describe, expect, it } from 'vitest';
import { renderFrontPage } from '../../src/site/frontPage.ts';
import { PAGE_MARK, SHARED, type Site } from '../../src/site/layout.ts';
import { bareItem, feedAt, front, HOME, MORNING, OPML, siteOf, siteWith } from './material.ts';
import { microformatsIn } from './microformats.ts';
import { attributeOf, having, metaOf, named, ofClass, only, readPage, textOf } from './page.ts';

const SPORT = feedAt('sport', 'Harbour Sport');
const REO = feedAt('reo', 'Te reo Māori');

describe('the front page', () => {
  it('says what the publication is', () => {
    const page = front();
    expect(named(page, 'title').map(textOf)).toEqual(['Example News']);
    expect(named(page, 'h1').map(textOf)).toEqual(['Example News']);
    expect(textOf(only(page, 'header'))).toContain('News from Example');
    expect(metaOf(page)).toMatchObject({ description: 'News from Example' });
    expect(attributeOf(only(page, 'link', { rel: 'canonical' }), 'href')).toBe(HOME);
  });

  it('has the mark by which the next run knows it', () => {
    expect(renderFrontPage(siteOf(), [])).toContain(PAGE_MARK);
    expect(metaOf(front())).toMatchObject({ generator: 'Dateline' });
  });

  it('lists its articles, as a feed that microformats readers read', () => {
    const ferry = { title: 'Ferry', link: 'https://elsewhere.example/f', published: MORNING };
    const [feed, ...others] = microformatsIn(front(siteOf(), [ferry, {}]).root);
    expect(others).toEqual([]);
    expect(feed).toMatchObject({ type: 'h-feed', properties: { name: ['Newest articles'] } });
    expect(feed?.properties['children']).toEqual([
      {
        type: 'h-entry',
        properties: {
          name: ['Ferry'],
          url: ['https://elsewhere.example/f'],
          published: ['2014-12-22T09:15:00+13:00'],
          summary: ['The road is open.'],
        },
      },
      {
        type: 'h-entry',
        properties: {
          name: ['Road'],
          url: [`${HOME}2014/12/21/road/`],
          published: ['2014-12-21T20:03:00+13:00'],
          summary: ['The road is open.'],
        },
      },
    ]);
  });

  it('says times as people there formatTime them', () => {
    expect(named(front(), 'time').map(textOf)).toEqual(['8:03 pm on 21 December 2014, NZDT']);
  });

  it('leads to the archive, where there is one', () => {
    const linksOf = (archive: string | undefined) =>
      named(readPage(renderFrontPage(siteOf(), [], { archive })), 'a').map((link) =>
        attributeOf(link, 'href'),
      );
    expect(linksOf('archive/')).toContain('archive/');
    expect(linksOf(undefined)).not.toContain('archive/');
  });

  it('has no summary of an article that has none', () => {
    expect(ofClass(readPage(renderFrontPage(siteOf(), [bareItem()])), 'p-summary')).toEqual([]);
  });

  it('says so where there are no articles yet', () => {
    const section = only(front(siteOf(), []), 'section', { class: 'h-feed' });
    expect(textOf(section)).toContain('There are none yet.');
  });

  it('shows the icon, which says nothing that the title does not formatTime', () => {
    const icon = 'https://news.example.nz/media/icon.png';
    const page = front(siteOf({ icon }));
    expect(having(named(page, 'img'), { src: icon, alt: '' })).toHaveLength(1);
    expect(attributeOf(only(page, 'link', { rel: 'icon' }), 'href')).toBe(icon);
    expect(having(named(front(), 'link'), { rel: 'icon' })).toEqual([]);
    expect(named(front(), 'img')).toEqual([]);
  });

  it('ends in whose it is, where that is said', () => {
    expect(textOf(only(front(siteOf({ copyright: '© Example News' })), 'footer')).trim()).toBe(
      '© Example News',
    );
    expect(named(front(), 'footer')).toEqual([]);
  });

  it('has headings in order', () => {
    const headings = front(siteWith([SPORT]), [{}], OPML).elements.filter(({ tagName }) =>
      /^h\d$/.test(tagName),
    );
    expect(headings.map((one) => `${one.tagName} ${textOf(one)}`)).toEqual([
      'h1 Example News',
      'h2 Get every new article',
      'h3 Only a part of it',
      'h2 Newest articles',
      'h3 Road',
    ]);
  });
});

describe('to subscribe', () => {
  const page = front();

  it('there is the address, in a field that can be copied from without a script', () => {
    const label = only(page, 'label');
    const field = only(page, 'input', { id: attributeOf(label, 'for') ?? '' });
    expect([textOf(label), attributeOf(field, 'value')]).toEqual(['Address of the feed', `${HOME}rss.xml`]);
    expect(attributeOf(field, 'readonly')).toBe('');
  });

  it('there is a button, which is hidden until a script shows it, and room to formatTime what it did', () => {
    const button = only(page, 'button', { type: 'button', hidden: '' });
    expect(attributeOf(button, 'data-copies')).toBe(attributeOf(only(page, 'input'), 'id'));
    expect(having(page.elements, { role: 'status' }).map(textOf)).toEqual(['']);
  });

  it('there is no link of a scheme that nearly no program has taken', () => {
    const schemes = named(page, 'a').map((link) => attributeOf(link, 'href')?.match(/^[a-z]+:(?!\/\/)/)?.[0]);
    expect(schemes.filter((scheme) => scheme !== undefined)).toEqual([]);
  });

  it('a link leads from every article to where it is said how', () => {
    expect(attributeOf(ofClass(page, 'follow')[0] ?? page.root, 'id')).toBe('follow');
  });

  it('it is said what a feed reader is, and of which there are some', () => {
    const details = textOf(only(page, 'details'));
    expect(details).toContain('What is a feed reader?');
    expect(details).toContain('Inoreader');
  });

  it('each format is a link', () => {
    const [formats] = ofClass(page, 'formats');
    const links = named(page, 'a').filter(({ parentNode }) => parentNode === formats);
    expect(links.map((link) => `${textOf(link)} ${attributeOf(link, 'href')}`)).toEqual([
      `RSS ${HOME}rss.xml`,
      `Atom ${HOME}atom.xml`,
      `JSON Feed ${HOME}feed.json`,
    ]);
  });

  it('feeds of a part are links, and there is a list of all', () => {
    const links = named(front(siteWith([SPORT, REO]), [], OPML), 'a').map(
      (link) => `${textOf(link)} ${attributeOf(link, 'href')}`,
    );
    expect(links).toContain(`Harbour Sport ${HOME}sport/rss.xml`);
    expect(links).toContain(`Te reo Māori ${HOME}reo/rss.xml`);
    expect(links).toContain(`All feeds as one list ${HOME}feeds.opml`);
  });

  it('nothing is said of parts where there are none, nor of a list where there is none', () => {
    expect(named(page, 'h3').map(textOf)).not.toContain('Only a part of it');
    expect(textOf(front(siteWith([SPORT])).root)).not.toContain('OPML');
  });
});

describe('feeds are announced', () => {
  const announced = (site: Site) =>
    having(named(front(site), 'link'), { rel: 'alternate' }).map((link) =>
      ['type', 'title', 'href'].map((name) => attributeOf(link, name)).join(' | '),
    );

  it('in each format, under titles that a person can tell apart', () => {
    expect(announced(siteOf())).toEqual([
      `application/rss+xml | Example News (RSS) | ${HOME}rss.xml`,
      `application/atom+xml | Example News (Atom) | ${HOME}atom.xml`,
      `application/feed+json | Example News (JSON Feed) | ${HOME}feed.json`,
    ]);
  });

  it('with those of a part that a person has named, and without those of tags', () => {
    const named = siteWith([SPORT]);
    const tags = [feedAt('tags/harbour', 'Example News: Harbour'), feedAt('tags/sea', 'Example News: sea')];
    expect(announced({ ...named, others: [SPORT, ...tags] }).slice(3)).toEqual([
      `application/rss+xml | Harbour Sport | ${HOME}sport/rss.xml`,
    ]);
  });

  it('no more of them than fit', () => {
    const others = Array.from({ length: 300 }, (_, index) => feedAt(`f${index}`, `F ${index}`));
    const lines = announced(siteWith(others));
    expect(lines[3]).toContain('F 0');
    expect(lines.length).toBeLessThan(3 + 30);
  });

  it('under titles that are distinct, though two have one', () => {
    const others = [SPORT, feedAt('more', 'Harbour Sport'), feedAt('own', 'Example News (RSS)')];
    const titles = announced(siteWith(others)).map((line) => line.split(' | ')[1]);
    expect(new Set(titles).size).toBe(6);
  });
});

it('has one script, a file of its own, and the style sheet', () => {
  const page = front();
  expect(named(page, 'script').map(({ attrs }) => attrs)).toEqual([
    [
      { name: 'src', value: SHARED.copyScript },
      { name: 'defer', value: '' },
    ],
  ]);
  expect(attributeOf(only(page, 'link', { rel: 'stylesheet' }), 'href')).toBe(SHARED.style);
});
