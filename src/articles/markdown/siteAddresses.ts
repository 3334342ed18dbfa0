import { readArguments, type TemplateCode } from './codeSyntax.ts';

/** Where an article is published. */
export interface SiteAddresses {
  /** The publication's address, with a slash at its end. */
  readonly url: string;
  /** The article's own. */
  readonly link: string;
  /** The folder beside the article that has its name, in which Hexo keeps its files; relative to the article. */
  readonly folder?: string;
}

/** What Jekyll calls the parts of an address, by the parts that there are. */
interface Parts {
  /** `https://news.example.nz`; empty where a path alone leads there, and finds the files that stand beside the article. */
  readonly origin: string;
  /** `/blog`, or nothing. */
  readonly base: string;
  /** The article's path behind the base. */
  readonly page: string;
}

/**
 * The address that a code shows: of an article as `article:` and its name, as the author gave it, else of the
 * publication.
 *
 * @param isDestination true where the address is that of a link or a picture, and is not read
 * @returns undefined where the code shows something else
 */
export function addressOfCode(
  code: TemplateCode,
  site: SiteAddresses | undefined,
  isDestination: boolean,
): string | undefined {
  const { form, name, rest } = code;
  const parts = site && partsOf(site, isDestination);
  if (form === 'hugo' && /^(?:ref|relref)$/.test(name)) {
    const given = readArguments(code);
    return articleAddress(given?.named.get('path') ?? given?.values[0]);
  }
  if (form === 'tag') return addressOfTag(name, rest, site?.folder, parts?.base);
  return parts && form === 'expression' ? textOf(rest, parts) : undefined;
}

function addressOfTag(
  name: string,
  file: string,
  folder: string | undefined,
  base: string | undefined,
): string | undefined {
  if (name === 'post_url') return articleAddress(file);
  if (name === 'asset_path' && file !== '') return folder && plainMarkdown(`${folder}/${file}`);
  if (name !== 'link') return undefined;
  if (/\.(?:md|markdown)$/i.test(file)) return articleAddress(file);
  // A file that is no article has its place in the address.
  return base === undefined ? undefined : `${base}/${file}`;
}

/** `article:` and a name that Markdown takes for an address. */
function articleAddress(name: string | undefined): string | undefined {
  if (name === undefined || name === '') return undefined;
  return plainMarkdown(`article:${name}`);
}

function plainMarkdown(address: string): string {
  return encodeURI(address).replaceAll('(', '%28').replaceAll(')', '%29');
}

function partsOf({ url, link }: SiteAddresses, isDestination: boolean): Parts {
  const { origin, pathname } = new URL(url);
  const base = pathname.replace(/\/$/, '');
  const page = new URL(link);
  return {
    origin: isDestination && page.origin === origin ? '' : origin,
    base,
    page: page.pathname.startsWith(`${base}/`) ? page.pathname.slice(base.length) : page.pathname,
  };
}

/** The value of an expression of Liquid, or of Eleventy's Nunjucks, with the filters that make addresses. */
function textOf(expression: string, parts: Parts): string | undefined {
  const [first = '', ...filters] = expression.split('|').map((part) => part.trim());
  let value = termOf(first, parts);
  for (const filter of filters) {
    const [, name, argument] = /^(\w+)(?:\s*:\s*(.+))?$/.exec(filter) ?? [];
    value =
      value === undefined ? undefined : filtered(value, name, argument && termOf(argument, parts), parts);
  }
  return value;
}

function termOf(term: string, { origin, base, page }: Parts): string | undefined {
  const text = /^(["'])([^"']*)\1$/.exec(term)?.[2];
  if (text !== undefined) return text;
  if (term === 'site.url') return origin;
  if (term === 'site.baseurl') return base;
  return term === 'page.url' ? page : undefined;
}

function filtered(
  value: string,
  name: string | undefined,
  argument: string | undefined,
  { origin, base }: Parts,
): string | undefined {
  const path = value.startsWith('/') || value === '' ? value : `/${value}`;
  if (name === 'relative_url' || name === 'url') return base + path;
  if (name === 'absolute_url') return origin + base + path;
  if (argument === undefined) return undefined;
  if (name === 'prepend') return argument + value;
  return name === 'append' ? value + argument : undefined;
}
