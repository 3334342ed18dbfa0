import { describe, expect, it, test } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';
import { readArticle } from '../material.ts';

/** What a feed has of a body. */
const content = (...body: string[]) => readArticle({ body }).item.content;

const YOUTUBE = '<iframe src="https://www.youtube.com/embed/w7Ft2ymGmfc"></iframe>';
const VIMEO = '<iframe src="https://player.vimeo.com/video/55073825"></iframe>';
const GIST = '<iframe src="https://gist.github.com/spf13/7896402"></iframe>';
const POST = '<iframe src="https://platform.twitter.com/embed/Tweet.html?id=145311"></iframe>';
const INSTAGRAM = '<iframe src="https://www.instagram.com/p/CxOWiQNP2MO/embed"></iframe>';
const PICTURE = '<figure><img src="a.jpg" alt="A ferry"></figure>';

describe('a short code becomes what it shows', () => {
  it.each([
    ['{{< youtube w7Ft2ymGmfc >}}', YOUTUBE],
    ['{{<youtube w7Ft2ymGmfc>}}', YOUTUBE],
    ['{{< youtube w7Ft2ymGmfc />}}', YOUTUBE],
    ['{{% youtube "w7Ft2ymGmfc" %}}', YOUTUBE],
    ['{{< youtube id="w7Ft2ymGmfc" autoplay=true >}}', YOUTUBE],
    [
      '{{< youtube id="w7Ft2ymGmfc" title="Say \\"tide\\"" >}}',
      YOUTUBE.replace('></', ' title="Say &quot;tide&quot;"></'),
    ],
    [
      '{{< youtube playlist="PL1" >}}',
      '<iframe src="https://www.youtube.com/embed/videoseries?list=PL1"></iframe>',
    ],
    ['{% youtube w7Ft2ymGmfc %}', YOUTUBE],
    ["{%- youtube 'w7Ft2ymGmfc' -%}", YOUTUBE],
    ['{{ youtube(id="w7Ft2ymGmfc", autoplay=true) }}', YOUTUBE],
    ['{% include youtube.html id="w7Ft2ymGmfc" %}', YOUTUBE],
    ['{% include youtubePlayer.html id="w7Ft2ymGmfc" %}', YOUTUBE],
    ['{{< vimeo 55073825 >}}', VIMEO],
    ['{{ vimeo(id="55073825") }}', VIMEO],
    ['{% include embed/vimeo.html id="55073825" %}', VIMEO],
    ['{{< gist spf13 7896402 >}}', GIST],
    ['{{< gist spf13 7896402 "img.html" >}}', GIST],
    ['{% gist spf13/7896402 %}', GIST],
    ['{% gist 7896402 %}', GIST.replace('spf13/', '')],
    ['{{ gist(url="https://gist.github.com/spf13/7896402.js") }}', GIST],
    ['{{< tweet 145311 >}}', POST],
    ['{{< x user="SanDiegoZoo" id="145311" >}}', POST],
    ['{% twitter https://twitter.com/SanDiegoZoo/status/145311?s=20 %}', POST],
    ['{{< instagram CxOWiQNP2MO >}}', INSTAGRAM],
    ['{{< figure src="a.jpg" alt="A ferry" >}}', PICTURE],
    ['{{< figure src=`a.jpg` alt="A ferry" >}}', PICTURE],
    ['{{< figure\n  src="a.jpg"\n  alt="A ferry"\n>}}', PICTURE],
    ['{% include figure.html src="a.jpg" alt="A ferry" %}', PICTURE],
    ["{% include_cached image.html url='a.jpg' alt='A ferry' %}", PICTURE],
    ['{{< figure src="a.jpg" >}}', '<figure><img src="a.jpg"></figure>'],
  ])('%j', (code, html) => {
    expect(renderMarkdown(code)).toBe(`${html}\n`);
    expect(readArticle({ body: code.split('\n'), files: ['a.jpg'] }).told).not.toContain('TEMPLATE_CODE');
  });

  it.each([
    ['{% post_link ferry %}', '<a href="article:ferry">ferry</a>'],
    [
      '{% post_link "the ferry" "Ferry & *co*" %}',
      '<a href="article:the%20ferry">Ferry &amp; <em>co</em></a>',
    ],
    ['{% post_link ferry all the words %}', '<a href="article:ferry">all the words</a>'],
    ['{% post_link ferry All of *it* false %}', '<a href="article:ferry">All of <em>it</em></a>'],
    ['{% post_link ferry true %}', '<a href="article:ferry">ferry</a>'],
    ['{% post_link ferry true or false it is %}', '<a href="article:ferry">true or false it is</a>'],
    ['{% post_link %}', '{% post_link %}'],
  ])('that leads to an article: %j', (code, html) => {
    expect(renderMarkdown(`See ${code}.`)).toBe(`<p>See ${html}.</p>\n`);
  });

  it.each([
    ['{% asset_img beck.png %}', ' alt="" width="6" height="4"'],
    ['{% asset_img beck.png The beck %}', ' alt="The beck" width="6" height="4"'],
    ['{% asset_img left wide beck.png 640 360 "The beck" %}', ' alt="The beck" width="6" height="4"'],
    ['{% asset_img beck.png "It is" "The beck" %}', ' alt="The beck" width="6" height="4" title="It is"'],
    [`{% asset_img beck.png '"It is" "The beck"' %}`, ' alt="The beck" width="6" height="4" title="It is"'],
    ['![The beck]({% asset_path beck.png %})', ' alt="The beck" width="6" height="4"'],
  ])('that shows a picture of the folder of the article: %s', (code, attributes) => {
    const { item, media, told } = readArticle({ body: ['', `See ${code}.`], files: ['road/beck.png'] });
    const src = 'https://news.example.nz/media/road/beck.png';
    expect(item.content).toBe(`<p>See <img src="${src}"${attributes}>.</p>`);
    expect(media).toEqual(['items/road/beck.png']);
    expect(told).not.toContain('TEMPLATE_CODE');
    expect(readArticle({ body: ['', code], files: ['road/beck.png'] }).media).toEqual(media);
  });

  it.each(['{% asset_img beck %}', '{% asset_link %}', '{% asset_path %}'])(
    'that shows a file of the folder of the article names it: %s',
    (code) => {
      expect(readArticle({ body: ['', `See ${code}.`] }).told).toContain('TEMPLATE_CODE');
    },
  );

  it.each([
    ['{% asset_link plan.pdf %}', 'plan.pdf'],
    ['{% asset_link plan.pdf The *whole* plan %}', 'The <em>whole</em> plan'],
  ])('that leads to a file of the folder of the article: %s', (code, text) => {
    const { item } = readArticle({ body: ['', `See ${code}.`], files: ['road/plan.pdf'] });
    const href = 'https://news.example.nz/media/road/plan.pdf';
    expect(item.content).toBe(`<p>See <a href="${href}">${text}</a>.</p>`);
  });

  it('with the Markdown of its caption, its links and its credit', () => {
    const code =
      '{{< figure src="a.jpg" alt="A" title="Low" caption="The *tide*" link="/b" attr="AFP" attrlink="/c" >}}';
    expect(renderMarkdown(code)).toBe(
      '<figure><a href="/b"><img src="a.jpg" alt="A"></a><figcaption><strong>Low</strong> The <em>tide</em> <a href="/c">AFP</a></figcaption></figure>\n',
    );
  });

  it('in a line, where it is in one', () => {
    expect(renderMarkdown('See {{< youtube w7Ft2ymGmfc >}}, *now*.')).toBe(
      `<p>See ${YOUTUBE}, <em>now</em>.</p>\n`,
    );
  });

  it.each(['Text\nCODE\n*more*', '> Text\n> CODE', '- Text\n  CODE', '   CODE', '<div>\nCODE\n</div>'])(
    'wherever it stands: %j',
    (text) => {
      expect(renderMarkdown(text.replace('CODE', '{{< vimeo 55073825 >}}'))).toContain(VIMEO);
    },
  );

  it('in feeds as a link to what is embedded', () => {
    expect(content('{% gist spf13/7896402 %}')).toBe(
      '<p><a href="https://gist.github.com/spf13/7896402">Code on GitHub Gist</a></p>',
    );
    expect(content('{{< x user="a" id="145311" >}}')).toBe(
      '<p><a href="https://x.com/i/status/145311">Post on X</a></p>',
    );
  });

  it('with the place of what is wrong with it', () => {
    const body = ['One.', '', '{{< figure', '  src="gone.jpg" >}}', '', '{{< vimeo 1 >}}'];
    expect(
      readArticle({ body })
        .told.split('\n')
        .map((line) => line.split(' ', 3).join(' ')),
    ).toEqual(['items/road.md:8:8 error PICTURE_MISSING', 'items/road.md:10:1 note EMBED_LINKED']);
  });
});

