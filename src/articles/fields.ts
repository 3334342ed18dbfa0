import type { AnyItem, Author } from '../model/item.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { copyText } from '../model/text.ts';
import { readLanguage, readText } from '../syntax/value.ts';
import { isAddressPattern, isOfLinkPost, isSwitch, mayBePicture } from './entryMeaning.ts';
import { EPISODE_FIELDS, isChapterList } from './episodeFields.ts';
import { readSourceFeed, readVia } from './fileReferences.ts';
import { readFrontText, writeFrontText } from './frontText.ts';
import { readInstant } from './headDates.ts';
import type { EpisodeField, HeadField } from './headField.ts';
import {
  isSwitchedOff,
  readAddress,
  readAliases,
  readAuthors,
  readCorrection,
  readFiles,
  readId,
  readImage,
  readSlug,
  readTags,
  readTranslationKey,
  slugOfFile,
} from './headReaders.ts';
import { isSwitchValue } from './keptBack.ts';
import { peopleIn } from './people.ts';
import { readLink, siteLinkOf } from './siteLinks/siteLink.ts';
import { writeFile, writeImage, writeTypedFile } from './writeFiles.ts';

/**
 * Every field of front matter but the switches, one row each. `parseHead` reads front matter by these rows, `import` writes it by them,
 * `check` compares documents by them, in their order. Each row's names are ours first, then those of other programs.
 */
