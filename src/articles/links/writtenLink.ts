import { isSourceText } from '../../model/articleFormat.ts';
import { decodePercent } from '../../model/text.ts';

/** A link that may name an article, taken apart. */
export interface WrittenLink {
  /** Decoded, in NFC, without query and fragment. */
  readonly path: string;
  /** Query and fragment, as they are written. */
  readonly rest: string;
  /** True for what begins at the folder of the articles, or at the top of the site. */
  readonly isRooted: boolean;
  /** True for what can be nothing but the name of an article: `article:b`, `@/b.md`. */
  readonly isNamed: boolean;
  /** True for the name of a file that no site serves as it is: `b.md`. The others may be addresses of other pages. */
  readonly isFile: boolean;
}

/** What `[[b]]` and the short codes of other programs are made of; it never reaches a reader. */
const NAMED = /^article:/i;
const ZOLA = /^@(?=\/)/;
const SCHEME = /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i;
/** `b`, `../b/`, `b.html`: a name that a file of an article may have, and no name of another file. */
const MAYBE_FILE = /^(?:[^/]*\/)*[^/.]+(?:\.html?|\/)?$/i;

/** Takes a link apart; undefined if it names no article. A `/b/` is an address, and no name. */
export function takeApart(href: string): WrittenLink | undefined {
  const written = href.trim();
  const isArticle = NAMED.test(written);
  if (!isArticle && SCHEME.test(written)) return undefined;
  const bare = written.replace(NAMED, '').replace(ZOLA, '');
  const end = /[?#]|$/.exec(bare)?.index;
  const path = decodePercent(bare.slice(0, end)).normalize();
  const isFile = isSourceText(path);
  const isZola = !isArticle && ZOLA.test(written);
  const isRooted = path.startsWith('/');
  const isName = isFile || (!isRooted && MAYBE_FILE.test(path));
  if (!isArticle && !isName) return undefined;
  return {
    path,
    rest: bare.slice(end),
    isRooted,
    isNamed: isArticle || isZola,
    isFile: isArticle || isFile,
  };
}

/**
 * The address that an author most likely meant by one without its beginning; undefined where it is none.
 *
 * @example completed('www.example.nz/x') // 'https://www.example.nz/x'
 */
export function completed(written: string): string | undefined {
  if (MAIL.test(written)) return `mailto:${written}`;
  return HOST.test(written) ? `https://${written}` : undefined;
}

const MAIL = /^[^\s@/?#:]+@(?:[a-z\d-]+\.)+[a-z]{2,}$/i;
/** Only with ends that no file's name has: `notes.org` is one of Emacs. */
const HOST =
  /^(?:www(?:\.[a-z\d-]+)+|(?:[a-z\d-]+\.)+(?:com|net|edu|gov|org(?=\/)|(?:co|com|org|net|ac|govt?)\.[a-z]{2}))(?::\d+)?(?:[/?#]|$)/i;
