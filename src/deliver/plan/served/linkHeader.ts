/** One link of a `Link` header. */
export interface HeaderLink {
  readonly target: string;
  /** Its relations, in lower case. */
  readonly relations: readonly string[];
}

const LINK = /<([^>]*)>([^<]*)/g;
const RELATION = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;

/**
 * Reads `Link` headers (RFC 8288), as far as targets and relations go.
 *
 * @example parseLinks('</rss.xml>; rel="self"')[0] // { target: '/rss.xml', relations: ['self'] }
 */
export function parseLinks(text = ''): HeaderLink[] {
  return [...text.matchAll(LINK)].map(([, target = '', parameters = '']) => {
    const [, inQuotes, bare = ''] = RELATION.exec(parameters) ?? [];
    return { target: target.trim(), relations: (inQuotes ?? bare).toLowerCase().split(/\s+/) };
  });
}

/** The links of `wanted` that `found` lacks. */
export function missingLinks(wanted: string, found: string | undefined): HeaderLink[] {
  const there = parseLinks(found);
  return parseLinks(wanted).filter(({ target, relations }) =>
    relations.some(
      (relation) => !there.some((link) => link.target === target && link.relations.includes(relation)),
    ),
  );
}
