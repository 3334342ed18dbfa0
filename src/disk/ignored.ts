import ignore from 'ignore';

/** Which files and folders feed.yaml keeps out of a walk. */
export interface Ignoring {
  /**
   * True for a path that a pattern names, or that is in a folder which one names.
   *
   * @param file relative to feed.yaml, with `/`, in NFC
   */
  has(file: string, isFolder: boolean): boolean;
  /** True if it ever was. */
  hadAny(): boolean;
  /** The patterns that have named nothing so far. Those with `!` take something back, and are none of them. */
  unused(): string[];
}

/**
 * Reads patterns as .gitignore has them (gitignore(5)), but that capitals matter on every machine. Of a path that leads out of the
 * folder of feed.yaml, they mean what comes after the `..`.
 *
 * @example ignoring(['README.md', 'drafts/']).has('items/drafts/a.md', false) // true
 */
export function ignoring(patterns: readonly string[]): Ignoring {
  const all = matcherOf(patterns);
  const unused = new Map(
    patterns.filter((pattern) => !pattern.startsWith('!')).map((pattern) => [pattern, patternOf(pattern)]),
  );
  let hadAny = false;
  const isEmpty = patterns.length === 0;
  return {
    has: (file, isFolder) => {
      if (isEmpty) return false;
      const path = file.replace(/^(?:\.\.?\/)+/, '') + (isFolder ? '/' : '');
      if (!ignore.isPathValid(path) || !all.ignores(path)) return false;
      hadAny = true;
      for (const [pattern, one] of unused)
        if (path.includes(one.part) && one.matcher.ignores(path)) unused.delete(pattern);
      return true;
    },
    hadAny: () => hadAny,
    unused: () => [...unused.keys()],
  };
}

function matcherOf(patterns: readonly string[]): ignore.Ignore {
  return ignore({ ignorecase: false }).add(patterns.map((pattern) => pattern.normalize()));
}

/** A pattern, and the longest text that all paths have which it names: most paths need not be matched. */
function patternOf(pattern: string): { readonly part: string; readonly matcher: ignore.Ignore } {
  const isPlain = !/[[\\]/.test(pattern);
  const parts = isPlain ? pattern.normalize().split(/[*?]+/) : [];
  const texts = parts.map((part) => part.trim().replace(/^\/|\/$/g, ''));
  const [part = ''] = texts.sort((a, b) => b.length - a.length);
  return { part, matcher: matcherOf([pattern]) };
}
