import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import partytime from 'podcast-partytime';
import { hasFiles, run } from '../support/program.ts';
import type { Reader } from './reader.ts';

/** A program or a library that reads podcasts, made to tell all that it sees in a document of RSS or Atom. */
export interface PodcastReader extends Pick<Reader, 'name' | 'packages' | 'isHere'> {
  /** @throws when it fails, or takes the document for none */
  read(document: string): Promise<Readonly<Record<string, unknown>>>;
}

const PYTHON = '/usr/bin/python3';

/** Podcast Index's own parser of what is in the channel and in items of RSS, on `fast-xml-parser`. */
export const partytimeReader: PodcastReader = {
  name: 'podcast-partytime',
  packages: [],
  isHere: () => true,
  read: async (document) => {
    const feed = partytime.parseFeed(document);
    if (feed === null) throw new Error('expected a feed, but found none');
    return { ...feed };
  },
};

export const feedsmithReader: PodcastReader = {
  name: 'feedsmith',
  packages: [],
  isHere: () => true,
  read: async (document) => ({ ...parseWithFeedsmith(document).feed }),
};

/** What gPodder reads feeds with. Times of chapters lose their fractions. */
export const podcastparser: PodcastReader = {
  name: 'podcastparser',
  packages: ['python3-podcastparser'],
  isHere: () => hasFiles(PYTHON, '/usr/lib/python3/dist-packages/podcastparser.py'),
  read: async (document) => JSON.parse(await run(PYTHON, ['-c', PODCASTPARSER], { input: document })),
};

const PODCASTPARSER = `
import json, podcastparser, sys
print(json.dumps(podcastparser.parse('https://news.example.nz/', sys.stdin.buffer)))
`;

/**
 * Python's feedparser. Of elements with one name it shows the last one, of `podcast:` elements with attributes only these;
 * it knows `itunes:explicit` of the words that Apple once had.
 */
export const feedparserReader: PodcastReader = {
  name: 'feedparser',
  packages: ['python3-feedparser'],
  isHere: () => hasFiles(PYTHON, '/usr/lib/python3/dist-packages/feedparser/__init__.py'),
  read: async (document) => JSON.parse(await run(PYTHON, ['-c', FEEDPARSER], { input: document })),
};

const FEEDPARSER = `
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
if feed.bozo: sys.exit(str(feed.bozo_exception))
print(json.dumps({ 'feed': feed.feed, 'entries': feed.entries }, default=str))
`;

/**
 * Perl's XML::RSS. It shows texts alone, of elements with one name one text, and takes `podcast:guid` for the guid of the
 * item before it, or dies where there is none.
 */
export const xmlRss: PodcastReader = {
  name: 'XML::RSS',
  packages: ['libxml-rss-perl'],
  isHere: () => hasFiles('/usr/bin/perl', '/usr/share/perl5/XML/RSS.pm'),
  read: async (document) => JSON.parse(await run('/usr/bin/perl', ['-e', XML_RSS], { input: document })),
};

const XML_RSS = `
use strict; use JSON::PP; use XML::RSS;
my $rss = XML::RSS->new;
$rss->parse(do { local $/; <STDIN> });
print JSON::PP->new->utf8->encode({ channel => $rss->{channel}, items => $rss->{items} });
`;
