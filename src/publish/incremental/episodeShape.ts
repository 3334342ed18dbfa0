import type { AlternateReference, BareReference, EpisodeHead } from '../../model/article.ts';
import type { ContentLink, License, Location, SocialInteract, Soundbite, Txt } from '../../model/podcast.ts';
import {
  isAmount,
  isCount,
  isFlag,
  isListOf,
  isObject,
  isOneOf,
  isText,
  isTrue,
  maybe,
  type Shape,
} from './shape.ts';

type PersonHead = NonNullable<EpisodeHead['persons']>[number];
type ChapterHead = NonNullable<EpisodeHead['chapters']>[number];

const isReference = isObject<BareReference>({ src: isText, at: isCount });

/** The shape of what a head has of an episode. */
export function episodeShape(isPlace: Shape): Shape {
  return isObject<EpisodeHead>({
    season: maybe(isObject<NonNullable<EpisodeHead['season']>>({ number: isCount, name: maybe(isText) })),
    number: maybe(isObject<NonNullable<EpisodeHead['number']>>({ number: isAmount, display: maybe(isText) })),
    type: maybe(isOneOf('full', 'trailer', 'bonus')),
    isExplicit: maybe(isFlag),
    isBlocked: maybe(isTrue),
    title: maybe(isText),
    persons: maybe(isListOf(isPerson)),
    location: maybe(isObject<Location>({ name: isText, geo: maybe(isText), osm: maybe(isText) })),
    soundbites: maybe(isListOf(isSoundbite)),
    alternates: maybe(isListOf(isAlternate)),
    social: maybe(isListOf(isSocial)),
    texts: maybe(isListOf(isObject<Txt>({ value: isText, purpose: maybe(isText) }))),
    license: maybe(isObject<License>({ name: isText, url: maybe(isText) })),
    contentLinks: maybe(isListOf(isObject<ContentLink>({ href: isText, title: isText }))),
    durationInSeconds: maybe(isAmount),
    chapters: maybe(isListOf(isChapter)),
    place: maybe(isPlace),
  });
}

const isPerson = isObject<PersonHead>({
  name: isText,
  role: maybe(isText),
  group: maybe(isText),
  img: maybe(isReference),
  href: maybe(isText),
});

const isSoundbite = isObject<Soundbite>({
  startInSeconds: isAmount,
  durationInSeconds: isAmount,
  title: maybe(isText),
});

const isAlternate = isObject<AlternateReference>({
  sources: isListOf(
    isObject<AlternateReference['sources'][number]>({ src: isText, at: isCount, contentType: maybe(isText) }),
  ),
  type: maybe(isText),
  length: maybe(isCount),
  bitrate: maybe(isAmount),
  height: maybe(isAmount),
  language: maybe(isText),
  title: maybe(isText),
  rel: maybe(isText),
  codecs: maybe(isText),
  isDefault: maybe(isFlag),
  integrity: maybe(isText),
});

const isSocial = isObject<SocialInteract>({
  protocol: isText,
  uri: maybe(isText),
  accountId: maybe(isText),
  accountUrl: maybe(isText),
  priority: maybe(isAmount),
});

const isChapter = isObject<ChapterHead>({
  startInSeconds: isAmount,
  title: maybe(isText),
  img: maybe(isReference),
  url: maybe(isText),
  isHidden: maybe(isTrue),
});
