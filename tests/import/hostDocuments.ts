/** What hosts of podcasts write, after the public shapes of their feeds; shows and words are our own. */

const ITUNES = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
const ATOM = 'xmlns:atom="http://www.w3.org/2005/Atom"';
const CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"';
const PODCAST = 'xmlns:podcast="https://podcastindex.org/namespace/1.0"';
const GUID = '917393e3-1b1e-5cef-ace4-edaa54e1f810';
const FILE = '<enclosure url="https://cdn.example/1.mp3" length="1234567" type="audio/mpeg"/>';
const ITEM =
  '<title>Tides</title><guid isPermaLink="false">hour-1</guid><pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate>';
const SHOW = '<title>Harbour Hour</title><link>https://hour.example/</link>';

const rss = (namespaces: string, channel: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${namespaces}><channel>${SHOW}${channel}</channel></rss>`;

/** PRX: Media RSS beside Apple's elements, several transcripts. */
export const PRX = rss(
  `${ITUNES} ${ATOM} ${CONTENT} ${PODCAST} xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"`,
  `<atom:link href="https://publicfeeds.example/hour" rel="self" type="application/rss+xml"/><language>en-us</language>
  <generator>PRX Feeder v1.0.0</generator><description>Voices</description>
  <image><url>https://f.example/hour.png</url><title>Harbour Hour</title><link>https://hour.example/</link></image>
  <itunes:author>Ana Example</itunes:author><itunes:type>episodic</itunes:type>
  <itunes:category text="Society &amp; Culture"><itunes:category text="Documentary"/></itunes:category>
  <itunes:image href="https://f.example/hour-1400.png"/><itunes:explicit>false</itunes:explicit>
  <itunes:owner><itunes:email>ana@hour.example</itunes:email><itunes:name>Ana Example</itunes:name></itunes:owner>
  <itunes:subtitle>Voices</itunes:subtitle><itunes:summary><![CDATA[Voices]]></itunes:summary><media:copyright>2014 Ana</media:copyright>
  <media:thumbnail url="https://f.example/hour.png"/><podcast:guid>${GUID}</podcast:guid>
  <item>${ITEM}<link>https://hour.example/tides</link><description><![CDATA[<p>About tides.</p>]]></description>
  <content:encoded><![CDATA[<p>About tides.</p>]]></content:encoded>${FILE}<author>ana@hour.example (Ana Example)</author>
  <media:content fileSize="1234567" type="audio/mpeg" url="https://cdn.example/1.mp3"/>
  <podcast:transcript url="https://t.example/1.json" type="application/json"/><podcast:transcript url="https://t.example/1.vtt" type="text/vtt" rel="captions"/>
  <itunes:title>Tides</itunes:title><itunes:season>2</itunes:season><itunes:episode>7</itunes:episode><itunes:episodeType>full</itunes:episodeType>
  <itunes:duration>3723</itunes:duration><itunes:explicit>false</itunes:explicit><itunes:image href="https://f.example/tides.png"/>
  <itunes:keywords>tide,moon</itunes:keywords></item>`,
);

/** Podlove Publisher: chapters in the item, contributors of Atom. */
export const PODLOVE = rss(
  `${ITUNES} ${ATOM} ${CONTENT} ${PODCAST} xmlns:psc="http://podlove.org/simple-chapters" xmlns:fh="http://purl.org/syndication/history/1.0"`,
  `<description>Gespräche</description><language>de-DE</language><podcast:license url="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</podcast:license>
  <atom:contributor><atom:name>Ana</atom:name></atom:contributor><itunes:author>Ana</itunes:author><itunes:type>serial</itunes:type>
  <itunes:summary>Gespräche am Hafen</itunes:summary><itunes:category text="News"/><itunes:owner><itunes:name>Ana</itunes:name><itunes:email>ana@hour.example</itunes:email></itunes:owner>
  <itunes:image href="https://hour.example/cover.jpg"/><itunes:subtitle>Gespräche</itunes:subtitle><itunes:block>no</itunes:block><itunes:explicit>no</itunes:explicit>
  <podcast:funding url="https://hour.example/hut">Unterstützen</podcast:funding>
  <item>${ITEM}<link>https://hour.example/1</link>${FILE}<itunes:duration>01:02:03</itunes:duration><itunes:author>Ana</itunes:author>
  <itunes:subtitle>Ebbe</itunes:subtitle><itunes:episode>1</itunes:episode><itunes:episodeType>full</itunes:episodeType>
  <itunes:summary><![CDATA[Ebbe und Flut]]></itunes:summary><description>Ebbe und Flut</description><content:encoded><![CDATA[<p>Ebbe und Flut, zwei Stunden lang.</p>]]></content:encoded>
  <psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Anfang"/><psc:chapter start="00:10:01.500" title="Ebbe" href="https://ebbe.example/"/></psc:chapters>
  <podcast:person role="host" group="cast">Ana</podcast:person></item>`,
);

