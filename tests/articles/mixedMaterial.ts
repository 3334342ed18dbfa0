import fc from 'fast-check';

const TAGS =
  'a a b b i em strong u s font span sub kbd code small nobr p p div div section center blockquote ul ol li dl dt dd details summary figure figcaption table tbody tr td th caption h2 h3 pre hr br img video source iframe object button form script style textarea title template noscript svg math mi select option ruby rt q abbr tt custom-tag'.split(
    ' ',
  );
const ATTRIBUTES = [
  'href="#n"',
  'href="/b?c=1&amp;d"',
  'href="javascript:x()"',
  'id="n"',
  "id='fn1'",
  'name=m',
  'class="x katex anchor"',
  'class="gutter"',
  'title="a &quot;b&quot; > c"',
  'title="&#8;&#0;"',
  'src="ferry.jpg" alt="A"',
  'src="gone.jpg"',
  'src="https://youtu.be/x1"',
  'width="1" height="1"',
  'onclick="x()"',
  'lang=mi',
  'open',
  'style="display:none"',
  'srcset="ferry.jpg 2x, b.png"',
  'align="center"',
];
const WORDS = 'road harbour Tāmaki 8 pm. 道路 طريق a_b 2*3 🌊 ferry.jpg'.split(' ');
const ODD = [
  '&amp;',
  '&lt;b&gt;',
  '&nbsp;',
  '&#12;',
  '&#13;',
  '&#0;',
  '&#127;',
  '\u007f',
  '&copy',
  '<',
  '>',
  '"',
  '\\*',
  '  \n',
  '\n',
  '[^1]',
  '[ref]',
  '[a](#n)',
  '[a](gone.pdf)',
  '![A](ferry.jpg "t")',
  '![](gone.jpg)',
  '![](point.gif)',
  '[b](/c)',
  '<https://a.example/>',
  'www.a.example',
  '`<b>`',
  '{#n}',
  '$x_1$',
  '{{< youtube a1 >}}',
];
const MARKUP = [
  '<!-- c -->',
  '<!--more-->',
  '<!-- a --!> b',
  '<!--',
  '<![CDATA[ x ]]>',
  '<?x?>',
  '<!DOCTYPE x>',
  '<br/>',
  '</br>',
  '</p>',
  '<p>',
  '<a name="m"></a>',
  '<p></p>',
  '<iframe src="https://youtu.be/a"></iframe>',
  '<script>x < y</script>',
  '<img src="ferry.jpg">',
  '<b',
  '<i title="',
  "'>",
];

const start = fc
  .tuple(
    fc.constantFrom(...TAGS),
    fc.array(fc.constantFrom(...ATTRIBUTES), { maxLength: 2 }),
    fc.constantFrom('>', '>', '>', ' />'),
  )
  .map(([name, attributes, end]) => `<${[name, ...attributes].join(' ')}${end}`);
const end = fc.constantFrom(...TAGS).map((name) => `</${name}>`);
const word = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...WORDS) }, fc.constantFrom(...ODD));
const markup = fc.constantFrom(...MARKUP);

const { inline } = fc.letrec<{ inline: string; one: string }>((tie) => ({
  inline: fc.array(tie('one'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  one: fc.oneof(
    { depthSize: 'xsmall', withCrossShrink: true },
    { weight: 9, arbitrary: word },
    fc.tuple(fc.constantFrom('*', '**', '~~', '`'), tie('inline')).map(([mark, text]) => mark + text + mark),
    tie('inline').map((text) => `[${text}](/to "t")`),
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...TAGS), tie('inline'))
        .map(([name, text]) => `<${name}>${text}</${name}>`),
    },
    start,
    end,
    markup,
  ),
}));

/** HTML as people write it, and as they do not: closed, nested, broken. */
const { html } = fc.letrec<{ html: string; one: string }>((tie) => ({
  html: fc.array(tie('one'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  one: fc.oneof(
    { depthSize: 'xsmall', withCrossShrink: true },
    { weight: 4, arbitrary: word },
    {
      weight: 4,
      arbitrary: fc
        .tuple(start, tie('html'), fc.constantFrom('', '\n'))
        .map(([tag, inner, line]) => `${tag}${line}${inner}${line}</${/\w[\w-]*/.exec(tag)?.[0]}>`),
    },
    start,
    end,
    markup,
  ),
}));

const behind = (first: string, others: string) => (text: string) =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first : others) + line)
    .join('\n');

/** Articles of Markdown with raw HTML in it and between it. */
export const { mixed } = fc.letrec<{ mixed: string; block: string }>((tie) => ({
  mixed: fc
    .array(fc.tuple(tie('block'), fc.constantFrom('\n\n', '\n\n', '\n\n', '\n')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.flat().join('').trimEnd()),
  block: fc.oneof(
    { depthSize: 'xsmall' },
    { weight: 4, arbitrary: inline },
    { weight: 6, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')) },
    { weight: 4, arbitrary: html },
    fc
      .tuple(start, tie('mixed'))
      .map(([tag, inner]) => `${tag}\n\n${inner}\n\n</${/\w[\w-]*/.exec(tag)?.[0]}>`),
    inline.map((text) => `## ${text}`),
    fc.constantFrom(
      '## Ferry <a href="#ferry">#</a>',
      '## <i>x</i> Ferry [#](#ferry)',
      '![A](ferry.jpg)',
      '[![A](ferry.jpg)](/b)',
      '---',
      '{{< figure src="ferry.jpg" alt="A" >}}',
      '[ref]: /there "Ref"',
      '*[pm]: after noon',
    ),
    fc.tuple(word, inline).map(([info, text]) => `\`\`\`${info}\n${text}\n\`\`\``),
    inline.map(behind('    ', '    ')),
    fc.array(inline, { minLength: 2, maxLength: 3 }).map((cells) => {
      const row = `| ${cells.map((cell) => cell.replaceAll('\n', ' ')).join(' | ')} |`;
      return `${row}\n|${cells.map(() => '-').join('|')}|\n${row}`;
    }),
    tie('mixed').map(behind('- ', '  ')),
    tie('mixed').map(behind('1. ', '   ')),
    tie('mixed').map(behind('> ', '> ')),
    tie('mixed').map(behind('[^1]: ', '    ')),
    tie('mixed').map((text) => `:::note A\n${text}\n:::`),
    fc
      .tuple(inline, tie('mixed'))
      .map(([term, text]) => `${term.replaceAll('\n', ' ')}\n: ${behind('', '  ')(text)}`),
  ),
}));
