import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import { readTable } from '../support/cases.ts';

const PAGE = 'https://news.example.nz/tide/';

const made = (html: string) => sanitise(html, PAGE);
const player = (address: string, more = '') => `<iframe src="${address}"${more}></iframe>`;

describe('a player becomes a link', () => {
  test.each(readTable('players.tsv'))('%s leads to %s and reads "%s"', (address = '', href, text) => {
    expect(made(player(address)).html).toBe(`<p><a href="${href}">${text}</a></p>`);
  });

  test.each([
    ['https://charts.example/tides', 'https://charts.example/tides', 'Page on charts.example'],
    ['https://notyoutube.com/embed/Qw3', 'https://notyoutube.com/embed/Qw3', 'Page on notyoutube.com'],
    [
      'https://youtube.com.example/embed/Qw3',
      'https://youtube.com.example/embed/Qw3',
      'Page on youtube.com.example',
    ],
    ['tides.html', `${PAGE}tides.html`, 'Page on news.example.nz'],
    ['//x.example/a b', 'https://x.example/a%20b', 'Page on x.example'],
  ])('of a site that has no name here: %s leads to %s and reads "%s"', (address, href, text) => {
    expect(made(player(address)).html).toBe(`<p><a href="${href}">${text}</a></p>`);
  });
});

describe('the title of a player', () => {
  test.each([
    ['The tide at Aramoana', 'Video on YouTube: The tide at Aramoana'],
    [' The\n tide ', 'Video on YouTube: The tide'],
    ['Tide &amp; &lt;b&gt;', 'Video on YouTube: Tide &amp; &lt;b&gt;'],
    ['', 'Video on YouTube'],
    ['YouTube video player', 'Video on YouTube'],
    ['YouTube player', 'Video on YouTube'],
    ['video player', 'Video on YouTube'],
    ['Audio Player', 'Video on YouTube'],
    ['Player', 'Video on YouTube'],
    ['Embed', 'Video on YouTube'],
    ['Spotify Embed: The tide', 'Video on YouTube: The tide'],
    ['Vimeo player - The tide', 'Video on YouTube: The tide'],
    ['Dailymotion Video Player: The tide', 'Video on YouTube: The tide'],
    ['SoundCloud audio player', 'Video on YouTube'],
    ['Video of the tide', 'Video on YouTube: Video of the tide'],
    ['The player of the year', 'Video on YouTube: The player of the year'],
  ])('"%s" reads "%s"', (title, text) => {
    const { html } = made(player('https://youtu.be/a', ` title="${title}"`));
    expect(html).toBe(`<p><a href="https://youtu.be/a">${text}</a></p>`);
  });

  test('stands before the host where the site has no name here', () => {
    expect(made(player('//charts.example/', ' title="Tides"')).html).toBe(
      '<p><a href="https://charts.example/">Tides (charts.example)</a></p>',
    );
  });
});