/** Podigee: chapters and transcripts, an address of its own that never changes. */
export const PODIGEE = rss(
  `${ITUNES} ${ATOM} ${PODCAST} xmlns:bitlove="http://bitlove.org" xmlns:fyyd="https://fyyd.de/fyyd-ns/"`,
  `<language>de</language><description><![CDATA[<p>Gespräche <b>am Hafen</b></p>]]></description><fyyd:verify>abc</fyyd:verify>
  <itunes:author>Ana</itunes:author><itunes:explicit>no</itunes:explicit><itunes:category text="Technology"><itunes:category text="Tech News"/></itunes:category>
  <itunes:image href="https://images.example/cover.jpg"/><itunes:owner><itunes:name>Ana</itunes:name><itunes:email>ana@hour.example</itunes:email></itunes:owner>
  <itunes:new-feed-url>https://hour.example/feed/mp3</itunes:new-feed-url><podcast:locked owner="ana@hour.example">no</podcast:locked>
  <item>${ITEM}<link>https://hour.example/1</link><description><![CDATA[Ebbe und Flut]]></description><itunes:summary>Ebbe und Flut</itunes:summary>${FILE.replace('enclosure', 'enclosure bitlove:guid="x"')}
  <itunes:duration>62:03</itunes:duration><itunes:season>1</itunes:season><itunes:episodeType>trailer</itunes:episodeType>
  <podcast:chapters url="https://hour.example/1/chapters.json" type="application/json+chapters"/></item>`,
);

/** Anchor, now Spotify: short of everything, with markup in the description of the show. */
export const ANCHOR = rss(
  `${ITUNES} ${ATOM} ${CONTENT} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:anchor="https://anchor.fm/xmlns"`,
  `<description><![CDATA[<p>Voices &amp; tides</p>]]></description><author>Ana</author><copyright>Ana</copyright><language>en</language>
  <anchor:support>https://anchor.example/hour/support</anchor:support><itunes:author>Ana</itunes:author><itunes:summary>Voices &amp; tides</itunes:summary>
  <itunes:type>episodic</itunes:type><itunes:owner><itunes:name>Ana</itunes:name></itunes:owner><itunes:explicit>No</itunes:explicit>
  <itunes:category text="Kids &amp;amp; Family"/><itunes:image href="https://d.example/cover.jpg"/>
  <item>${ITEM}<dc:creator>Ana</dc:creator><link>https://anchor.example/1</link><description><![CDATA[<p>About tides.</p>]]></description>${FILE}
  <itunes:summary>&lt;p&gt;About tides.&lt;/p&gt;</itunes:summary><itunes:explicit>No</itunes:explicit><itunes:duration>00:00:00</itunes:duration>
  <itunes:image href="https://d.example/cover.jpg"/><itunes:episode>0</itunes:episode></item>`,
);

/** Libsyn: categories of the old list, keywords, subtitles. */
export const LIBSYN = rss(
  `${ITUNES} ${ATOM} ${CONTENT} xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"`,
  `<description>Voices</description><language>en</language><itunes:summary><![CDATA[Voices]]></itunes:summary><itunes:author>Ana</itunes:author>
  <itunes:keywords>harbour,talk</itunes:keywords><itunes:category text="News &amp; Politics"/><itunes:category text="Government &amp; Organizations"><itunes:category text="Local"/></itunes:category>
  <itunes:image href="https://static.example/cover.jpg"/><itunes:explicit>clean</itunes:explicit>
  <itunes:owner><itunes:name><![CDATA[Ana]]></itunes:name><itunes:email>ana@hour.example</itunes:email></itunes:owner>
  <item>${ITEM}<itunes:title><![CDATA[Tides]]></itunes:title><link><![CDATA[https://hour.example/1]]></link><itunes:image href="https://static.example/1.jpg"/>
  <description><![CDATA[<p>About tides.</p>]]></description><content:encoded><![CDATA[<p>About tides.</p>]]></content:encoded>${FILE}
  <itunes:duration>01:02:03</itunes:duration><itunes:explicit>clean</itunes:explicit><itunes:keywords/><itunes:subtitle><![CDATA[The moon]]></itunes:subtitle></item>`,
);

