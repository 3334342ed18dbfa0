import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import type { Locate } from '../../src/model/media.ts';
import { elementsOf, htmlOf, unknownIn } from '../support/html.ts';
import { runsOf } from '../support/runs.ts';

const BASE = 'https://news.example.nz/2014/12/21/road/';

const made = (html: string) => sanitise(html, BASE).html;

function parseErrors(html: string): string[] {
  const errors: string[] = [];
  parseFragment(html, { onParseError: ({ code }) => errors.push(code) });
  // Not faults of the markup: XML allows these characters, and HTML only frowns on them.
  return errors.filter((code) => !/^(?:noncharacter|control-character)-in-input-stream$/.test(code));
}

const anyHtml = htmlOf(
  'a b p div section ul li table tbody tr td th pre h1 span script style svg math template form noscript mglyph title maction semantics annotation mi iframe select option button video audio details summary img br hr font nobr center body html frameset caption colgroup dl dt dd mtext ruby rt q ins xmp plaintext textarea foreignObject annotation-xml figure figcaption picture source object embed blockquote',
  [
    '<a href="x">',
    '<a href="javascript:x()">',
    '<a href="#n">',
    '<a href="report.pdf">',
    '<p id="n">',
    '<b id="n" title="&#8;">',
    '<a id="n">',
    '<figure id="m">',
    '<img src=x onerror=x()>',
    '<img src="a" src="b">',
    '<img src="ferry.jpg" alt="A" title="t">',
    '<img src="gone.jpg" srcset="ferry.jpg, gone.jpg 2x">',
    '<img data-src="ferry.jpg" width=1 height=1>',
    '<img srcset="javascript:x, data:image/png;base64,AA 2x,c 3x">',
    '<source src="gone.mp4" srcset="ferry.jpg 2x">',
    '<video data-poster="ferry.jpg" poster="data:text/html,x">',
    '<iframe src="https://youtu.be/x" title="t">',
    '<object data="x">',
    '<q cite="mailto:x">',
    '<svg><style><img src=x onerror=x()>',
    '<math href="javascript:x()" alttext="x^2">',
    '<span class=katex>',
    '<span class=MathJax_Preview>',
    '<script type="math/tex">',
    '<annotation encoding="application/x-tex">',
    '<!-- a --! > b -->',
    '<!-- a --!> b -->',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x?>',
    '&',
    '&lt',
    '&#0;',
    '&#13;',
    '&amp;lt;script>',
    '\n',
    '\r\n',
    '\f',
    '\u0000',
    '\ud800',
    '\ufffe',
    '\u00a0',
    ' ',
    'text',
    '<',
    '/>',
    '"',
    "'",
  ],
  12,
);

const RUNS = runsOf(1500);

