import fc from 'fast-check';

const WORDS = [
  'tide',
  'Māori',
  'Tāmaki Makaurau',
  '🎉',
  '👩‍🚒 ',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\t',
  '&nbsp;',
  '\u00a0',
  ' \u00a0',
  '\u3000',
  '\u202f',
  '&amp;',
  '&amp;amp;',
  '&lt;b&gt;',
  '&lt;',
  '&gt; ',
  '*',
  '**',
  '_',
  'snake_case',
  '__',
  '`',
  '```',
  '~~',
  '~~~',
  '# ',
  '#',
  '- ',
  '-',
  '--',
  '---',
  '+ ',
  '+++',
  '=',
  '===',
  '1. ',
  '2014) ',
  '[',
  ']',
  '[^1]',
  '[^1]: ',
  '[a]: https://example.org/',
  '(b)',
  '!',
  '\\',
  '|',
  '| - | - |',
  '{{ page.title }}',
  '{% raw %}',
  '{: .a}',
  '{',
  'https://example.org/?a=1&amp;copy=2',
  '&#x301;',
  'e',
  '"',
  "'",
  '&#8217;',
  'a.b',
  '<br>',
  '<br><br>',
  '<br class="x">',
  '<!-- note -->',
  '<!--more-->',
  '<!--\n\n-->',
  'www.example.org',
  'desk@example.org',
  '<wbr>',
];

const INLINE = 'a abbr b cite code del em i ins kbd mark q s samp small strong sub sup time u var span'.split(
  ' ',
);
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: [
    ' href="/road"',
    ' href="#n"',
    ' href="https://example.org/a_b(c)?q[]=1&amp;x=%20{{y}}" title="a &quot;b&quot;&#10;&#10;c"',
    ' href="mailto:desk@example.org"',
  ],
  time: [' datetime="2014-12-21"'],
  abbr: [' title="{{ x }}"'],
};
/** What an article holds beside text, and readers get as a link, otherwise, or not at all. */
const EMBEDS = [
  '<iframe width="560" height="315" src="https://www.youtube.com/embed/abcdefghijk" title="Talk" allowfullscreen></iframe>',
  '<iframe src="/player?a=1&amp;b=2" data-id="7">&lt;p&gt;</iframe>',
  '<object data="a.swf" type="application/x-shockwave-flash"><param name="movie" value="a.swf"><p>No film.</p></object>',
  '<embed src="https://example.org/a.swf">',
  '<math display="block"><mi>e</mi><mo>=</mo><mi mathvariant="bold">m</mi><msup><mi>c</mi><mn>2</mn></msup></math>',
  '<svg viewBox="0 0 2 2" xmlns:xlink="http://www.w3.org/1999/xlink"><linearGradient id="g"/><use xlink:href="#g"/></svg>',
  '<script async src="https://platform.example/widgets.js" charset="utf-8"></script>',
  '<script>if (a < b) {\n\n  c("</p>");\n}</script>',
  '<style>\n.a > .b { color: red }\n\n.c {}\n</style>',
  '<noscript><img src="n.gif" alt="n"></noscript>',
  '<form action="/find"><input name="q" required><button type="submit">Find *it*</button></form>',
  '<template><p class="t">one</p></template>',
  '<canvas id="c" data-x="{{ y }}">no canvas</canvas>',
  '<font color="red">red</font>',
  '<o-player data-x="1">two</o-player>',
];
const SHARED = [
  ' class="lead"',
  ' style="color: red; background: url(a.png)"',
  ' data-id="a&quot;b&#10;&#10;c"',
  ' id="n"',
  ' onclick="x()"',
  ' lang="mi"',
  ' aria-label="{{ x }}" hidden',
];
const PICTURES = [
  '<img src="ferry.jpg" alt="A [ferry] *at* &lt;the&gt; wharf">',
  '<img src="a b.jpg" alt="">',
  '<img src="/x.png" alt="x" width="4" height="3" srcset="x2.png 2x">',
  '<img src="t.gif" alt="y" title="Back &quot;on&quot; time">',
];

const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(''));

const { inline, block } = fc.letrec<{ inline: string; block: string }>((tie) => {
  const inlines = fc.array(tie('inline'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  const blocks = fc.array(tie('block'), { maxLength: 3 }).map((parts) => parts.join('\n'));
  const flow = fc.oneof(
    inlines,
    blocks,
    fc.tuple(inlines, blocks).map((both) => both.join('')),
  );
  const element = (names: readonly string[], content: fc.Arbitrary<string>) =>
    fc
      .tuple(
        fc.constantFrom(...names),
        content,
        fc.nat(),
        fc.oneof(
          { weight: 4, arbitrary: fc.constant('') },
          { weight: 3, arbitrary: fc.constantFrom(...SHARED) },
        ),
      )
      .map(([name, inside, choice, shared]) => {
        const choices = ATTRIBUTES[name] ?? [''];
        return `<${name}${choices[choice % choices.length]}${shared}>${inside}</${name}>`;
      });
  const many = (content: fc.Arbitrary<string>) =>
    fc.array(content, { minLength: 1, maxLength: 3 }).map((all) => all.join(''));
  const row = element(['tr'], many(element(['td', 'th'], flow)));
  return {
    inline: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 5, arbitrary: text },
      { weight: 3, arbitrary: element(INLINE, inlines) },
      { weight: 1, arbitrary: fc.constantFrom(...PICTURES, ...EMBEDS) },
    ),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: element(['p', 'h1', 'h2', 'h3', 'div'], inlines) },
      { weight: 1, arbitrary: text },
      { weight: 1, arbitrary: fc.constantFrom('<hr>', '<hr class="x">', '<!-- note -->', '<!--\n\none -->') },
      { weight: 2, arbitrary: fc.constantFrom(...EMBEDS) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('<video src="a.mp4" controls></video>', '<audio src="a.mp3"></audio>'),
      },
      {
        weight: 3,
        arbitrary: element(
          ['ul', 'ol', 'ol start="7"', 'ol reversed'],
          many(element(['li', 'li value="3"'], flow)),
        ).map(closed),
      },
      { weight: 2, arbitrary: element(['blockquote', 'details', 'section', 'div'], blocks) },
      { weight: 2, arbitrary: element(['pre'], inlines) },
      { weight: 1, arbitrary: element(['pre'], element(['code'], inlines)) },
      {
        weight: 1,
        arbitrary: element(
          ['figure'],
          fc
            .tuple(fc.constantFrom(...PICTURES), element(['figcaption'], inlines))
            .map((both) => both.join('')),
        ),
      },
      { weight: 1, arbitrary: element(['table'], many(row)) },
      { weight: 1, arbitrary: element(['dl'], many(element(['dt', 'dd'], flow))) },
    ),
  };
});

/** `<ol start="7">` ends with `</ol>`. */
function closed(html: string): string {
  return html.replaceAll(/<\/(\w+) [^>]*>/g, '</$1>');
}

/** HTML as anyone might write it: every element that readers keep, and text that Markdown takes for something else. */
export const anyArticle = fc
  .array(fc.oneof({ weight: 4, arbitrary: block }, { weight: 1, arbitrary: inline }), { maxLength: 5 })
  .map((parts) => parts.join('\n'));
