import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const PAGE = 'https://news.example.nz/tide/';

const made = (html: string) => sanitise(html, PAGE);
const player = (address: string, more = '') => `<iframe src="${address}"${more}></iframe>`;

describe('a player becomes a link', () => {
  test.each([
    [
      'https://www.youtube.com/embed/Qw3-rT_y',
      'https://www.youtube.com/watch?v=Qw3-rT_y',
      'Video on YouTube',
    ],
    [
      'https://www.youtube-nocookie.com/embed/Qw3?rel=0',
      'https://www.youtube.com/watch?v=Qw3',
      'Video on YouTube',
    ],
    ['//www.youtube.com/v/Qw3?version=3', 'https://www.youtube.com/watch?v=Qw3', 'Video on YouTube'],
    ['https://m.youtube.com/shorts/Qw3', 'https://www.youtube.com/watch?v=Qw3', 'Video on YouTube'],
    [
      'https://www.youtube.com/embed/videoseries?list=PL1',
      'https://www.youtube.com/playlist?list=PL1',
      'Video on YouTube',
    ],
    ['https://youtu.be/Qw3', 'https://youtu.be/Qw3', 'Video on YouTube'],
    ['https://www.youtube.com/embed?list=PL1', 'https://www.youtube.com/embed?list=PL1', 'Video on YouTube'],
    ['https://player.vimeo.com/video/123', 'https://vimeo.com/123', 'Video on Vimeo'],
    ['https://player.vimeo.com/video/123?h=..%2Fa', 'https://vimeo.com/123', 'Video on Vimeo'],
    ['https://vimeo.com/event/123/embed', 'https://vimeo.com/event/123/embed', 'Video on Vimeo'],
    [
      'https://www.dailymotion.com/embed/video/x1?autoplay=1',
      'https://www.dailymotion.com/video/x1',
      'Video on Dailymotion',
    ],
    [
      'https://geo.dailymotion.com/player.html?video=x1',
      'https://geo.dailymotion.com/player.html?video=x1',
      'Video on Dailymotion',
    ],
    ['https://embed.ted.com/talks/lang/mi/a_b', 'https://www.ted.com/talks/lang/mi/a_b', 'Talk on TED'],
    ['https://player.twitch.tv/?channel=a', 'https://player.twitch.tv/?channel=a', 'Video on Twitch'],
    ['https://www.tiktok.com/embed/v2/123', 'https://www.tiktok.com/@/video/123', 'Video on TikTok'],
    ['https://www.tiktok.com/embed/123', 'https://www.tiktok.com/@/video/123', 'Video on TikTok'],
    ['https://www.tiktok.com/player/v1/123?loop=1', 'https://www.tiktok.com/@/video/123', 'Video on TikTok'],
    [
      'https://open.spotify.com/embed/track/a1?utm=x',
      'https://open.spotify.com/track/a1',
      'Audio on Spotify',
    ],
    [
      'https://open.spotify.com/embed-podcast/episode/a1',
      'https://open.spotify.com/episode/a1',
      'Audio on Spotify',
    ],
    [
      'https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=c',
      'https://soundcloud.com/a/b',
      'Audio on SoundCloud',
    ],
    ['https://w.soundcloud.com/player/', 'https://w.soundcloud.com/player/', 'Audio on SoundCloud'],
    [
      'https://w.soundcloud.com/player/?url=javascript:x',
      'https://w.soundcloud.com/player/?url=javascript:x',
      'Audio on SoundCloud',
    ],
    [
      'https://embed.podcasts.apple.com/nz/podcast/a/id1?i=2',
      'https://podcasts.apple.com/nz/podcast/a/id1?i=2',
      'Audio on Apple Podcasts',
    ],
    [
      'https://embed.music.apple.com/nz/album/a/1?i=2',
      'https://music.apple.com/nz/album/a/1?i=2',
      'Audio on Apple Music',
    ],
    [
      'https://bandcamp.com/EmbeddedPlayer/album=1/',
      'https://bandcamp.com/EmbeddedPlayer/album=1/',
      'Audio on Bandcamp',
    ],
    [
      'https://archive.org/embed/tides_1931/reel.mp4',
      'https://archive.org/details/tides_1931',
      'Recording on Internet Archive',
    ],
    [
      'https://www.instagram.com/p/Ab_-1/embed/captioned/',
      'https://www.instagram.com/p/Ab_-1/',
      'Post on Instagram',
    ],
    ['https://www.instagram.com/reel/Ab/embed', 'https://www.instagram.com/reel/Ab/', 'Post on Instagram'],
    [
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1&width=5',
      'https://www.facebook.com/a/posts/1',
      'Post on Facebook',
    ],
    [
      'https://www.facebook.com/plugins/post.php',
      'https://www.facebook.com/plugins/post.php',
      'Post on Facebook',
    ],
    ['https://platform.twitter.com/embed/Tweet.html?id=123', 'https://x.com/i/status/123', 'Post on X'],
    ['https://platform.x.com/embed/Tweet.html?id=123', 'https://x.com/i/status/123', 'Post on X'],
    [
      'https://platform.twitter.com/embed/Tweet.html?id=a',
      'https://platform.twitter.com/embed/Tweet.html?id=a',
      'Post on X',
    ],
    ['https://platform.twitter.com/widgets.html', 'https://platform.twitter.com/widgets.html', 'Post on X'],
    [
      'https://www.google.com/maps/embed?pb=1',
      'https://www.google.com/maps/embed?pb=1',
      'Map on Google Maps',
    ],
    ['https://maps.google.co.nz/maps?q=a', 'https://maps.google.co.nz/maps?q=a', 'Map on Google Maps'],
    [
      'https://www.openstreetmap.org/export/embed.html?bbox=1',
      'https://www.openstreetmap.org/export/embed.html?bbox=1',
      'Map on OpenStreetMap',
    ],
    ['https://datawrapper.dwcdn.net/Ab1/2/', 'https://datawrapper.dwcdn.net/Ab1/2/', 'Chart on Datawrapper'],
    [
      'https://flo.uri.sh/visualisation/1/embed',
      'https://flo.uri.sh/visualisation/1/embed',
      'Chart on Flourish',
    ],
    [
      'https://public.flourish.studio/visualisation/1/',
      'https://public.flourish.studio/visualisation/1/',
      'Chart on Flourish',
    ],
    ['https://codepen.io/a/embed/b', 'https://codepen.io/a/embed/b', 'Code on CodePen'],
  ])('%s leads to %s and reads "%s"', (address, href, text) => {
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
