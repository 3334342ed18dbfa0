import type { Author, Picture } from '../../model/item.ts';
import { expected, type Fault } from '../../model/problem.ts';
import { Stamp } from '../../model/stamp.ts';
import type { ReadEntry } from '../reader/feedDocument.ts';
import {
  addressAt,
  dateAt,
  type FeedContext,
  resolveAddress,
  singleLine,
  withoutUndefined,
} from '../reader/fieldValues.ts';
import type { JsonObject } from '../reader/jsonTree.ts';
import { textOfHtml } from '../reader/textToHtml.ts';
import type { Found } from './countByName.ts';
import { forEveryone } from './ghostBlocks.ts';
import type { GhostTables } from './ghostTables.ts';
import { isSaid, keyAt, textAt } from './jsonMembers.ts';

/** What stands in the database for the site's address. */
const PLACEHOLDER = '__GHOST_URL__';

/** Members of a post and of its row in `posts_meta` that are taken, or say nothing to readers. */
const TAKEN = new Set(
  (
    'id uuid post_id comment_id title slug html type status page visibility email_only published_at updated_at locale language ' +
    'custom_excerpt meta_description feature_image image feature_image_alt feature_image_caption plaintext amp ' +
    'mobiledoc lexical markdown created_at created_by updated_by published_by author_id newsletter_id ' +
    'email_recipient_filter show_title_and_feature_image'
  ).split(' '),
);

/** A post as an entry. Members that have no place are added to `unread`. */
export function postOf(
  post: JsonObject,
  { site, authors, tags, meta: metas }: GhostTables,
  context: FeedContext,
  unread: Found[],
): ReadEntry {
  const id = keyAt(post, 'id');
  const meta = metas.get(id);
  for (const name of [...namesOf(post), ...namesOf(meta)])
    unread.push({ name, line: context.lineOf(post.index) });
  const slug = textAt(post, 'slug');
  const published = dateOf(post, 'published_at', context);
  const summary =
    textAt(post, 'custom_excerpt') ?? textAt(meta, 'meta_description') ?? textAt(post, 'meta_description');
  return withoutUndefined({
    line: context.lineOf(post.index),
    id: idOf(post),
    title: singleLine(textAt(post, 'title')),
    link: slug === undefined ? undefined : resolveAddress(`./${encodeURIComponent(slug)}/`, site),
    published,
    updated: updatedOf(post, published, context),
    summary,
    isSummaryHtml: false,
    content: contentOf(post, site, context),
    base: site,
    authors: authors.get(id) as readonly Author[],
    tags: [...new Set(tags.get(id))],
    image: pictureOf(post, meta, { ...context, base: site }),
    enclosures: [],
    transcripts: [],
    language: singleLine(textAt(post, 'locale') ?? textAt(post, 'language')),
  });
}

/** The `guid` in Ghost's RSS: since Ghost 1 the id, which has been no number since then, and before that the uuid. */
function idOf(post: JsonObject): string | undefined {
  const id = textAt(post, 'id');
  return id !== undefined && /^[\da-f]{24}$/.test(id) ? id : (textAt(post, 'uuid') ?? id);
}

/** A draft has no date but that of its last change, which is none of the article's. */
function updatedOf(post: JsonObject, published: Stamp | undefined, context: FeedContext): Stamp | undefined {
  if (published === undefined) return undefined;
  const updated = dateOf(post, 'updated_at', context);
  return updated && updated.getTime() > published.getTime() ? updated : undefined;
}

/** Dates are in UTC, some without saying so; older exports have milliseconds. */
function dateOf(post: JsonObject, name: string, context: FeedContext): Stamp | undefined {
  const text = keyAt(post, name);
  if (post.members.get(name)?.kind === 'number') return new Stamp(Number(text), 0);
  const isBare = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?$/.test(text);
  return dateAt(post.index, isBare ? `${text}Z` : text, context);
}

const NO_HTML: Fault = {
  code: 'FEED_ENTRY',
  message: 'expected a post with its HTML, found one whose text is only in the form of Ghost itself',
  mend: 'its text is left out; open it in Ghost, save it, and export again',
};

function contentOf(post: JsonObject, site: string, { report }: FeedContext): string | undefined {
  const html = textAt(post, 'html');
  if (html === undefined) {
    if (['lexical', 'mobiledoc', 'markdown'].some((name) => isSaid(post.members.get(name))))
      report(post.index, NO_HTML);
    return undefined;
  }
  const { html: shown, blocks } = forEveryone(html);
  if (blocks > 0) {
    const mend = 'they are left out, as they are where nobody has signed in';
    report(
      post.index,
      expected('FEED_ENTRY', 'a post that everyone may read whole', `${blocks} for members`, mend),
    );
  }
  return withSite(shown, site);
}

function withSite(text: string, site: string): string {
  return text.replaceAll(PLACEHOLDER, site.replace(/\/$/, ''));
}

function pictureOf(
  post: JsonObject,
  meta: JsonObject | undefined,
  context: FeedContext,
): Picture | undefined {
  const written = textAt(post, 'feature_image') ?? textAt(post, 'image');
  const url = written && addressAt(post.index, withSite(written, context.base as string), context);
  if (!url) return undefined;
  const caption = textAt(meta, 'feature_image_caption');
  return withoutUndefined({
    url,
    alt: singleLine(textAt(meta, 'feature_image_alt')),
    caption: caption && (textOfHtml(caption) || undefined),
  });
}

function namesOf(row: JsonObject | undefined): string[] {
  return [...(row?.members ?? [])].flatMap(([name, value]) =>
    TAKEN.has(name) || !isSaid(value) ? [] : [name],
  );
}
