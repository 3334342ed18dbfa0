import { type SanitisedArticle, sanitise, sanitiseTree } from '../html/sanitise.ts';
import type { Node } from '../html/tree.ts';
import { type MadeTree, TreeBuilder } from '../html/treeBuilder.ts';
import type { ArticleFormat } from '../model/articleFormat.ts';
import type { Dialect } from '../model/markdown.ts';
import type { Locate } from '../model/media.ts';
import type { Refer } from '../model/reference.ts';
import { openEnvironment } from './markdown/environment.ts';
import { withoutMdxExtras } from './markdown/mdx.ts';
import { parseMarkdown } from './markdown/parser.ts';
import type { SiteAddresses } from './markdown/siteAddresses.ts';
import { type SourceBlock, sourceFinder, splitBlocks } from './markdown/sourceBlocks.ts';
import { treeOfMarkdown } from './markdown/toTree.ts';
import { type Paragraph, treeOfNewsroom } from './newsroom/body.ts';

/** What else decides what is made of a text. */
interface Reading {
  /** Finds the articles that links name; without it there are none. */
  readonly refer?: Refer | undefined;
  /** Ends the summary in this text. */
  readonly excerptSeparator?: string | undefined;
  /** Where the article is published. */
  readonly site?: SiteAddresses;
  /** What Markdown has beside CommonMark; absent for the default. */
  readonly dialect?: Dialect;
}

/**
 * Sanitises the body of an article in any format but newsroom text.
 *
 * @returns findings with indices into the body
 */
export function sanitiseProse(
  format: ArticleFormat,
  text: string,
  base: string,
  locate?: Locate,
  reading: Reading = {},
): SanitisedArticle {
  if (format !== 'html') return sanitiseMarkdown(text, base, locate, reading);
  return sanitise(withMark(text, reading.excerptSeparator), base, locate, reading.refer);
}

/** The body of an article from an index on, without what nobody would see of it; all of it keeps its place. */
export function bodyTextOf(format: ArticleFormat, text: string, from: number): string {
  const body = text.slice(from);
  return format === 'mdx' ? withoutMdxExtras(body) : body;
}

/**
 * Sanitises Markdown. Only raw HTML is parsed; `sanitise` would make the same of the whole as HTML.
 *
 * @param site where the article is published; without it no template code shows an address of the publication
 * @returns findings with indices into the Markdown
 */
export function sanitiseMarkdown(
  text: string,
  base: string,
  locate?: Locate,
  { refer, excerptSeparator, ...reading }: Reading = {},
): SanitisedArticle {
  const { roots, made, blocks } = treeOfText(withMark(text, excerptSeparator), reading);
  return inSource(sanitiseTree(roots, base, locate, refer, made), (number) => blocks[number], text);
}

/** The tree of a Markdown text, before it is sanitised. */
interface TextTree {
  readonly roots: readonly Node[];
  /** What `sanitiseTree` has to know of it. */
  readonly made: MadeTree;
  readonly blocks: readonly SourceBlock[];
}

/** Reads Markdown into a tree as a run does. */
export function treeOfText(
  text: string,
  { site, dialect }: Pick<Reading, 'site' | 'dialect'> = {},
): TextTree {
  const environment = openEnvironment(site);
  const blocks = splitBlocks(parseMarkdown(text, dialect, environment));
  const [tree, parsed] = [new TreeBuilder('mixed', text.length), new TreeBuilder('parsed', text.length)];
  const built = treeOfMarkdown(blocks, tree);
  const roots = built ?? (treeOfMarkdown(blocks, parsed) as Node[]);
  const { made } = built ? tree : parsed;
  return { roots, made, blocks };
}

/**
 * The text with the author's mark, which may be anything (`---`), as the mark that ends every summary. It stays in its
 * line, so that all lines have their numbers.
 */
function withMark(text: string, separator: string | undefined): string {
  if (separator === undefined) return text;
  const line = text.split('\n').find((one) => one.trim() === separator);
  const at = line === undefined ? text.indexOf(separator) : `\n${text}\n`.indexOf(`\n${line}\n`);
  return at === -1 ? text : `${text.slice(0, at)}<!--more-->${text.slice(at + (line ?? separator).length)}`;
}

/**
 * Sanitises a newsroom text, in which everything is literal.
 *
 * @param asides lines of its head that stand above the text, and are no summary of it
 */
export function sanitiseNewsroom(
  paragraphs: readonly Paragraph[],
  base: string,
  locate?: Locate,
  asides: readonly string[] = [],
): SanitisedArticle {
  if (asides.length === 0) return sanitiseTree(treeOfNewsroom(paragraphs), base, locate);
  const whole = treeOfNewsroom([{ tagName: 'p', lines: asides }, ...paragraphs]);
  const { summaryText } = sanitiseTree(treeOfNewsroom(paragraphs), base, locate);
  return { ...sanitiseTree(whole, base, locate), summaryText };
}

/** Findings where they are in the Markdown: in the block that they are told of. */
function inSource(
  article: SanitisedArticle,
  blockAt: (at: number) => SourceBlock | undefined,
  text: string,
): SanitisedArticle {
  if (article.findings.length === 0) return article;
  const find = sourceFinder(text);
  const findings = article.findings.map((finding) => {
    return { ...finding, at: find(blockAt(finding.at), finding.near) };
  });
  return { ...article, findings };
}
