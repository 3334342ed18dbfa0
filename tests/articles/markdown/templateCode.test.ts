import { describe, expect, it } from 'vitest';
import { readArticle } from '../material.ts';

/** What is told of a body, as line:column and what was found. */
function told(...body: string[]): string[] {
  const problems = readArticle({ body })
    .told.split('\n')
    .filter((line) => line.includes('TEMPLATE_CODE'));
  return problems.map((line) => line.replace(/^items\/road\.md:(\d+:\d+) .*found "(.*)" - .*$/, '$1 $2'));
}

describe('template code', () => {
  it('is told with what readers will see', () => {
    expect(readArticle({ body: ['See {{< tide w7Ft2ymGmfc >}}.'] }).told).toMatchInlineSnapshot(
      `"items/road.md:5:5 warning TEMPLATE_CODE expected text, found "{{< tide w7Ft2ymGmfc >}}" - readers see it as it is written; write what it would show, or take it out"`,
    );
  });

  it.each([
    '{{< gallery src="road.jpg" >}}',
    '{{% notice %}}',
    '{{<tide 1>}}',
    '{{ page.title }}',
    '{{title}}',
    '{{ "road" | upcase }}',
    '{% include road.html %}',
    '{%- if road -%}',
    '{%endif%}',
    '{: .lead}',
    '{:#road width="50%"}',
    '{:toc}',
  ])('is %s', (code) => {
    expect(told(`The ${code} is open.`)).toEqual([`5:5 ${code}`]);
  });

  it('is not the style of a component, which nobody sees', () => {
    expect(told('<div style={{ margin: 0 }}>The road</div>')).toEqual([]);
    expect(told('The road style={{ margin }}')).toEqual(['5:16 {{ margin }}']);
  });

  it.each([
    '{ road }',
    '{{ }}',
    '{{}}',
    '{% %}',
    '{% 5 %}',
    '{{ a\nb }}',
    '\\{\\{ road }}',
    '{#road#}',
    '{: }',
    '{:)}',
  ])('is not %j', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('is told once a name, where it first stands', () => {
    expect(told('{{< a 1 >}} {{< a 2 >}}', '', '{{< b 3 >}}', '', '{% a 4 %} {% b %}')).toEqual([
      '5:1 {{< a 1 >}}',
      '7:1 {{< b 3 >}}',
    ]);
  });

  it.each([
    { what: 'a heading', body: ['One.', '', '## {{ road }}'], place: '7:4' },
    { what: 'a later line of a paragraph', body: ['One', 'two', '{{ road }}'], place: '7:1' },
    { what: 'a list', body: ['- One', '', '- {{ road }}'], place: '7:3' },
    { what: 'a table', body: ['| a |', '| - |', '| {{ road }} |'], place: '7:3' },
    { what: 'raw HTML', body: ['<div>', '<p>', '{{ road }}'], place: '7:1' },
    { what: 'a link', body: ['One', '', '[road]({{ road }})'], place: '7:8' },
  ])('is found in $what', ({ body, place }) => {
    expect(told(...body)).toEqual([`${place} {{ road }}`]);
  });
});

describe('template code in a code sample', () => {
  it.each([
    { what: 'a code span', body: ['Write `{{ road }}` here.'] },
    { what: 'a code span of two ticks', body: ['Write ``{{ road }}`` here.'] },
    { what: 'a code span over two lines', body: ['Write `{{ road }}', 'and so on` here.'] },
    { what: 'a fence', body: ['```', '{{ road }}', '```'] },
    { what: 'a fence of tildes', body: ['~~~ liquid', '{% road %}', '~~~'] },
    { what: 'an attribute in a fence', body: ['```', '{: .lead}', '```'] },
    { what: 'indented code', body: ['One.', '', '    {{ road }}'] },
  ])('stands for itself: $what', ({ body }) => {
    expect(told(...body)).toEqual([]);
  });

  it('is told beside it', () => {
    expect(told('Write `{{ a }}` for {{ b }}.')).toEqual(['5:21 {{ b }}']);
  });
});

describe('template code in an HTML article', () => {
  const toldInHtml = (body: string) =>
    readArticle({ file: 'items/road.html', body: [body] }).told.replace(/ - .*$/, '');

  it.each(['{{ road }}', '{% road %}', '{{< road >}}', '{: .lead}'])(
    'is told, as all of it is shown: %s',
    (code) => {
      expect(toldInHtml(`<p>The ${code} is open.</p>`)).toBe(
        `items/road.html:5:8 warning TEMPLATE_CODE expected text, found "${code}"`,
      );
    },
  );

  it('stands for itself in a code sample', () => {
    expect(toldInHtml('<pre><code>{: .lead}</code></pre>')).toBe('');
  });
});

describe('template code in a newsroom text', () => {
  it('is literal text, as all of it is', () => {
    expect(readArticle({ file: 'items/road.txt', body: ['{{ road }}'] }).told).toBe('');
  });
});