test.each([
  '{{< youtube >}}',
  '{{< youtube "a" b" >}}',
  '{{< youtube a/b >}}',
  '{{< vimeo id= >}}',
  '{{< tweet user="a" >}}',
  '{{< tweet a >}}',
  '{{< gist spf13 >}}',
  '{{< gist >}}',
  '{{< figure alt="A" >}}',
  '{{< figure a.jpg >}}',
  '{{ figure(src="a.jpg") }}',
  '{% include figure.html src=page.image %}',
  '{% include toc.html %}',
  '{% include %}',
  '{% figure src="a.jpg" %}',
  '{% asset_img beck.png %}',
  '{% asset_link plan.pdf %}',
  '{% asset_path plan.pdf %}',
  '{{ resize_image(path="a.jpg", width=9) }}',
  '{{< details summary="A" >}}',
  '{{% /notice %}}',
  '{{< param "a" >}}',
  '{{< vimeo 1 >}',
])('a short code that is not known, or not whole, is shown as it is written: %s', (code) => {
  expect(renderMarkdown(code).replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toBe(
    `<p>${code}</p>\n`,
  );
});

test('a short code that is not whole is told, over several lines too', () => {
  expect(readArticle({ body: ['{{< figure', '  alt="A" >}}'] }).told).toContain(
    'items/road.md:5:1 warning TEMPLATE_CODE expected text, found "{{< figure alt="A" >}}"',
  );
});

test('what is between short codes that are not known stays', () => {
  expect(renderMarkdown('{{% notice %}}\nIt is *low*.\n{{% /notice %}}')).toBe(
    '<p>{{% notice %}}\nIt is <em>low</em>.\n{{% /notice %}}</p>\n',
  );
});

test.each([
  ['{{</* youtube a */>}}', '{{&lt; youtube a &gt;}}'],
  ['{{%/* notice "a" */%}}', '{{&lt; notice &quot;a&quot; &gt;}}'],
  ['{{/* youtube(id="a") */}}', '{{ youtube(id=&quot;a&quot;) }}'],
])('a code that its generator is to show is shown: %s', (code, html) => {
  expect(renderMarkdown(`See ${code}.`)).toBe(`<p>See ${html}.</p>\n`);
  expect(readArticle({ body: [`See ${code}.`] }).told).toBe('');
});

test.each(['    CODE', '```\nCODE\n```', 'A `CODE` b', '<pre>CODE</pre>', 'A <code>CODE</code> b'])(
  'a short code in a code sample stays as it is: %j',
  (text) => {
    expect(renderMarkdown(text.replace('CODE', '{{% vimeo 1 %}}'))).toContain('{{% vimeo 1 %}}');
  },
);
