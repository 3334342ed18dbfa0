import { describe, expect, test } from 'vitest';
import { settingsOf } from '../../src/import/feedToSettings.ts';
import { unkeptOf } from '../../src/import/unkept.ts';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import * as hosts from './hostDocuments.ts';
import { EMPTY, frontMatterOf, itemFilesOf, parsed } from './material.ts';

/** What becomes of a host's feed in an empty folder: its show, its episode, and what its owner is told. */
function moved(document: string) {
  const feed = parsed(document);
  const made = settingsOf(feed, 'Pacific/Auckland', 'old.xml');
  const { settings, problems } = parseSettings({ file: 'feed.yaml', text: made.text ?? '' });
  if (settings === undefined) throw new Error(JSON.stringify(problems));
  const { files, problems: ofFiles } = itemFilesOf(feed, settings, EMPTY, 'old.xml');
  const [file] = files;
  if (file === undefined) throw new Error(JSON.stringify(ofFiles));
  const all = [...problems, ...made.problems, ...ofFiles, ...unkeptOf(feed, settings, false, 'old.xml')];
  const show = made.text?.slice(made.text.indexOf('podcast:')) ?? '';
  const told = all.map(({ message }) => message);
  return [show, frontMatterOf(file).join('\n'), ...told].join('\n---\n');
}

