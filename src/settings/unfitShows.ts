import type { Settings } from '../model/settings.ts';
import type { Section } from '../syntax/section.ts';
import type { Value } from '../syntax/value.ts';
import type { SettingsContext } from './section.ts';

/** What Apple takes of a tag, in characters, and of a description, in bytes (A Podcaster's Guide to RSS). */
const MAX_TITLE = 255;
const MAX_DESCRIPTION = 4000;

/**
 * Warns of what a publication with a show says and Apple does not take: where its own words stand in for those of a show, and
 * of its address.
 */
export function reportUnfitShows(
  { url, title, description, podcast, feeds }: Settings,
  section: Section,
  context: SettingsContext,
): void {
  const shows = [podcast, ...feeds.map((feed) => feed.podcast)].filter((show) => show !== undefined);
  if (shows.length === 0) return;
  if (podcast) reportLongTitle(title, section.get('title'), context);
  if (shows.some((show) => show.description === undefined))
    reportLongDescription(description, section.get('description'), context);
  reportInsecure(url, section.get('url'), context);
}

/** Warns of the title of a show that is longer than Apple's limit. */
export function reportLongTitle(title: string, value: Value | undefined, context: SettingsContext): void {
  const { length } = [...title];
  if (length > MAX_TITLE) reportLong(value, `a title of at most ${MAX_TITLE} characters`, length, context);
}

/** Warns of a description that is longer than Apple's limit. */
export function reportLongDescription(
  text: string,
  value: Value | undefined,
  context: SettingsContext,
): void {
  const length = Buffer.byteLength(text);
  if (length > MAX_DESCRIPTION)
    reportLong(value, `a description of at most ${MAX_DESCRIPTION} bytes`, length, context);
}

function reportLong(
  value: Value | undefined,
  what: string,
  found: number,
  { report }: SettingsContext,
): void {
  report((value as Value).at, {
    code: 'SHOW_UNFIT',
    message: `expected ${what} for a show, found ${found}`,
    mend: 'Apple takes no more; shorten it',
  });
}

/** Warns of an address that is not encrypted. */
export function reportInsecure(address: string, value: Value | undefined, { report }: SettingsContext): void {
  if (!address.startsWith('http:')) return;
  report((value as Value).at, {
    code: 'SHOW_UNFIT',
    message: 'expected an address on https for a show, found one on http',
    mend: 'Apple and most apps load a show, its cover and its episodes on https only',
  });
}
