import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { publish } from '../../src/publish/publish.ts';
import { publicationOf, readOnlyDisk } from '../support/memoryDisk.ts';
import { NOW } from '../support/publication.ts';

/** An item of JSON Feed, as far as these tests look at it. */
interface JsonItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary?: string;
  readonly content_html: string;
  readonly image?: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly authors: readonly { readonly name: string }[];
  readonly tags?: readonly string[];
  readonly attachments?: readonly {
    readonly url: string;
    readonly mime_type: string;
    readonly size_in_bytes?: number;
  }[];
}

/** What a folder is to become: worked out by hand from its front matter, in the order of its files. */
interface Folder {
  readonly name: string;
  readonly url: string;
  /** Title, when it is published, its slug, and its link where its front matter gives one. */
  readonly articles: readonly (readonly [title: string, published: string, slug: string, link?: string])[];
  /** The titles of what is there and is no article, or not now. */
  readonly keptOut: readonly string[];
  readonly counts: { readonly held: number; readonly drafts: number; readonly expired: number };
}

// In Auckland the clocks are 13 hours ahead until 5 April 2015, 12 until 27 September 2015 at two in the morning, then 13.
const FOLDERS: readonly Folder[] = [
  {
    name: 'from-hugo',
    url: 'https://peninsula.example.nz/',
    articles: [
      // The day is in the folder's name, and nowhere else.
      ['Okains Bay fair has a tent at last', '2015-02-14T00:00:00+13:00', 'okains-bay-fair'],
      // The clocks had gone forward five hours before.
      ['Akaroa wharf loses a pile, gains a seal', '2015-09-27T07:45:00+13:00', 'akaroa-wharf'],
      // Its publishDate is the evening before its date.
      [
        'Late ferry on Fridays',
        '2015-11-02T00:00:00+13:00',
        'ferry',
        'https://peninsula.example.nz/ferry/late.html',
      ],
      ['Governors Bay jetty: half way there', '2015-01-12T09:10:33+13:00', 'governors-bay-jetty'],
      [
        'Little River market moves indoors',
        '2015-07-04T00:00:00+12:00',
        'little-river-market',
        'https://peninsula.example.nz/market/little-river/',
      ],
      ['Lyttelton tunnel closes for three nights', '2015-06-08T07:30:00+12:00', 'lyttelton-tunnel-closes'],
      // Its publishDate is two days after its date.
      ['Sumner bus stops at the library again', '2015-05-02T06:00:00+12:00', 'library-bus-stop'],
    ],
    keptOut: [
      'All posts',
      'Diamond Harbour',
      'Pigeon Bay, to be written',
      'No swimming at Corsair Bay this weekend',
      'The regatta, as it will have been',
    ],
    counts: { held: 1, drafts: 1, expired: 1 },
  },
  {
    name: 'from-jekyll',
    url: 'https://raglan.example.nz/',
    articles: [
      ['The library opens on Sundays', '2015-08-09T00:00:00+12:00', 'library-hours'],
      ['Wharf Street gets its footpath', '2015-09-14T12:00:00+12:00', 'wharf-street-footpath'],
      ['Three metres at Manu Bay', '2015-10-03T00:00:00+13:00', 'manu-bay-swell'],
      [
        'The footbridge turns out to be blue',
        '2015-11-20T07:30:00+13:00',
        'bridge-repaint',
        'https://raglan.example.nz/footbridge-blue/',
      ],
      ['Fire at the reserve is out', '2015-12-05T21:15:00+13:00', 'wainui-fire'],
      // The file's name says the 24th.
      ['Carols by the water, a day early', '2015-12-23T18:00:00+13:00', 'carols'],
    ],
    keptOut: ['What the rates will be', 'A skate park, perhaps'],
    counts: { held: 0, drafts: 2, expired: 0 },
  },
  {
    name: 'from-eleventy',
    url: 'https://coast.example.nz/',
    articles: [
      ['Karamea road open by night', '2015-08-20T00:00:00+12:00', 'karamea-road'],
      ['The Greymouth clock is right twice a day', '2015-09-14T00:00:00+12:00', 'greymouth-clock'],
      ['A spring tide at Punakaiki', '2015-11-15T21:20:00+13:00', 'punakaiki-blowholes'],
      ['Reefton turns its lights off', '2015-12-01T18:30:00+13:00', 'reefton-lights'],
      [
        'One lane over the Westport bridge',
        '2015-12-01T06:30:00+13:00',
        'westport-bridge',
        'https://coast.example.nz/posts/westport-bridge/index.html',
      ],
    ],
    keptOut: ['About this list', 'Blackball, notes', 'Driftwood for everyone at Hokitika'],
    counts: { held: 0, drafts: 3, expired: 0 },
  },
  {
    name: 'from-astro',
    url: 'https://hills.example.nz/',
    articles: [
      ['The long way round the castle', '2015-12-19T00:00:00+13:00', 'castle-walk'],
      ['First frost on Pine Hill', '2015-07-08T00:00:00+12:00', 'first-frost'],
      // A quarter past six in the evening in London is the next morning here.
      ['Snow in October', '2015-10-06T07:15:00+13:00', 'october-snow'],
      ['Signal Hill has a new gate', '2015-07-22T00:00:00+12:00', 'signal-hill'],
      ['The pool at St Clair is warm', '2015-08-01T00:00:00+12:00', 'st-clair-pool'],
    ],
    keptOut: ['A tunnel that nobody asked for'],
    counts: { held: 0, drafts: 1, expired: 0 },
  },
];

