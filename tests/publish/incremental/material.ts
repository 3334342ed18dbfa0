import fc from 'fast-check';
import type { EpisodeHead, Head } from '../../../src/model/article.ts';
import { Stamp } from '../../../src/model/stamp.ts';
import type { ArticleRecord, BodyRecord } from '../../../src/publish/incremental/articleRecord.ts';

const text = fc.string({ unit: 'grapheme' });
const size = fc.nat();
const placeIn = (file: string) =>
  fc.record({ file: fc.oneof(fc.constant(file), text), line: size, column: size });
const stamp = fc
  .tuple(fc.integer({ min: -1e13, max: 1e13 }), fc.integer({ min: -840, max: 840 }))
  .map((parts) => new Stamp(...parts));

const author = fc.record({ name: text, email: text, link: text }, { requiredKeys: ['name'] });
const reference = fc.record(
  { src: text, at: size, type: text, sizeInBytes: size },
  { requiredKeys: ['src', 'at'] },
);

/** All that a record can have: a field that is added to the type has to be added here. */
type Fields<T> = { readonly [K in keyof T]-?: fc.Arbitrary<NonNullable<T[K]>> };

const optionally = <T>(
  fields: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  ...requiredKeys: (keyof T)[]
) => fc.record(fields, { requiredKeys });

const bare = fc.record({ src: text, at: size });

const anyEpisode = (place: ReturnType<typeof placeIn>): fc.Arbitrary<EpisodeHead> => {
  const fields: Fields<EpisodeHead> = {
    season: optionally({ number: size, name: text }, 'number'),
    number: optionally({ number: size, display: text }, 'number'),
    type: fc.constantFrom('full', 'trailer', 'bonus'),
    isExplicit: fc.boolean(),
    isBlocked: fc.constant(true),
    title: text,
    persons: fc.array(optionally({ name: text, role: text, group: text, img: bare, href: text }, 'name')),
    location: optionally({ name: text, geo: text, osm: text }, 'name'),
    soundbites: fc.array(
      optionally(
        { startInSeconds: size, durationInSeconds: size, title: text },
        'startInSeconds',
        'durationInSeconds',
      ),
    ),
    alternates: fc.array(
      optionally(
        {
          sources: fc.array(optionally({ src: text, at: size, contentType: text }, 'src', 'at')),
          type: text,
          length: size,
          bitrate: size,
          height: size,
          language: text,
          title: text,
          rel: text,
          codecs: text,
          isDefault: fc.boolean(),
          integrity: text,
        },
        'sources',
      ),
    ),
    social: fc.array(
      optionally(
        { protocol: text, uri: text, accountId: text, accountUrl: text, priority: size },
        'protocol',
      ),
    ),
    texts: fc.array(optionally({ value: text, purpose: text }, 'value')),
    license: optionally({ name: text, url: text }, 'name'),
    contentLinks: fc.array(fc.record({ href: text, title: text })),
    durationInSeconds: size,
    chapters: fc.array(
      optionally(
        { startInSeconds: size, title: text, img: bare, url: text, isHidden: fc.constant(true as const) },
        'startInSeconds',
      ),
    ),
    place,
  };
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<EpisodeHead>;
};

const headFields = (file: string): Fields<Head> => ({
  file: fc.constant(file),
  format: fc.constantFrom('markdown', 'newsroom'),
  bodyStart: size,
  fingerprint: text,
  textHash: text,
  asides: fc.array(text),
  isBrief: fc.constant(true),
  isUntitled: fc.boolean(),
  slug: text,
  bareSlug: text,
  hasOwnSlug: fc.constant(true),
  translationKey: text,
  title: text,
  published: stamp,
  publishedPlace: placeIn(file),
  updated: stamp,
  updatedPlace: placeIn(file),
  unlistedPlace: placeIn(file),
  correction: text,
  withdrawn: fc.record({ time: stamp, reason: text }, { requiredKeys: ['time'] }),
  expires: stamp,
  id: text,
  link: text,
  externalLink: text,
  aliases: fc.array(text),
  via: text,
  source: fc.record({ title: text, url: text }),
  comments: text,
  summary: text,
  excerptSeparator: text,
  language: text,
  authors: fc.array(author),
  tags: fc.array(text),
  image: fc.record({ src: text, alt: text, at: size }),
  hasNoImage: fc.boolean(),
  enclosures: fc.array(reference),
  transcripts: fc.array(reference),
  chapters: reference,
  episode: anyEpisode(placeIn(file)),
  idPlace: placeIn(file),
});

const headOf = (file: string): fc.Arbitrary<Head> =>
  fc.record(headFields(file), {
    requiredKeys: [
      'file',
      'format',
      'bodyStart',
      'fingerprint',
      'textHash',
      'slug',
      'title',
      'published',
      'publishedPlace',
      'updated',
      'authors',
      'tags',
      'enclosures',
      'transcripts',
      'idPlace',
    ],
  });

const problem = fc.record({
  severity: fc.constantFrom('error', 'warning', 'note'),
  code: fc.constantFrom('DATE_MISSING', 'NOT_UTF8'),
  file: text,
  line: size,
  column: size,
  message: text,
  mend: text,
});

const media = fc.record(
  {
    url: text,
    path: fc.stringMatching(/^media\/[\w.-]+$/),
    source: text,
    isData: fc.constant(true),
    type: text,
    length: size,
    width: size,
    height: size,
  },
  { requiredKeys: ['url', 'path', 'source', 'type', 'length'] },
);

const body: fc.Arbitrary<BodyRecord> = fc.record(
  {
    settingsHash: text,
    fingerprint: text,
    id: text,
    link: text,
    dependencies: fc.array(fc.tuple(text, text)).map((all) => new Map(all)),
    links: fc.array(fc.tuple(text, text)).map((all) => new Map(all)),
    problems: fc.array(problem),
    media: fc.array(media),
    contentHash: text,
    translations: fc.array(fc.record({ language: text, link: text })),
    sizes: fc.array(fc.tuple(text, size)).map((all) => new Map(all)),
  },
  {
    requiredKeys: [
      'settingsHash',
      'fingerprint',
      'id',
      'link',
      'dependencies',
      'links',
      'problems',
      'media',
      'sizes',
    ],
  },
);

/** A file, and the record of it, with anything that a head and a body can have. */
export const anyArticle: fc.Arbitrary<[string, ArticleRecord]> = text.chain((file) =>
  fc.tuple(
    fc.constant(file),
    fc.record(
      {
        state: text,
        result: fc.record(
          { head: headOf(file), isDraft: fc.boolean(), problems: fc.array(problem) },
          { requiredKeys: ['isDraft', 'problems'] },
        ),
        body,
      },
      { requiredKeys: ['state', 'result'] },
    ),
  ),
);