describe('moves a show and its episode here from', () => {
  test('PRX', () => {
    expect(moved(hosts.PRX)).toMatchInlineSnapshot(`
      "podcast:
        image: https://f.example/hour-1400.png
        category: Society & Culture > Documentary
        explicit: false
        owner:
          name: Ana Example
          email: ana@hour.example
        author: Ana Example
        type: episodic
        guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810

      ---
      title: Tides
      id: hour-1
      date: 2014-12-21T20:03:00+13:00
      authors:
        - name: Ana Example
          email: ana@hour.example
      tags:
        - tide
        - moon
      link: https://hour.example/tides
      image:
        src: https://f.example/tides.png
        inText: false
      enclosures:
        - url: https://cdn.example/1.mp3
          type: audio/mpeg
          sizeInBytes: 1234567
          durationInSeconds: 3723
      transcripts:
        - url: https://t.example/1.json
          type: application/json
        - url: https://t.example/1.vtt
          type: text/vtt
          rel: captions
      season: 2
      episode: 7
      episodeType: full
      explicit: false
      ---
      expected elements that a file has a place for, found "media:copyright""
    `);
  });

  test('Podlove', () => {
    expect(moved(hosts.PODLOVE)).toMatchInlineSnapshot(`
      "podcast:
        image: https://hour.example/cover.jpg
        category: News
        explicit: false
        owner:
          name: Ana
          email: ana@hour.example
        author: Ana
        type: serial
        funding:
          - url: https://hour.example/hut
            title: Unterstützen
        license:
          name: CC BY 4.0
          url: https://creativecommons.org/licenses/by/4.0/
        simpleChapters: true

      ---
      title: Tides
      id: hour-1
      date: 2014-12-21T20:03:00+13:00
      link: https://hour.example/1
      summary: Ebbe und Flut
      enclosures:
        - url: https://cdn.example/1.mp3
          type: audio/mpeg
          sizeInBytes: 1234567
          durationInSeconds: 3723
      episode: 1
      episodeType: full
      persons:
        - name: Ana
          role: host
          group: cast
      chapters:
        - start: 0
          title: Anfang
        - start: 601.5
          title: Ebbe
          url: https://ebbe.example/
      ---
      expected elements that a file has a place for, found "itunes:summary""
    `);
  });

  test('Podigee', () => {
    expect(moved(hosts.PODIGEE)).toMatchInlineSnapshot(`
      "podcast:
        image: https://images.example/cover.jpg
        category: News > Tech News
        explicit: false
        owner:
          name: Ana
          email: ana@hour.example
        author: Ana

      ---
      title: Tides
      id: hour-1
      date: 2014-12-21T20:03:00+13:00
      link: https://hour.example/1
      enclosures:
        - url: https://cdn.example/1.mp3
          type: audio/mpeg
          sizeInBytes: 1234567
          durationInSeconds: 3723
      chapters:
        url: https://hour.example/1/chapters.json
        type: application/json+chapters
      season: 1
      episodeType: trailer
      ---
      expected one of Apple's categories, found "Technology > Tech News"
      ---
      expected a show that stays where it is, found itunes:new-feed-url "https://hour.example/feed/mp3""
    `);
  });

  test('Anchor', () => {
    expect(moved(hosts.ANCHOR)).toMatchInlineSnapshot(`
      "podcast:
        image: https://d.example/cover.jpg
        category: Kids & Family
        explicit: false
        author: Ana
        type: episodic

      ---
      title: Tides
      id: hour-1
      date: 2014-12-21T20:03:00+13:00
      authors:
        - Ana
      link: https://anchor.example/1
      image:
        src: https://d.example/cover.jpg
        inText: false
      enclosures:
        - url: https://cdn.example/1.mp3
          type: audio/mpeg
          sizeInBytes: 1234567
      explicit: false"
    `);
  });

  test('Libsyn', () => {
    expect(moved(hosts.LIBSYN)).toMatchInlineSnapshot(`
      "podcast:
        image: https://static.example/cover.jpg
        category:
          - News
          - Government
        explicit: false
        owner:
          name: Ana
          email: ana@hour.example
        author: Ana

      ---
      title: Tides
      id: hour-1
      date: 2014-12-21T20:03:00+13:00
      link: https://hour.example/1
      image:
        src: https://static.example/1.jpg
        inText: false
      enclosures:
        - url: https://cdn.example/1.mp3
          type: audio/mpeg
          sizeInBytes: 1234567
          durationInSeconds: 3723
      explicit: false
      ---
      expected one of Apple's categories, found "News & Politics"
      ---
      expected one of Apple's categories, found "Government & Organizations > Local"
      ---
      expected elements that a file has a place for, found "itunes:keywords"
      ---
      expected elements that a file has a place for, found "itunes:subtitle""
    `);
  });

  test('Castopod', () => {
    expect(moved(hosts.CASTOPOD)).toMatchInlineSnapshot(`
      "podcast:
        image: https://pod.example/cover.jpg
        category: Leisure > Hobbies
        explicit: false
        owner:
          name: Ana
          email: ana@hour.example
        author: Ana
        type: serial
        guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
        locked: true
        block: true
        funding:
          - url: https://give.example/ana
            title: Give
        persons:
          - name: Ana
            role: host
            group: cast
            img: https://pod.example/ana.jpg
            href: https://ana.example/
        location:
          name: Paris
          geo: geo:48.85,2.35
          osm: R7444
        trailers:
          - title: Soon
            url: https://pod.example/t.mp3
            date: 2026-01-02T09:00:00+00:00
            sizeInBytes: 9
            type: audio/mpeg
            season: 1

      ---
      title: Tides
      id: hour-1
      date: 2014-12-21T20:03:00+13:00
      link: https://pod.example/@hour/episodes/tides
      image:
        src: https://pod.example/tides.jpg
        inText: false
      enclosures:
        - url: https://cdn.example/1.mp3
          type: audio/mpeg
          sizeInBytes: 1234567
          durationInSeconds: 3723
      transcripts:
        - url: https://pod.example/1.srt
          type: application/x-subrip
          language: fr
          rel: captions
      chapters:
        url: https://pod.example/1.json
        type: application/json+chapters
      season: 1
      episode: 7
      episodeType: bonus
      explicit: true
      persons:
        - name: Cleo
          role: guest
          group: cast
      location:
        name: Pier
      soundbites:
        - start: 60.5
          duration: 30
          title: The moon
      socialInteract:
        - protocol: activitypub
          uri: https://pod.example/@hour/posts/1
          accountId: "@hour@pod.example"
          priority: 1
      ---
      expected elements that a file has a place for, found "podcast:previousUrl"
      ---
      expected elements that a file has a place for, found "podcast:id"
      ---
      expected elements that a file has a place for, found "podcast:social"
      ---
      expected elements that a file has a place for, found "podcast:comments""
    `);
  });

  test('Transistor', () => {
    expect(moved(hosts.TRANSISTOR)).toMatchInlineSnapshot(`
      "podcast:
        image: https://img.example/cover.jpg
        category:
          - Business > Entrepreneurship
          - Technology
        explicit: false
        author: Ana
        type: episodic
        guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
        locked: true
        medium: podcast
        updateFrequency:
          text: Weekly
          rrule: FREQ=WEEKLY

      ---
      title: Tides
      id: hour-1
      date: 2014-12-21T20:03:00+13:00
      authors:
        - Ben
      link: https://share.example/1
      image:
        src: https://img.example/1.jpg
        inText: false
      enclosures:
        - url: https://cdn.example/1.mp3
          type: audio/mpeg
          sizeInBytes: 1234567
          durationInSeconds: 3723
      transcripts:
        - url: https://share.example/1.txt
          type: text/plain
      episode: 7
      episodeType: full
      explicit: false"
    `);
  });

  test('Buzzsprout', () => {
    expect(moved(hosts.BUZZSPROUT)).toMatchInlineSnapshot(`
      "podcast:
        image: https://storage.example/cover.jpg
        category: Health & Fitness
        explicit: false
        author: Ana
        type: episodic
        guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
        locked: true
        podroll:
          - feedGuid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
            feedUrl: https://other.example/feed

      ---
      title: Tides
      id: hour-1
      date: 2014-12-21T20:03:00+13:00
      tags:
        - tide
      enclosures:
        - url: https://cdn.example/1.mp3
          type: audio/mpeg
          sizeInBytes: 1234567
          durationInSeconds: 3723
      transcripts:
        - url: https://storage.example/1
          type: text/html
        - url: https://storage.example/1.srt
          type: application/x-subrip
      chapters:
        url: https://storage.example/1/chapters.json
        type: application/json
      explicit: false
      soundbites:
        - start: 60
          duration: 30
      ---
      expected one of Apple's categories, found "Health""
    `);
  });
});
