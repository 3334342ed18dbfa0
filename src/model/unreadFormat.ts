import { extensionOf } from './articleFormat.ts';

/** A format that other programs make pages of, and that is not read here. */
export interface UnreadFormat {
  readonly name: string;
  /** False for templates, in which few people write articles. */
  readonly isOfArticles: boolean;
}

const OF_ARTICLES: Readonly<Record<string, string>> = {
  reStructuredText: '.rst .rest',
  AsciiDoc: '.adoc .asciidoc .asc',
  'Org mode': '.org',
  Textile: '.textile',
  MediaWiki: '.wiki .mediawiki',
  Jupyter: '.ipynb',
  'R Markdown': '.rmd .rmarkdown',
  Quarto: '.qmd',
  Markdoc: '.mdoc',
  LaTeX: '.tex',
  Typst: '.typ',
  Gemini: '.gmi .gemini',
  Word: '.doc .docx',
  OpenDocument: '.odt',
  'Rich Text': '.rtf',
  Pages: '.pages',
};
const OF_TEMPLATES: Readonly<Record<string, string>> = {
  Nunjucks: '.njk',
  Liquid: '.liquid',
  Pug: '.pug .jade',
  Haml: '.haml',
  Slim: '.slim',
  Handlebars: '.hbs .handlebars',
  Mustache: '.mustache',
  EJS: '.ejs',
  WebC: '.webc',
};

const FORMATS: ReadonlyMap<string, UnreadFormat> = new Map(
  [OF_ARTICLES, OF_TEMPLATES].flatMap((table) =>
    Object.entries(table).flatMap(([name, extensions]) => {
      const format = { name, isOfArticles: table === OF_ARTICLES };
      return extensions.split(' ').map((extension) => [extension, format] as const);
    }),
  ),
);

/**
 * The format of a file that is not read; undefined for an article's file, and for any that has nothing to do with articles.
 *
 * @example unreadFormatOf('items/road.rst') // { name: 'reStructuredText', isOfArticles: true }
 */
export function unreadFormatOf(file: string): UnreadFormat | undefined {
  return FORMATS.get(extensionOf(file));
}
