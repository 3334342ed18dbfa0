import { isOfOurPages, LINK_PRESETS, LINK_TOKEN, linkRuleFor, tokenOf } from '../../model/linkPresets.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import type { LinkRule, Settings } from '../../model/settings.ts';
import type { Value } from '../../syntax/value.ts';
import type { HeadContext } from '../headField.ts';
import { readAddress } from '../headReaders.ts';
import { DIALECTS, type Dialect } from './dialects.ts';
import { type Subject, subjectOf } from './subject.ts';

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

/**
 * The address that another program gives the page of an article, by the first rule of `links` whose folder the article is in. What
 * the program reads in front matter counts before the pattern.
 *
 * @returns undefined if there is no such rule, or the address needs what the article does not have
 */
export function siteLinkOf(context: HeadContext): string | undefined {
  const { source, settings } = context;
  const rule = linkRuleFor(source.file, settings);
  // An address of ours that was given out stays, whatever becomes of the day and the slug.
  if (rule === undefined || isOfOurPages(rule)) return undefined;
  const dialect: Dialect = DIALECTS[rule.like];
  const subject = subjectOf(context, rule, dialect);
  const own = dialect.field === undefined ? undefined : subject.textOf(dialect.field);
  const path =
    own === undefined
      ? expand(patternFor(rule, subject), rule, dialect, subject)
      : readField(own, rule, dialect, subject);
  return path === undefined ? undefined : addressOf(path, rule, settings);
}

/** The link of the article; of a field in which another program reads the address of its page, what that program makes of it. */
export function readLink(value: Value, context: HeadContext): string | undefined {
  const isTheirs = isAddressField(context.fields.link?.key ?? '', context);
  return (isTheirs ? siteLinkOf(context) : undefined) ?? readAddress(value, context);
}

/** True for the name of a field in which the program reads the address. */
function isAddressField(key: string, { source, settings }: HeadContext): boolean {
  const rule = linkRuleFor(source.file, settings);
  return rule !== undefined && (DIALECTS[rule.like] as Dialect).field === key.toLowerCase();
}

/** Pelican has another pattern for articles in another language than the site's. */
function patternFor({ pattern, like }: LinkRule, { textOf, settings }: Subject): string {
  const language = like === 'pelican' ? textOf('lang') : undefined;
  const isOther = language !== undefined && language.split('-')[0] !== settings.language.split('-')[0];
  return isOther ? ':slug-:lang.html' : pattern;
}

/** An address of front matter, where its tokens and templates are as in a pattern. */
function readField(text: string, rule: LinkRule, dialect: Dialect, subject: Subject): string | undefined {
  const { tokenFor = () => undefined, hasTokensInField, finish = (path: string) => path } = dialect;
  // `permalink: false` says that there is no page.
  if (text === 'false') return undefined;
  let isUnknown = false;
  const pattern = text.replace(/\{\{-?\s*(.*?)\s*-?\}\}/g, (_, template: string) => {
    const token = tokenFor(template.replace(/\s*\|\s*/g, ' | '));
    isUnknown ||= token === undefined;
    return token ?? '';
  });
  if (isUnknown || pattern.includes('{%')) return undefined;
  const path = hasTokensInField ? fill(pattern, rule, dialect, subject) : pattern;
  // Hugo leaves an address of front matter as it is.
  return path === undefined ? undefined : finish(path, true, withoutSuffix(subject));
}

function withoutSuffix({ suffix: _, ...subject }: Subject): Subject {
  return subject;
}

function expand(pattern: string, rule: LinkRule, dialect: Dialect, subject: Subject): string | undefined {
  const isPreset = Object.values(LINK_PRESETS).some((preset) => preset.pattern === pattern);
  const path = fill(pattern, rule, dialect, subject);
  return path === undefined ? undefined : (dialect.finish?.(path, isPreset, subject) ?? path);
}

/** A pattern with the article's own in place of tokens; undefined if it lacks one. Paths have single slashes. */
function fill(
  pattern: string,
  { like }: LinkRule,
  { tokens }: Dialect,
  subject: Subject,
): string | undefined {
  let isLacking = false;
  const path = pattern.replace(LINK_TOKEN, (_, name: string, chosen?: string) => {
    const token = tokenOf(name, like);
    const value = token === undefined ? undefined : tokens[token]?.(subject, chosen);
    isLacking ||= value === undefined;
    return `${value}${name.slice(token?.length)}`;
  });
  if (isLacking) return undefined;
  const bare = path.replace(/(?<!:)\/{2,}/g, '/');
  return SCHEME.test(bare) ? bare : bare.replace(/^\//, '');
}

/** A path as an address, where the rule has its own: below the publication's address, or at the root of a host. */
function addressOf(path: string, { pattern }: LinkRule, { url }: Settings): string | undefined {
  const encoded = encodeURI(path.toWellFormed()).replaceAll('#', '%23').replaceAll('?', '%3F');
  if (SCHEME.test(path)) return parseAddress(encoded)?.href;
  const host = SCHEME.test(pattern) ? pattern : url;
  const base = pattern.startsWith('/') || SCHEME.test(pattern) ? new URL('/', host).href : url;
  return parseAddress(`./${encoded.replace(/^\/+/, '')}`, base)?.href;
}