/** Castopod: all of Podcasting 2.0. */
export const CASTOPOD = rss(
  `${ITUNES} ${ATOM} ${CONTENT} ${PODCAST}`,
  `<generator>Castopod - https://castopod.org/</generator><podcast:guid>${GUID}</podcast:guid><description><![CDATA[<p>Voices</p>]]></description>
  <itunes:image href="https://pod.example/cover.jpg"/><language>fr</language><podcast:location geo="geo:48.85,2.35" osm="R7444">Paris</podcast:location>
  <podcast:locked owner="ana@hour.example">yes</podcast:locked><podcast:previousUrl>https://old.example/feed</podcast:previousUrl>
  <podcast:id platform="apple" id="1" url="https://podcasts.example/1"/><podcast:social priority="1" platform="castopod" protocol="activitypub" accountId="@hour@pod.example" accountUrl="https://pod.example/@hour"/>
  <podcast:funding platform="liberapay" url="https://give.example/ana">Give</podcast:funding>
  <podcast:person img="https://pod.example/ana.jpg" href="https://ana.example/" role="host" group="Cast">Ana</podcast:person>
  <itunes:category text="Leisure"><itunes:category text="Hobbies"/></itunes:category><itunes:explicit>false</itunes:explicit><itunes:author>Ana</itunes:author>
  <itunes:owner><itunes:name>Ana</itunes:name><itunes:email>ana@hour.example</itunes:email></itunes:owner><itunes:type>serial</itunes:type><itunes:block>Yes</itunes:block>
  <podcast:trailer pubdate="Fri, 02 Jan 2026 09:00:00 +0000" url="https://pod.example/t.mp3" length="9" type="audio/mpeg" season="1">Soon</podcast:trailer>
  <item>${ITEM}${FILE}<podcast:location>Pier</podcast:location><description><![CDATA[<p>About tides.</p>]]></description><itunes:duration>3723</itunes:duration>
  <link>https://pod.example/@hour/episodes/tides</link><itunes:image href="https://pod.example/tides.jpg"/><itunes:explicit>true</itunes:explicit>
  <itunes:episode>7</itunes:episode><itunes:season>1</itunes:season><itunes:episodeType>bonus</itunes:episodeType>
  <podcast:comments uri="https://pod.example/comments" contentType="application/podcast-activity+json"/>
  <podcast:socialInteract uri="https://pod.example/@hour/posts/1" priority="1" platform="castopod" protocol="activitypub" accountId="@hour@pod.example"/>
  <podcast:transcript url="https://pod.example/1.srt" type="application/x-subrip" rel="captions" language="fr"/>
  <podcast:chapters url="https://pod.example/1.json" type="application/json+chapters"/><podcast:soundbite startTime="60.5" duration="30">The moon</podcast:soundbite>
  <podcast:person role="guest" group="Cast">Cleo</podcast:person></item>`,
);

/** Transistor: a show without markup, an author at each episode. */
export const TRANSISTOR = rss(
  `${ITUNES} ${ATOM} ${CONTENT} ${PODCAST}`,
  `<atom:link rel="hub" href="https://hub.example/"/><description>Voices</description><language>en</language><podcast:guid>${GUID.toUpperCase()}</podcast:guid>
  <podcast:locked>yes</podcast:locked><podcast:medium>podcast</podcast:medium><podcast:updateFrequency rrule="FREQ=WEEKLY">Weekly</podcast:updateFrequency>
  <itunes:type>episodic</itunes:type><itunes:category text="Business"><itunes:category text="Entrepreneurship"/></itunes:category><itunes:category text="Technology"/>
  <itunes:author>Ana</itunes:author><itunes:image href="https://img.example/cover.jpg"/><itunes:summary>Voices</itunes:summary><itunes:subtitle>Voices.</itunes:subtitle>
  <itunes:keywords></itunes:keywords><itunes:owner><itunes:name>Ana</itunes:name></itunes:owner><itunes:complete>No</itunes:complete><itunes:explicit>No</itunes:explicit>
  <item>${ITEM}<itunes:episode>7</itunes:episode><podcast:episode>7</podcast:episode><itunes:title>Tides</itunes:title><itunes:episodeType>full</itunes:episodeType>
  <link>https://share.example/1</link><description><![CDATA[About tides.]]></description><content:encoded><![CDATA[About tides.]]></content:encoded>${FILE}
  <itunes:author>Ben</itunes:author><itunes:image href="https://img.example/1.jpg"/><itunes:duration>3723</itunes:duration><itunes:summary>About tides.</itunes:summary>
  <itunes:explicit>No</itunes:explicit><podcast:transcript url="https://share.example/1.txt" type="text/plain"/></item>`,
);

/** Buzzsprout: soundbites and transcripts of several types. */
export const BUZZSPROUT = rss(
  `${ITUNES} ${ATOM} ${CONTENT} ${PODCAST} xmlns:podroll="urn:x"`,
  `<itunes:author>Ana</itunes:author><language>en-us</language><podcast:locked>yes</podcast:locked><podcast:guid>${GUID}</podcast:guid>
  <itunes:type>episodic</itunes:type><itunes:explicit>false</itunes:explicit><description><![CDATA[<p>Voices</p>]]></description><itunes:keywords></itunes:keywords>
  <itunes:owner><itunes:name>Ana</itunes:name></itunes:owner><image><url>https://storage.example/cover.jpg</url></image><itunes:image href="https://storage.example/cover.jpg"/>
  <itunes:category text="Health"/><podcast:podroll><podcast:remoteItem feedGuid="${GUID}" feedUrl="https://other.example/feed"/></podcast:podroll>
  <item>${ITEM}<itunes:title>Tides</itunes:title><content:encoded><![CDATA[<p>About tides.</p>]]></content:encoded><itunes:author>Ana</itunes:author>${FILE}
  <podcast:transcript url="https://storage.example/1" type="text/html"/><podcast:transcript url="https://storage.example/1.srt" type="application/x-subrip"/>
  <podcast:soundbite startTime="60.0" duration="30.0"/><itunes:duration>3723</itunes:duration><itunes:keywords>tide</itunes:keywords><itunes:explicit>false</itunes:explicit>
  <podcast:chapters url="https://storage.example/1/chapters.json" type="application/json"/></item>`,
);
