import { describe, expect, it } from 'vitest';
import { openEnvironment } from '../../../src/articles/markdown/environment.ts';
import { parseMarkdown, renderMarkdown, renderTokens } from '../../../src/articles/markdown/parser.ts';
import { auckland } from '../../support/publication.ts';
import { readArticle } from '../material.ts';

const ROOT = { url: 'https://news.example.nz/', link: 'https://news.example.nz/2014/12/21/road/' };
const BLOG = { url: 'https://a.example/blog/', link: 'https://a.example/blog/2014/12/21/road/' };
const ABROAD = { url: 'https://a.example/blog/', link: 'https://other.example/road' };

/** The address to which a link leads whose address is code. */
function hrefOf(code: string, site = ROOT): string | undefined {
  return /href="([^"]*)"/.exec(
    renderTokens(parseMarkdown(`[a](${code})`, undefined, openEnvironment(site))),
  )?.[1];
}

describe('a code that names an article', () => {
  it.each([
    ['{{< ref "b.md" >}}', 'article:b.md'],
    ['{{< relref "/posts/b.md#wind" >}}', 'article:/posts/b.md#wind'],
    ['{{% ref b %}}', 'article:b'],
    ['{{< ref path="b.md" lang="mi" >}}', 'article:b.md'],
    ['{{< ref "my (old) post.md" >}}', 'article:my%20%28old%29%20post.md'],
    ['{% post_url 2015-02-02-b %}', 'article:2015-02-02-b'],
    ['{%- post_url /sub/2015-02-02-b -%}', 'article:/sub/2015-02-02-b'],
    ['{% link _posts/2015-02-02-b.md %}', 'article:_posts/2015-02-02-b.md'],
    ['{{ site.baseurl }}{% post_url 2015-02-02-b %}', 'article:2015-02-02-b'],
    ['{{ site.url }}{{ site.baseurl }}{% link _posts/b.md %}', 'article:_posts/b.md'],
    ['{% post_url 2015-02-02-b %}#wind', 'article:2015-02-02-b#wind'],
  ])('is its name: %s', (code, href) => {
    expect(hrefOf(code)).toBe(href);
  });

  it.each([
    '[a][b]\n\n[b]: CODE',
    '[b]\n\n[b]: CODE "Title"',
    "[b]\n\n[b]: CODE 'Title'",
    '<a href="CODE">b</a>',
  ])('is one wherever an address stands: %j', (text) => {
    expect(renderMarkdown(text.replace('CODE', '{% post_url 2015-02-02-b %}'))).toContain(
      '<a href="article:2015-02-02-b"',
    );
  });

  it.each(['{{< ref >}}', '{{< ref "" >}}', '{{< ref "a" b" >}}', '{% post_url %}'])(
    'has to name it: %s',
    (code) => {
      expect(hrefOf(code)).toBeUndefined();
      expect(readArticle({ body: [`[a](${code})`] }).told).toContain('TEMPLATE_CODE');
    },
  );
});

describe('a code that is a part of an address', () => {
  it.each([
    ['{{ site.url }}/a', '/a', '/a', 'https://a.example/a'],
    ['{{ site.baseurl }}/a', '/a', '/blog/a', '/blog/a'],
    ['{{site.url}}{{site.baseurl}}/a', '/a', '/blog/a', 'https://a.example/blog/a'],
    ['{{ "/a" | relative_url }}', '/a', '/blog/a', '/blog/a'],
    ["{{ 'a' | relative_url }}", '/a', '/blog/a', '/blog/a'],
    ['{{ "/a" | url }}', '/a', '/blog/a', '/blog/a'],
    ['{{ "" | relative_url }}', '', '/blog', '/blog'],
    ['{{ "/a" | absolute_url }}', '/a', '/blog/a', 'https://a.example/blog/a'],
    ['{{ "/a" | prepend: site.baseurl }}', '/a', '/blog/a', '/blog/a'],
    ['{{ "/a" | prepend: site.baseurl | prepend: site.url }}', '/a', '/blog/a', 'https://a.example/blog/a'],
    ['{{ site.baseurl | append: "/a" }}', '/a', '/blog/a', '/blog/a'],
    ['{{ page.url }}', '/2014/12/21/road/', '/2014/12/21/road/', '/road'],
    [
      '{{ page.url | absolute_url }}',
      '/2014/12/21/road/',
      '/blog/2014/12/21/road/',
      'https://a.example/blog/road',
    ],
    ['{% link a.pdf %}', '/a.pdf', '/blog/a.pdf', '/blog/a.pdf'],
  ])('is that part: %s', (code, root, blog, abroad) => {
    expect([ROOT, BLOG, ABROAD].map((site) => hrefOf(code, site))).toEqual([root, blog, abroad]);
  });

  it.each([
    '{{ site.title }}',
    '{{ "/a" | upcase }}',
    '{{ site.url | upcase }}',
    '{{ "/a" | prepend: page.title }}',
    '{{ "/a" | remove: site.url }}',
    '{{ a | relative_url }}',
    '{{ "/a" | }}',
  ])('is told where it has a value that nobody knows: %s', (code) => {
    expect(hrefOf(code)).toBeUndefined();
    expect(readArticle({ body: [code] }).told).toContain('TEMPLATE_CODE');
  });

  it('is whole where people read it', () => {
    const { item, told } = readArticle({ body: ['At {{ site.url }} ("{{ "/a" | absolute_url }}").'] });
    const shown = `${item.content}`.replace(/<\/?a[^>]*>/g, '');
    expect(shown).toBe(`<p>At ${new URL(auckland.url).origin} ("${auckland.url}a").</p>`);
    expect(told).toBe('');
  });

  it('is nothing without a publication', () => {
    expect(renderMarkdown('{{ site.url }} {% link a.pdf %}')).toBe(
      '<p>{{ site.url }} {% link a.pdf %}</p>\n',
    );
  });

  it('finds the picture that stands beside the article', () => {
    const body = ['![A ferry]({{ site.url }}{{ site.baseurl }}/a.png)'];
    expect(readArticle({ body, files: ['/a.png'] }).media).toEqual(['items//a.png']);
  });
});

describe('a definition of a link', () => {
  it('whose address is not known is text', () => {
    expect(renderMarkdown('[b]: {% a %}')).toBe('<p>[b]: {% a %}</p>\n');
    expect(renderMarkdown('[b]: {% post_url c %} and more')).toBe('<p>[b]: article:c and more</p>\n');
  });

  it('that is the second of its name does not count', () => {
    expect(renderMarkdown('[b]: /a\n[b]: {% post_url c %}\n\n[b]')).toBe('<p><a href="/a">b</a></p>\n');
  });

  it('in a code sample is none', () => {
    expect(renderMarkdown('```\n[b]: {% post_url c %}\n```')).toContain('[b]: {% post_url c %}');
  });
});