export const FIELDS: readonly (HeadField | EpisodeField)[] = [
  { key: 'id', names: ['id', 'guid'], read: readId, write: ({ id }) => id },
  // Read apart: the text may have the title, or there may be none.
  {
    key: 'title',
    names: ['title'],
    write: ({ title }) => writeFrontText(title) || undefined,
    compare: ['title', ({ title }) => title],
  },
  { key: 'slug', names: ['slug'], read: readSlug, fallback: slugOfFile },
  {
    key: 'link',
    names: ['link', 'canonical_url', 'canonicalURL', 'canonical', 'permalink', 'url'],
    accepts: (entry, find) => !isOfLinkPost(entry, find) && !isAddressPattern(entry),
    read: readLink,
    fallback: siteLinkOf,
    write: ({ link }) => link || undefined,
    compare: ['link', ({ link }) => link],
  },
  {
    key: 'externalLink',
    names: ['external_url', 'externalLink', 'link'],
    // To all others, `link` is the article's own page.
    accepts: (entry, find) => entry.key.toLowerCase() !== 'link' || isOfLinkPost(entry, find),
    read: readAddress,
    write: ({ externalLink }) => externalLink,
  },
  {
    key: 'via',
    names: ['via'],
    read: (value, { wrong, report }) => readVia(value, wrong, report),
    write: ({ via }) => via,
  },
  {
    key: 'source',
    names: ['source'],
    read: (value, { wrong, report }) => readSourceFeed(value, wrong, report),
    write: ({ source }) => source && { title: writeFrontText(source.title) || undefined, url: source.url },
  },
  {
    key: 'comments',
    names: ['comments'],
    // `comments: true` is a switch in other programs.
    accepts: (entry) => entry.value.kind !== 'mapping' && !isSwitch(entry),
    read: readAddress,
    write: ({ comments }) => comments,
  },
  // Read apart, like `embargo`, `updated`, `withdrawn` and `reason`: the newsroom text and the file's name have dates
  // too, without any the article has no head, and no later date may be before it.
  {
    key: 'published',
    names: ['date', 'pubDate', 'publishDate', 'pubDatetime', 'published'],
    // `published: no` is a switch.
    accepts: ({ key, value }) => !/^published$/i.test(key) || !isSwitchValue(key, value),
    write: ({ published }) => formatRfc3339(published),
    compare: ['time of publication', ({ published }) => instantText(published)],
  },
  { key: 'embargo', names: ['publishDate'] },
  {
    key: 'updated',
    names: ['updated', 'lastmod', 'modified', 'updatedDate', 'last_modified_at', 'modDatetime'],
    write: ({ date, published }) => (date > published ? formatRfc3339(date) : undefined),
    compare: ['time of the last change', ({ date }) => instantText(date)],
  },
  { key: 'correction', names: ['correction'], read: readCorrection },
  { key: 'withdrawn', names: ['withdrawn'] },
  // `seasons` is not a misspelt `reason`.
  { key: 'reason', names: ['reason'], isSuggested: false },
  { key: 'expires', names: ['expires', 'expiryDate', 'unpublishdate'], read: readInstant },
  {
    key: 'summary',
    names: ['summary', 'description', 'excerpt', 'standfirst'],
    read: (value, context) => readFrontText(value, context, 'a summary'),
    write: ({ description }) => writeFrontText(description),
    compare: ['summary', ({ description }) => description],
  },
  {
    key: 'excerptSeparator',
    names: ['excerpt_separator'],
    read: (value, { wrong }) => readText(value, wrong, 'the mark that ends the summary'),
  },
  {
    key: 'authors',
    names: ['authors', 'author', 'byline', 'by'],
    accepts: (entry) => entry.key.toLowerCase() !== 'by' || !isSwitch(entry),
    read: readAuthors,
    fallback: ({ lines: { byline }, settings }) =>
      byline ? peopleIn(copyText(byline.text)) : settings.authors,
    write: ({ author }) => ifAny(author.map(writeAuthor)),
    compare: ['authors', ({ author }) => authorsText(author)],
  },
  {
    key: 'tags',
    names: ['tags', 'categories', 'keywords', 'tag', 'category'],
    read: readTags,
    fallback: () => [],
    write: ({ category }) => ifAny(category.map(({ name }) => writeFrontText(name))),
    compare: ['tags', ({ category }) => category?.map(({ name }) => name).join(', ')],
  },
  // Read by the row of `tags`: all count, whichever that row finds first.
  { key: 'tag', names: ['tag'] },
  { key: 'categories', names: ['categories', 'category'] },
  {
    key: 'language',
    names: ['language', 'lang'],
    read: (value, { wrong }) => readLanguage(value, wrong),
    write: ({ language }) => language,
  },
  {
    key: 'translationKey',
    names: ['translationKey', 'page_id'],
    isSuggested: false,
    read: readTranslationKey,
  },
  {
    key: 'image',
    names: [
      ...['image', 'cover', 'heroImage', 'images', 'featured_image', 'ogImage', 'itunes_image', 'coverImage'],
      ...['feature_image', 'thumbnail', 'banner'],
    ],
    accepts: (entry) => !isSwitch(entry) && mayBePicture(entry),
    read: readImage,
    write: ({ image }, shown) => image && writeImage(image, shown),
  },
  {
    key: 'hasNoImage',
    names: ['image', 'cover'],
    accepts: isSwitch,
    read: isSwitchedOff,
    // Otherwise the first figure of the text would become the article's picture.
    write: ({ image }, shown) => (image === undefined && shown.length > 0 ? false : undefined),
  },
  // The row of `image` takes the text; here it is only checked, since there may be no picture.
  {
    key: 'imageAlt',
    names: [
      ...[
        'image_alt',
        'imageAlt',
        'heroImageAlt',
        'coverAlt',
        'featured_image_alt',
        'ogImageAlt',
        'coverImageAlt',
      ],
      ...['feature_image_alt', 'thumbnail_alt', 'banner_alt'],
    ],
    read: (value, { wrong }) => void readText(value, wrong, 'what the picture shows'),
  },
  {
    key: 'enclosures',
    names: ['enclosures', 'enclosure'],
    read: readFiles,
    fallback: () => [],
    write: ({ enclosures }) => ifAny(enclosures?.map(writeFile)),
    compare: ['pictures and files', filesText],
  },
  {
    key: 'transcripts',
    names: ['transcripts', 'transcript'],
    read: readFiles,
    fallback: () => [],
    write: ({ transcripts }) => ifAny(transcripts?.map(writeTypedFile)),
  },
  {
    key: 'chapters',
    names: ['chapters'],
    accepts: (entry) => !isChapterList(entry),
    read: (value, context) => readFiles(value, context)[0],
    write: ({ chapters }) => chapters && writeTypedFile(chapters),
  },
  ...EPISODE_FIELDS,
  { key: 'layout', names: ['layout'] },
  { key: 'aliases', names: ['aliases', 'redirect_from', 'alias'], isSuggested: false, read: readAliases },
];

/** A list, or undefined for an empty one: front matter has no empty lists. */
export function ifAny<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

/** An author as front matter names one: the name alone, or a mapping. */
export function writeAuthor({ name, email, link }: Author): unknown {
  return email === undefined && link === undefined
    ? writeFrontText(name)
    : { name: writeFrontText(name), email, url: link };
}

/** The names of authors, to compare; an e-mail address stands for a missing name. */
export function authorsText(authors: readonly Author[] | undefined): string | undefined {
  return authors
    ?.map(({ name, email }) => name || email)
    .filter((name) => name)
    .join(', ');
}

/** An instant, to compare, whatever its offset. */
export function instantText(date: Date | undefined): string | undefined {
  return date && formatRfc3339(new Date(date));
}

/** The addresses of an item's files, to compare. No format says for sure which picture is the item's own. */
export function filesText({ image, enclosures = [] }: Partial<AnyItem>): string {
  const picture = typeof image === 'string' ? image : image?.url;
  const urls = [picture, ...enclosures.map(({ url }) => url)].filter((url) => url !== undefined);
  return [...new Set(urls)].sort().join(', ');
}