describe('whatever comes in, what goes out', () => {
  test.each([
    'a < b & c > d',
    '<p>one<p>two',
    '<b><i>one</b>two</i>',
    '<a href=x><a href=y>',
    '<table><tr><td>one<div>two</div>',
    '<pre>\n\n\none</pre>',
    // The parser moves the second link out of the table and into the first.
    '<a href=x><table><a href=y>',
    // A reference is the only way for a carriage return into the tree.
    '<a>&#13;',
    '<p><div>one</div>',
    '<svg><mglyph><style><img src=x onerror=x()>',
    '<p><img src="ferry.jpg" title="Back"></p><a href="#n"><figure><p id="n"></p></figure></a>',
    '<img srcset="data:image/png;base64,AA 2x,c 3x">',
    // Feeds have no id that nothing leads to, and what had no more is gone.
    '<figure><p id="n">',
    '<p><a id="n"></a><img src="ferry.jpg" title="Back"></p>',
    '<a href="x"><img src="ferry.jpg" title="Back"><p id="n">',
  ])('parses without an error, and is the same when it is made fit again: %s', (html) => {
    const once = made(html);
    expect({ errors: parseErrors(once), again: made(once) }).toEqual({ errors: [], again: once });
  });

  test('parses without an error', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        expect(parseErrors(made(html))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('is the same when it is made fit again', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        const once = made(html);
        expect(made(once)).toBe(once);
      }),
      RUNS,
    );
  });

  test('is the same when it is made fit again, wherever its page and its files are', () => {
    fc.assert(
      fc.property(anyHtml, fc.constantFrom(BASE, `${BASE}?p=1#top`, 'http://x.example/'), (html, base) => {
        const once = sanitise(html, base, someLocal).html;
        expect(sanitise(once, base, someLocal).html).toBe(once);
      }),
      RUNS,
    );
  });

  test('has no script, handler or address that runs', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        expect(made(html)).not.toMatch(
          /<(?:script|style|svg|iframe|template|form)|<[^>]*\son\w+=|<[^>]*javascript:/i,
        );
      }),
      RUNS,
    );
  });

  test('has only elements, attributes and addresses that readers keep', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        expect(unknownIn(parseFragment(sanitise(html, BASE, someLocal).html), KEPT, ADDRESSES)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('comes with findings that point into what came in', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        for (const { at } of sanitise(html, BASE, someLocal).findings) {
          expect(Number.isInteger(at) && at >= 0 && at < html.length).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('reports each picture that it shows, and no other', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        const { html: found, pictures } = sanitise(html, BASE, someLocal);
        const shown = elementsOf(parseFragment(found)).filter(({ tagName }) => tagName === 'img');
        expect(new Set(pictures.map(({ url }) => url))).toEqual(
          new Set(shown.map((image) => attributeOf(image, 'src'))),
        );
      }),
      RUNS,
    );
  });
});

// Written down here once more, and not taken from the source.
const KEPT = new Map(
  `a=href audio=src,controls,preload blockquote=cite del=cite,datetime details=open img=src,srcset,sizes,alt,width,height
  ins=cite,datetime li=value ol=start,reversed,type q=cite source=src,srcset,sizes,type,media td=colspan,rowspan,headers
  th=colspan,rowspan,headers,scope,abbr time=datetime video=src,controls,poster,preload,width,height
  abbr b bdi bdo br caption cite code dd dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd mark p picture pre rb rp rt rtc ruby s samp small
  strong sub summary sup table tbody tfoot thead tr u ul var wbr`
    .split(/\s+/)
    .map((entry): [string, string[]] => {
      const [name = '', attributes = ''] = entry.split('=');
      return [name, ['id', 'lang', 'dir', 'title', ...attributes.split(',')]];
    }),
);
const ADDRESSES: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?:\/\/|mailto:|tel:)/,
  src: /^(?:https?:\/\/|data:image\/(?:avif|gif|jpeg|png|webp)[;,])/i,
  poster: /^(?:https?:\/\/|data:image\/(?:avif|gif|jpeg|png|webp)[;,])/i,
  srcset: /^(?:(?:^|, )(?:https?:\/\/|data:image\/(?:avif|gif|jpeg|png|webp)[;,])\S+(?: \S+)?)+$/i,
  cite: /^https?:\/\//,
};

function attributeOf(element: DefaultTreeAdapterTypes.Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Knows a picture and a report, is wrong of what is gone, and takes the rest for addresses of another site. */
function someLocal(reference: string): ReturnType<Locate> {
  const local = { 'ferry.jpg': { width: 64, height: 36 }, 'report.pdf': {} }[reference];
  if (local !== undefined) {
    const url = `https://news.example.nz/media/${reference}`;
    return {
      kind: 'local',
      file: { source: reference, path: reference, url, type: 'x/y', length: 1, ...local },
    };
  }
  if (!reference.startsWith('gone'))
    return { kind: 'remote', url: new URL(reference, 'https://x.example/').href };
  return { kind: 'wrong', fault: { code: 'FILE_MISSING', message: `no ${reference}`, mend: '' } };
}
