import type { License, Location, Person, Txt } from '../model/podcast.ts';
import { emptyElement, textElement } from './xml.ts';

/** The namespace of Podcasting 2.0. */
export const PODCAST = { 'xmlns:podcast': 'https://podcastindex.org/namespace/1.0' };

/** What a show and an episode both say in Podcasting 2.0. */
interface Described {
  readonly persons?: readonly Person[];
  readonly location?: Location;
  readonly license?: License;
  readonly texts?: readonly Txt[];
}

/** The elements that a show and an episode have alike: persons, place, licence and free text. */
export function renderDescribed(depth: number, described: Described): string[] {
  const { persons = [], location, license, texts = [] } = described;
  return [
    ...persons.map(({ name, role, group, img, href }) =>
      textElement(depth, 'podcast:person', name, { role, group, img, href }),
    ),
    location
      ? textElement(depth, 'podcast:location', location.name, { geo: location.geo, osm: location.osm })
      : '',
    license ? textElement(depth, 'podcast:license', license.name, { url: license.url }) : '',
    ...texts.map(({ value, purpose }) => textElement(depth, 'podcast:txt', value, { purpose })),
  ];
}

/** An element with an attribute each; nothing where there is nothing to say. */
export function pictureElement(depth: number, href: string | undefined): string {
  return href === undefined ? '' : emptyElement(depth, 'itunes:image', { href });
}

/** Apple takes `Yes`, and no other word (`itunes:block`, `itunes:complete`). */
export function yesElement(depth: number, name: string, isSet: boolean | undefined): string {
  return textElement(depth, name, isSet ? 'Yes' : undefined);
}