/** What these generators leave out, or put into their templates. */
const EXPECTED_CODES = ['DATE_WITHOUT_TIME', 'PICTURE_WITHOUT_ALT'];

describe.each(FOLDERS)('the folder $name', ({ name, url, articles, keptOut, counts }) => {
  it('becomes these articles at these times, and no other', () => {
    const { items } = publishedFrom(name);
    const times = items.map(({ title, date_published }) => [title, date_published]);
    expect(Object.fromEntries(times)).toEqual(
      Object.fromEntries(articles.map(([title, published]) => [title, published])),
    );
  });

  it('says nowhere what is kept out of it', () => {
    const { outputs } = publishedFrom(name);
    const sources = sourcesOf(name);
    for (const title of keptOut) {
      expect(sources).toContain(title);
      for (const [document, text] of Object.entries(outputs)) {
        expect(text, document).not.toContain(title);
      }
    }
  });

  it('counts what is kept out of it', () => {
    const { report } = publishedFrom(name);
    expect(report.items).toMatchObject({ published: articles.length, ...counts });
  });

  it('gives each article the id of its domain, its day and its slug', () => {
    const { items } = publishedFrom(name);
    const { hostname } = new URL(url);
    const ids = articles.map(([title, published, slug]) => [
      title,
      `tag:${hostname},${published.slice(0, 10)}:${slug}`,
    ]);
    expect(Object.fromEntries(items.map(({ title, id }) => [title, id]))).toEqual(Object.fromEntries(ids));
  });

  it('links each article to where its front matter puts it, else to its day and its slug', () => {
    const { items } = publishedFrom(name);
    const links = articles.map(([title, published, slug, link]) => [
      title,
      link ?? `${url}${published.slice(0, 10).replaceAll('-', '/')}/${slug}/`,
    ]);
    expect(Object.fromEntries(items.map((item) => [item.title, item.url]))).toEqual(
      Object.fromEntries(links),
    );
  });

  it('is read without a word but of days without a time and pictures without alt text', () => {
    const { report } = publishedFrom(name);
    const others = report.problems.filter(({ code }) => !EXPECTED_CODES.includes(code));
    expect(others).toEqual([]);
  });
});

