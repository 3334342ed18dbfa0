import { describe, expect, it } from 'vitest';
import { renderFrontPage } from '../../src/site/frontPage.ts';
import type { ListedEpisode } from '../../src/site/seasons.ts';
import { renderShowPage } from '../../src/site/showPage.ts';
import { EVENING, feedAt, front, HOME, itemOf, siteOf, siteWith } from './material.ts';
import { attributeOf, elementsIn, named, ofClass, readPage, textOf } from './page.ts';
import { PODCAST, showOf } from './show.ts';

const line = (text: string) => text.replace(/\s+/g, ' ').trim();

const listed = (title: string, more: Partial<ListedEpisode> = {}): ListedEpisode => ({
  title,
  link: `${HOME}${title}/`,
  published: EVENING,
  ...more,
});

const EPISODES = [
  listed('Soon', { type: 'trailer' }),
  listed('Tides', { season: { number: 2 }, number: { number: 3 }, durationInSeconds: 754 }),
  listed('Ropes', { season: { number: 2, name: 'The pier' }, number: { number: 2 }, language: 'mi' }),
  listed('Nets', { season: { number: 1 } }),
];

function text(show = showOf(), episodes = EPISODES, newest = [itemOf()], site = siteOf()) {
  const addressOf = (format: string) => `${HOME}show/${format}`;
  return renderShowPage(site, show, { newest, episodes, addressOf, top: '../' });
}

const page = (...parts: Parameters<typeof text>) => readPage(text(...parts));

const listsOf = (shown: ReturnType<typeof page>) => {
  const [seasons] = ofClass(shown, 'seasons');
  return seasons
    ? elementsIn(seasons)
        .filter(({ tagName }) => /^(?:h[23]|li)$/.test(tagName))
        .map((one) => line(textOf(one)))
    : [];
};

describe('the page of a show', () => {
  it('has its cover, what it is about, who makes it, and where it can be supported', () => {
    const show = showOf({
      author: 'Ana Lee',
      description: 'An hour.',
      funding: [
        { url: 'https://a.example/', title: 'Give' },
        { url: 'https://b.example/', title: 'Join' },
      ],
      persons: [{ name: 'Ana', role: 'host' }],
    });
    const whole = line(textOf(page(show).root));
    for (const words of [
      'The Harbour Hour By Ana Lee An hour.',
      'Support the show: Give, Join.',
      'People Ana (host)',
    ])
      expect(whole).toContain(words);
    expect(ofClass(page(show), 'cover').map((one) => attributeOf(one, 'src'))).toEqual([PODCAST.image]);
  });

  it('is described as the publication is where it says nothing of itself', () => {
    expect(line(textOf(page().root))).toContain(siteOf().settings.description);
  });

  it('opens in apps by the address of its feed, each in its own form', () => {
    const [apps] = ofClass(page(), 'apps');
    const links = apps ? named({ elements: elementsIn(apps) }, 'a') : [];
    expect(links.map((link) => [textOf(link), attributeOf(link, 'href')])).toEqual([
      ['Apple Podcasts', 'podcast://news.example.nz/show/rss.xml'],
      ['Overcast', 'overcast://x-callback-url/add?url=https%3A%2F%2Fnews.example.nz%2Fshow%2Frss.xml'],
      ['Pocket Casts', 'pktc://subscribe/news.example.nz/show/rss.xml'],
      [
        'AntennaPod',
        'https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fnews.example.nz%2Fshow%2Frss.xml&title=The+Harbour+Hour',
      ],
    ]);
    expect(text()).toContain(`value="${HOME}show/rss.xml"`);
  });

  it('announces its own feed in all formats', () => {
    const links = named(page(), 'link').filter((link) => attributeOf(link, 'rel') === 'alternate');
    expect(links.map((link) => attributeOf(link, 'href'))).toEqual(
      ['rss', 'atom', 'json'].map((format) => `${HOME}show/${format}`),
    );
  });

  it('has the newest episodes, or says that there are none yet', () => {
    expect(ofClass(page(), 'h-entry')).toHaveLength(1);
    expect(line(textOf(page(showOf(), [], []).root))).toContain('There are none yet.');
  });

  it('is a PodcastSeries to machines', () => {
    const json = /ld\+json">\n([^<]*)<\/script>/.exec(text(showOf({ author: 'Ana Lee' })))?.[1] ?? '';
    expect(JSON.parse(json)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'PodcastSeries',
      name: 'The Harbour Hour',
      url: `${HOME}show/`,
      webFeed: `${HOME}show/rss.xml`,
      inLanguage: 'en-NZ',
      description: siteOf().settings.description,
      image: PODCAST.image,
      author: { '@type': 'Organization', name: 'Ana Lee' },
      isFamilyFriendly: true,
    });
  });
});

describe('all episodes', () => {
  const when = '8:03 pm on 21 December 2014, NZDT';

  it('are listed by season, the newest first', () => {
    expect(listsOf(page())).toEqual([
      'All episodes',
      'Season 2: The pier',
      `Tides Episode 3 · ${when} · 12:34`,
      `Ropes Episode 2 · ${when}`,
      'Season 1',
      `Nets ${when}`,
      'Without a season',
      `Soon Trailer · ${when}`,
    ]);
  });

  it('of a serial begin with the first of each season', () => {
    const lines = listsOf(page(showOf({ type: 'serial' })));
    expect(lines.slice(2, 4)).toEqual([`Ropes Episode 2 · ${when}`, `Tides Episode 3 · ${when} · 12:34`]);
  });

  it('have no heading where there are no seasons, and no list where the newest are all', () => {
    const two = [listed('A'), listed('B')];
    expect(listsOf(page(showOf(), two))).toEqual(['All episodes', `A ${when}`, `B ${when}`]);
    expect(listsOf(page(showOf(), two, [itemOf(), itemOf()]))).toEqual([]);
  });
});

describe('the front page', () => {
  it('of a publication that is a show has its cover, its apps and its seasons', () => {
    const show = { ...showOf(), page: HOME, feed: `${HOME}rss.xml` };
    const shown = readPage(
      renderFrontPage(siteOf({ icon: `${HOME}icon.png` }), [itemOf()], { show, episodes: EPISODES }),
    );
    expect(ofClass(shown, 'cover')).toHaveLength(1);
    expect(ofClass(shown, 'icon')).toEqual([]);
    expect(ofClass(shown, 'apps')).toHaveLength(1);
    expect(listsOf(shown)).toHaveLength(8);
    const bare = readPage(renderFrontPage(siteOf(), [itemOf()], { show }));
    expect(listsOf(bare)).toEqual([]);
  });

  it('leads to the page of a show, and to the documents of other feeds', () => {
    const show = { ...feedAt('show', 'The Harbour Hour'), id: `${HOME}show/`, podcast: PODCAST };
    const [list] = named(front(siteWith([show, feedAt('sport', 'Sport')])), 'ul');
    const links = list ? named({ elements: elementsIn(list) }, 'a') : [];
    expect(links.map((link) => attributeOf(link, 'href'))).toEqual([`${HOME}show/`, `${HOME}sport/rss.xml`]);
  });
});
