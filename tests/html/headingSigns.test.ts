import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const made = (html: string) => sanitise(html, 'https://news.example.nz/tide/');

describe('the sign of a heading goes, its words stay', () => {
  test.each([
    ['GitHub', '<h2><a class="anchor" href="#x">#</a>High tide</h2>'],
    [
      'an icon',
      '<h2><a id="y" class="anchor" aria-hidden="true" href="#x"><span class="octicon"></span></a> High tide</h2>',
    ],
    ['Sphinx', '<h2>High tide<a class="headerlink" href="#x" title="Permalink">¶</a></h2>'],
    ['a chain', '<h2>High tide <a href="#x">🔗</a></h2>'],
    ['a chain in text form', '<h2>High tide <a href="#x">🔗\ufe0e</a></h2>'],
    [
      'Docusaurus',
      '<h2>High tide<a href="#x" class="hash-link" aria-label="Direct link to High tide">\u200b</a></h2>',
    ],
    ['VitePress', '<h2>High tide <a class="header-anchor" href="#x" aria-hidden="true">#</a></h2>'],
    [
      'Jekyll',
      '<h2>High tide<a class="header-link" href="#x"><span class="sr-only">Permalink</span></a></h2>',
    ],
    [
      'an address',
      '<h2>High tide <a class="heading-anchor" href="https://news.example.nz/tide/#x">#</a></h2>',
    ],
    [
      'words for those who do not see',
      '<h2>High tide <a aria-hidden="true" href="#x">Copy link to it</a></h2>',
    ],
    ['a sign beside a comment', '<h2>High tide <a href="#x"><!-- x -->#</a></h2>'],
    ['two signs', '<h2><a href="#x">#</a> High tide <a href="#x">¶</a></h2>'],
  ])('%s', (_program, html) => {
    expect(made(html)).toMatchObject({ html: '<h2>High tide</h2>', findings: [] });
  });

  test('its name stays where a link of the article leads to it', () => {
    expect(
      made('<p><a href="#y">see</a></p><h2>Tide <a id="y" class="anchor" href="#x">#</a></h2>').html,
    ).toBe('<p><a href="https://news.example.nz/tide/#y">see</a></p><h2>Tide<a id="y"></a></h2>');
  });
});

describe('a link in a heading stays', () => {
  test.each([
    ['all that there is', '<h2><a class="anchor" href="#x">High tide</a></h2>'],
    ['all that there is, and a sign', '<h2><a href="#x">#</a></h2>'],
    ['words', '<h2>Tide <a class="anchor" href="#x">tables</a></h2>'],
    ['words like those of a sign', '<h2>Tide <a href="#x">Link between ports</a></h2>'],
    ['a sign that leads elsewhere', '<h2>Issue <a href="https://a.example/b/#5">#</a></h2>'],
    ['a picture', '<h2>Tide <a href="#x"><img src="https://a.example/b.png" alt=""></a></h2>'],
    ['a name', '<h2>Tide <a>#</a></h2>'],
  ])('of %s', (_what, html) => {
    const found = made(html).html.replaceAll('https://news.example.nz/tide/#x', '#x');
    expect(found).toBe(html.replace(' class="anchor"', ''));
  });

  test('outside of a heading', () => {
    expect(made('<p>a <a href="#x">#</a></p>').html).toBe(
      '<p>a <a href="https://news.example.nz/tide/#x">#</a></p>',
    );
  });
});