describe('a folder of Hugo', () => {
  const find = finderOf('from-hugo');

  it('has the tags of tags, else of categories, else of keywords', () => {
    expect(find('Lyttelton tunnel').tags).toEqual(['roads', 'Lyttelton']);
    expect(find('Akaroa wharf').tags).toEqual(['Harbour', 'Wildlife']);
    expect(find('Okains Bay fair').tags).toEqual(['fair', 'Okains Bay']);
  });

  it('says with lastmod when an article was changed', () => {
    expect(find('Little River').date_modified).toBe('2015-07-05T10:00:00+12:00');
    expect(find('Governors Bay').date_modified).toBe('2015-01-13T08:00:00+13:00');
    expect(find('Lyttelton tunnel').date_modified).toBe('2015-06-08T07:30:00+12:00');
  });

  it('sums an article up with summary or description', () => {
    expect(find('Little River').summary).toBe('The market is in the old station for the winter.');
    expect(find('Sumner bus').summary).toBe('The stop is back, and so is its bench.');
  });

  it('names every author of a list', () => {
    expect(find('Governors Bay').authors).toEqual([{ name: 'Moana Tait' }, { name: 'Rob Lidgard' }]);
  });

  it('shows a picture of a bundle in its true size, with its title below it', () => {
    const { content_html: html } = find('Lyttelton tunnel');
    expect(html).toMatch(pictureIn('https://peninsula.example.nz/', 'portal', 'jpg', 48, 32));
    expect(html).toContain('<figcaption>The Heathcote side, before the cones went out</figcaption>');
  });

  it('shows the cover of PaperMod with its alt text and its caption', () => {
    const { content_html: html } = find('Governors Bay');
    expect(html).toMatch(pictureIn('https://peninsula.example.nz/', 'jetty', 'jpg', 40, 30));
    expect(html).toContain('alt="A jetty with every second plank missing"');
    expect(html).toContain('<figcaption>It can be walked by people with long legs</figcaption>');
  });

  it('takes the cover of PaperMod and the images of Hugo out of the bundle', () => {
    expect(find('Governors Bay').image).toMatch(served('https://peninsula.example.nz/', 'jetty', 'jpg'));
    expect(find('Okains Bay fair').image).toMatch(served('https://peninsula.example.nz/', 'tent', 'webp'));
    expect(find('Governors Bay').attachments).toEqual([
      {
        url: find('Governors Bay').image,
        mime_type: 'image/jpeg',
        size_in_bytes: sizeOf('from-hugo/content/posts/governors-bay-jetty/jetty.jpg'),
      },
    ]);
  });

  it('takes an address from the root of the site for a picture that the site serves', () => {
    expect(find('Little River').image).toBe('https://peninsula.example.nz/images/station.png');
    expect(find('Late ferry').image).toBe('https://peninsula.example.nz/images/ferry.png');
    expect(find('Late ferry').content_html).toContain(
      'src="https://peninsula.example.nz/images/timetable.png"',
    );
    expect(find('Sumner bus').image).toBe('https://pictures.example.nz/bench.jpg');
  });

  it('keeps a footnote as a link to a note below, and nothing of the mark where the summary ends', () => {
    const { content_html: html, summary } = find('Akaroa wharf');
    expect(html).not.toContain('[^1]');
    expect(html).not.toContain('more');
    expect(html).toMatch(/href="[^"]*#[^"]+"[\s\S]*a man who had come to fish at two/);
    expect(summary).toBe(
      'A pile of the main wharf went into the sea in the night that the clocks went forward.',
    );
  });
});

describe('a folder of Jekyll', () => {
  const find = finderOf('from-jekyll');

  it('splits the text of categories at its spaces, as Jekyll does, and of category not', () => {
    expect(find('Wharf Street').tags).toEqual(['council', 'footpaths']);
    expect(find('Fire at the reserve').tags).toEqual(['emergency services']);
    expect(find('Carols').tags).toEqual(['events']);
  });

  it('has the tags of tags, or the one of tag', () => {
    expect(find('Three metres').tags).toEqual(['surf', 'weather forecast']);
    expect(find('The footbridge').tags).toEqual(['footbridge']);
  });

  it('says with last_modified_at when an article was changed', () => {
    expect(find('The footbridge').date_modified).toBe('2015-11-21T09:00:00+13:00');
    expect(find('Carols').date_modified).toBe('2015-12-23T18:00:00+13:00');
  });

  it('sums an article up with its excerpt', () => {
    expect(find('Three metres').summary).toBe('The swell is here, and so is everyone.');
  });

  it('names the author, written as a name or as a mapping', () => {
    expect(find('The footbridge').authors).toEqual([{ name: 'Ngaire Pohatu' }]);
    expect(find('Carols').authors).toEqual([{ name: 'Tama Weir' }]);
  });

  it('takes an address from the root of the site for a picture that the site serves', () => {
    expect(find('The footbridge').image).toBe('https://raglan.example.nz/assets/images/bridge.jpg');
    expect(find('The footbridge').content_html).toContain(
      'src="https://raglan.example.nz/assets/images/half.jpg"',
    );
    expect(find('Fire at the reserve').image).toBe('https://raglan.example.nz/assets/images/reserve.png');
  });
});

describe('a folder of Eleventy', () => {
  const find = finderOf('from-eleventy');

  it('takes the text of tags for one tag', () => {
    expect(find('The Greymouth clock').tags).toEqual(['posts']);
    expect(find('Karamea road').tags).toEqual(['road works']);
    expect(find('Reefton').tags).toEqual(['posts', 'power']);
  });

  it('says with updated when an article was changed', () => {
    expect(find('A spring tide').date_modified).toBe('2015-11-16T20:00:00+13:00');
    expect(find('Reefton').date_modified).toBe('2015-12-01T18:30:00+13:00');
  });

  it('sums an article up with its description', () => {
    expect(find('The Greymouth clock').summary).toBe('It stopped at ten to four, and nobody has the key.');
  });

  it('shows a picture beside its post in its true size', () => {
    const site = 'https://coast.example.nz/';
    expect(find('A spring tide').content_html).toMatch(pictureIn(site, 'blowhole', 'jpg', 32, 40));
    expect(find('One lane').content_html).toMatch(pictureIn(site, 'queue', 'png', 30, 20));
  });
});

