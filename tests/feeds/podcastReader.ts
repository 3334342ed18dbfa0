import type { Show } from '../../src/model/channel.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { all, attributesOf, only, texts, type XmlElement } from './xmlReader.ts';

/** An element as a value of the model: its text, and its attributes under the model's names; numbers where they are asked for. */
type Shape = Readonly<Record<string, string>>;

/** A show as its channel in RSS has it, by a strict parser. */
export function readShow(channel: XmlElement): Show {
  const isYes = (name: string) => texts(channel, name).includes('Yes') || undefined;
  const locked = only(channel, 'podcast:locked');
  return whole({
    image: attributesOf(channel, 'itunes:image')[0]?.['href'],
    categories: all(channel, 'itunes:category').map((one) =>
      whole({ name: one.attributes['text'], below: attributesOf(one, 'itunes:category')[0]?.['text'] }),
    ),
    isExplicit: truth(texts(channel, 'itunes:explicit')[0]),
    author: texts(channel, 'itunes:author')[0],
    owner: all(channel, 'itunes:owner').map((one) => ({
      name: texts(one, 'itunes:name')[0],
      email: texts(one, 'itunes:email')[0],
    }))[0],
    type: texts(channel, 'itunes:type')[0],
    guid: texts(channel, 'podcast:guid')[0],
    isLocked: locked.text === 'yes',
    newFeedUrl: texts(channel, 'itunes:new-feed-url')[0],
    isComplete: isYes('itunes:complete'),
    isBlocked: isYes('itunes:block'),
    medium: texts(channel, 'podcast:medium')[0],
    ...described(channel),
    funding: each(channel, 'podcast:funding', { text: 'title', url: 'url' }),
    trailers: each(channel, 'podcast:trailer', {
      text: 'title',
      url: 'url',
      pubdate: 'published',
      length: '#length',
      type: 'type',
      season: '#season',
    }).map((one) => ({ ...one, published: new Date(String(one['published'])) })),
    podroll: all(channel, 'podcast:podroll').flatMap((one) => each(one, 'podcast:remoteItem', REMOTE)),
    publisher: all(channel, 'podcast:publisher').flatMap((one) => each(one, 'podcast:remoteItem', REMOTE))[0],
    updateFrequency: each(channel, 'podcast:updateFrequency', {
      text: 'text',
      rrule: 'rrule',
      dtstart: 'start',
      complete: '?isComplete',
    }).map((one) => ({ ...one, start: new Date(String(one['start'])) }))[0],
    value: all(channel, 'podcast:value').map((one) => ({
      ...one.attributes,
      recipients: each(one, 'podcast:valueRecipient', RECIPIENT),
    }))[0],
  }) as unknown as Show;
}

/** What an item in RSS says of itself as an episode, and its other files, by a strict parser. */
export function readEpisode(item: XmlElement): Partial<AnyItem> {
  const episode = whole({
    season: each(item, 'podcast:season', { text: '#number', name: 'name' })[0],
    number: each(item, 'podcast:episode', { text: '#number', display: 'display' })[0],
    type: texts(item, 'itunes:episodeType')[0],
    isExplicit: truth(texts(item, 'itunes:explicit')[0]),
    isBlocked: texts(item, 'itunes:block').includes('Yes') || undefined,
    title: texts(item, 'itunes:title')[0],
    image: attributesOf(item, 'itunes:image')[0]?.['href'],
    ...described(item),
    soundbites: each(item, 'podcast:soundbite', {
      startTime: '#startInSeconds',
      duration: '#durationInSeconds',
      text: 'title',
    }),
    alternates: all(item, 'podcast:alternateEnclosure').map((one) =>
      whole({
        ...shapedOf(one, ALTERNATE),
        sources: attributesOf(one, 'podcast:source'),
        integrity: attributesOf(one, 'podcast:integrity')[0]?.['value'],
      }),
    ),
    social: each(item, 'podcast:socialInteract', SOCIAL),
    contentLinks: each(item, 'podcast:contentLink', { text: 'title', href: 'href' }),
  });
  return whole({
    transcripts: attributesOf(item, 'podcast:transcript'),
    chapters: attributesOf(item, 'podcast:chapters')[0],
    episode,
  });
}

const REMOTE: Shape = {
  feedGuid: 'feedGuid',
  feedUrl: 'feedUrl',
  itemGuid: 'itemGuid',
  medium: 'medium',
  title: 'title',
};
const RECIPIENT: Shape = {
  name: 'name',
  type: 'type',
  address: 'address',
  split: '#split',
  customKey: 'customKey',
  customValue: 'customValue',
  fee: '?isFee',
};
const SOCIAL: Shape = {
  protocol: 'protocol',
  uri: 'uri',
  accountId: 'accountId',
  accountUrl: 'accountUrl',
  priority: '#priority',
};
const ALTERNATE: Shape = {
  type: 'type',
  length: '#length',
  bitrate: '#bitrate',
  height: '#height',
  lang: 'language',
  title: 'title',
  rel: 'rel',
  codecs: 'codecs',
  default: '?isDefault',
};

function described(parent: XmlElement) {
  return {
    persons: each(parent, 'podcast:person', {
      text: 'name',
      role: 'role',
      group: 'group',
      img: 'img',
      href: 'href',
    }),
    location: each(parent, 'podcast:location', { text: 'name', geo: 'geo', osm: 'osm' })[0],
    license: each(parent, 'podcast:license', { text: 'name', url: 'url' })[0],
    texts: each(parent, 'podcast:txt', { text: 'value', purpose: 'purpose' }),
  };
}

function each(parent: XmlElement, name: string, shape: Shape) {
  return all(parent, name).map((one) => shapedOf(one, shape));
}

/** @param shape a name that begins with `#` is that of a number, one with `?` that of a truth */
function shapedOf({ text, attributes }: XmlElement, shape: Shape) {
  const values = Object.entries(shape).map(([attribute, name]) => {
    const written = attribute === 'text' ? text || undefined : attributes[attribute];
    if (written === undefined) return [name, undefined];
    if (name.startsWith('#')) return [name.slice(1), Number(written)];
    return name.startsWith('?') ? [name.slice(1), truth(written)] : [name, written];
  });
  return whole(Object.fromEntries(values) as Record<string, unknown>);
}

const truth = (text: string | undefined) => (text === undefined ? undefined : text === 'true');

/** Without what is not there, and without empty lists. */
function whole(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isThere = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isThere(value)));
}
