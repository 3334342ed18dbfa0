import type { Author, Item } from '../model/item.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { FORBIDDEN_IN_HTML, isOrdinary } from '../model/text.ts';
import type { ShownTranscript } from '../model/transcript.ts';
import { type Html, html } from './htmlTemplate.ts';
import type { Show, Site } from './layout.ts';
import { structuredEpisode } from './structuredShow.ts';

/** The content of an article's page. */
export interface PagedArticle {
  readonly item: Item;
  /** The whole article, even if feeds contain only its summary. */
  readonly content: string;
  /** The correction, as plain text. */
  readonly correction?: string;
  readonly isWithdrawn: boolean;
  /** True for a page that nothing leads to. */
  readonly isUnlisted?: boolean;
  readonly transcript?: ShownTranscript | undefined;
  /** The show that it is an episode of. */
  readonly show?: Show | undefined;
}

/** The preview that other sites show for a link to an article (The Open Graph protocol, `article`). */
export function openGraph({ settings }: Site, item: Item): Html {
  const { image } = item;
  const language = item.language ?? settings.language;
  const properties: readonly (readonly [string, string | number | undefined])[] = [
    ['og:type', 'article'],
    ['og:title', item.title],
    ['og:url', item.link],
    ['og:description', item.description],
    ['og:site_name', settings.title],
    ['og:locale', localeOf(language)],
    ['og:image', image?.url],
    ['og:image:type', image?.type],
    ['og:image:width', image?.width],
    ['og:image:height', image?.height],
    ['og:image:alt', image?.alt],
    ['article:published_time', formatRfc3339(item.published)],
    ['article:modified_time', formatRfc3339(item.date)],
    ...item.category.map(({ name }) => ['article:tag', name] as const),
  ];
  const lines = properties.map(
    ([property, content]) =>
      content !== undefined && html`<meta property="${property}" content="${content}">\n`,
  );
  return html`${lines.filter((line) => line !== false)}<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">
`;
}

/** A locale of Open Graph, `en_NZ`. Returns undefined if the language tag has no country. */
function localeOf(language: string): string | undefined {
  const [, code, country] = /^([a-z]{2,3})(?:-[A-Za-z]{4})?-([A-Z]{2})\b/.exec(language) ?? [];
  return code && country && `${code}_${country}`;
}

/** An article as search engines read it (schema.org, `NewsArticle`, as JSON-LD 1.1). */
export function structuredData(site: Site, article: PagedArticle): Html {
  const { settings } = site;
  const { item, correction, isWithdrawn } = article;
  const { image } = item;
  const publisher = { '@type': 'Organization', name: settings.title, url: settings.url };
  const authors = item.author.filter(({ name }) => name);
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': item.id,
    mainEntityOfPage: item.link,
    url: item.link,
    headline: item.title,
    description: item.description,
    datePublished: formatRfc3339(item.published),
    dateModified: formatRfc3339(item.date),
    inLanguage: item.language ?? settings.language,
    author: authors.length > 0 ? authors.map((author) => creatorOf(author, settings.title)) : [publisher],
    publisher: {
      ...publisher,
      logo: settings.icon && { '@type': 'ImageObject', url: settings.icon },
    },
    image: image && {
      '@type': 'ImageObject',
      url: image.url,
      width: image.width,
      height: image.height,
      caption: image.caption,
      creditText: image.credit,
    },
    keywords: item.category.length > 0 ? item.category.map(({ name }) => name) : undefined,
    isBasedOn: item.externalLink,
    correction: correction && {
      '@type': 'CorrectionComment',
      text: correction,
      datePublished: formatRfc3339(item.date),
    },
    creativeWorkStatus: isWithdrawn ? 'Withdrawn' : undefined,
    ...structuredEpisode(site, item, article.show),
  };
  return jsonLd(facts);
}

/** Facts as machines find them in a page (JSON-LD 1.1, 7). */
export function jsonLd(facts: Readonly<Record<string, unknown>>): Html {
  // `<` is escaped, so that the text cannot end the element or begin a comment (HTML, 4.12.1.3).
  const written = JSON.stringify(facts, undefined, 1).replaceAll('<', '\\u003c');
  const json = isOrdinary(written) ? written : written.replace(FORBIDDEN_IN_HTML, escapeUnits);
  return { html: `<script type="application/ld+json">\n${json}\n</script>\n` };
}

/** A character as JSON escapes it, by its code units: HTML has no references in a script. */
function escapeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** An author with the publication's own name is an organisation. */
function creatorOf({ name, link }: Author, title: string) {
  return { '@type': name === title ? 'Organization' : 'Person', name, url: link };
}