describe('a folder of Astro', () => {
  const find = finderOf('from-astro');
  const site = 'https://hills.example.nz/';

  it('says with updatedDate when an article was changed', () => {
    expect(find('Signal Hill').date_modified).toBe('2015-07-25T00:00:00+12:00');
    expect(find('The long way').date_modified).toBe('2015-12-21T08:00:00+13:00');
    expect(find('First frost').date_modified).toBe('2015-07-08T00:00:00+12:00');
  });

  it('has the author, the tags and the picture of the tutorial', () => {
    expect(find('The pool')).toMatchObject({
      authors: [{ name: 'Isla Munro' }],
      tags: ['swimming', 'St Clair', 'winter'],
      image: 'https://pictures.example.nz/pool.jpg',
      summary: 'Twenty-eight degrees, and steam.',
    });
  });

  it('takes a heroImage out of the folder of pictures, or from beside the article', () => {
    expect(find('First frost').image).toMatch(served(site, 'frost', 'jpg'));
    expect(find('Signal Hill').image).toMatch(served(site, 'gate', 'png'));
    expect(find('First frost').attachments).toEqual([
      {
        url: find('First frost').image,
        mime_type: 'image/jpeg',
        size_in_bytes: sizeOf('from-astro/src/assets/frost.jpg'),
      },
    ]);
  });

  it('takes a heroImage from the root of the site for one that the site serves', () => {
    expect(find('Snow in October').image).toBe('https://hills.example.nz/hill-placeholder-1.jpg');
  });

  it('shows pictures of both folders in their true size', () => {
    expect(find('Signal Hill').content_html).toMatch(pictureIn(site, 'gate', 'png', 28, 21));
    expect(find('Snow in October').content_html).toMatch(pictureIn(site, 'mast', 'png', 20, 30));
    expect(find('The long way').content_html).toMatch(pictureIn(site, 'view', 'webp', 44, 22));
  });
});

const published = new Map<string, ReturnType<typeof publishFrom>>();

/** A folder is published once for all tests: none of them changes it. */
function publishedFrom(name: string) {
  const made = published.get(name) ?? publishFrom(name);
  published.set(name, made);
  return made;
}

function publishFrom(name: string) {
  const { disk, outputs } = readOnlyDisk(pathOf(name));
  const report = publish({ disk }, publicationOf(disk), { now: NOW });
  const feed = outputs['feed.json'];
  if (feed === undefined) throw new Error(`${name}: ${report.problems.map(({ message }) => message)}`);
  const { items } = JSON.parse(feed) as { items: readonly JsonItem[] };
  return { report, outputs, items };
}

/** Finds an item by the words that its title begins with. */
function finderOf(name: string): (words: string) => JsonItem {
  return (words) => {
    const found = publishedFrom(name).items.find(({ title }) => title.startsWith(words));
    if (found === undefined) throw new Error(`${name}: no article "${words}"`);
    return found;
  };
}

/** The text of every file with front matter. */
function sourcesOf(name: string): string {
  const files = readdirSync(pathOf(name), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.(?:md|markdown)$/.test(file));
  return sources.map((file) => readFileSync(join(pathOf(name), file), 'utf8')).join('\n');
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`../golden/${name}`, import.meta.url));
}

function sizeOf(path: string): number {
  return statSync(pathOf(path)).size;
}

/** The address of a file of the author's: his name for it, and what changes with its bytes. */
function served(site: string, base: string, extension: string): RegExp {
  return new RegExp(`^${addressOf(site, base, extension)}$`);
}

/** A picture of the author's in HTML. */
function pictureIn(site: string, base: string, extension: string, width: number, height: number): RegExp {
  const address = addressOf(site, base, extension);
  return new RegExp(`<img src="${address}" alt="[^"]+" width="${width}" height="${height}">`);
}

function addressOf(site: string, base: string, extension: string): string {
  return `${site.replaceAll('.', '\\.')}(?:[^"]*/)?${base}-[^"/]+\\.${extension}`;
}
