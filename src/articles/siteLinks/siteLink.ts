import { isOfOurPages, LINK_PRESETS, LINK_TOKEN, linkRuleFor, tokenOf } from '../../model/linkPresets.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import type { LinkRule, Settings } from '../../model/settings.ts';
import type { Entry, Value } from '../../syntax/value.ts';
import type { HeadContext } from '../headField.ts';
import { readAddress } from '../headReaders.ts';
import type { Dialect } from './dialect.ts';
import { DIALECTS } from './dialects.ts';
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
  const { key } = context.fields.link as Entry;
  const isTheirs = isAddressField(key, context);
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
  const pattern = text.replace(/\{\{-?([^{}]*?)-?\}\}/g, (whole, template: string) => {
    const parts = template.split('|').map((part) => part.trim());
    return dialect.tokenFor?.(parts.join(' | ')) ?? whole;
  });
  if (/\{[{%]/.test(pattern)) return undefined;
  if (SCHEME.test(pattern)) return pattern;
  const path = dialect.hasTokensInField ? fill(pattern, rule, dialect, subject) : pattern;
  // It is the whole address, whatever the file is called.
  const { suffix: _, ...whole } = subject;
  return path === undefined ? undefined : (dialect.finish?.(path, 'field', whole) ?? path);
}

function expand(pattern: string, rule: LinkRule, dialect: Dialect, subject: Subject): string | undefined {
  const isPreset = Object.values(LINK_PRESETS).some((preset) => preset.pattern === pattern);
  const path = fill(pattern.slice(hostOf(pattern).length), rule, dialect, subject);
  return path === undefined
    ? undefined
    : (dialect.finish?.(path, isPreset ? 'preset' : 'pattern', subject) ?? path);
}

/** A pattern with the article's own in place of tokens, and single slashes; undefined if the article lacks one. */
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
  return isLacking ? undefined : path.replace(/\/{2,}/g, '/').replace(/^\//, '');
}

/** The scheme and the host that an absolute pattern begins with. */
function hostOf(pattern: string): string {
  return /^[a-z][a-z\d+.-]*:\/\/[^/]*/i.exec(pattern)?.[0] ?? '';
}

/** A path as an address, where the rule has its own: below the publication's address, or at the root of a host. */
function addressOf(path: string, { pattern }: LinkRule, { url }: Settings): string | undefined {
  if (SCHEME.test(path)) return parseAddress(path)?.href;
  const encoded = encodeURI(path.toWellFormed()).replaceAll('#', '%23').replaceAll('?', '%3F');
  const host = hostOf(pattern);
  const base = host === '' && !pattern.startsWith('/') ? url : parseAddress('/', host || url)?.href;
  return parseAddress(`./${encoded.replace(/^\/+/, '')}`, base)?.href;
}
