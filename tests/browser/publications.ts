import type { Files } from '../support/files.ts';
import { SHORTEST } from '../support/publication.ts';

/** An article with every element that readers keep, nested as HTML wants it, and wider than a phone. */
const EVERYTHING = `---
title: All that an article may have
date: 8:00 am on 7 March 2015
---

## Words

A <a href="https://tides.example/" title="Tables">link</a>, <abbr title="kilometres">km</abbr>, <b>b</b>, <cite>Almanac</cite>,
<code>code</code>, <del datetime="2015-03-07">del</del>, <em>em</em>, <i lang="mi">wai</i>, <ins>ins</ins>, <kbd>Tab</kbd>,
<mark>mark</mark>, <q cite="https://tides.example/q">q</q>, <s>s</s>, <samp>samp</samp>, <small>small</small>,
<strong>strong</strong>, H<sub>2</sub>O, m<sup>3</sup>, <time datetime="2015-03-07">Saturday</time>, <u>u</u>, <var>x</var>,
a<wbr>b<br>c, <span dir="rtl">of the right</span> and ${'wordwithoutanend'.repeat(12)}.

### Blocks

<blockquote cite="https://tides.example/said"><p>Said at high water.</p></blockquote>

<details open><summary>More</summary><p>Within.</p></details>

<dl><dt>Ebb</dt><dd>Out</dd><dt>Flood</dt><dd>In</dd></dl>

<ol start="3" reversed type="a"><li value="7">Seven</li><li>Six</li></ol>

<ul><li>One<ul><li>Below</li></ul></li></ul>

<hr>

<pre><code>${'a line of code that is much wider than any phone is '.repeat(4)}
and another</code></pre>

#### A table

<table><caption>Tides of the week</caption><thead><tr><th scope="col" abbr="Day">Day of the week</th>${columns('th', 'scope="col"')}</tr></thead>
<tbody><tr><th scope="row" rowspan="2">Monday</th>${columns('td')}</tr><tr>${columns('td')}</tr></tbody>
<tfoot><tr><td colspan="13">End</td></tr></tfoot></table>

##### Pictures and sounds

<figure><img src="https://cdn.example/wide.png" srcset="https://cdn.example/wide.png 2000w" sizes="100vw" alt="A pier" width="2000" height="100"><figcaption>A long pier.</figcaption></figure>

<figure><picture><source srcset="https://cdn.example/wide.png" type="image/png" media="print"><img src="https://cdn.example/wide.png" alt="The same pier"></picture></figure>

<audio controls preload="none" src="https://cdn.example/a.mp3">A sound.</audio>

<video controls preload="none" poster="https://cdn.example/wide.png" width="1280" height="720"><source src="https://cdn.example/a.mp4" type="video/mp4"></video>

###### The end

That is all.
`;

function columns(name: string, attributes = ''): string {
  return Array.from({ length: 12 }, (_, index) => `<${name} ${attributes}>High ${index}</${name}>`).join('');
}

const VICIOUS = `</title></script></textarea><script>alert(1)</script><!-- ]]> "'><img src=x onerror=alert(1)> &amp;quot; \u0000`;
const text = JSON.stringify;

/** A publication in every field of which somebody has written what they should not. */
export const HOSTILE: Files = {
  'feed.yaml': `${SHORTEST.replace('Harbour News', text(VICIOUS)).replace('News from a harbour', text(VICIOUS))}
copyright: ${text(VICIOUS)}
icon: ${text(`https://cdn.example/"'><script>alert(1)</script>`)}
authors: { name: ${text(VICIOUS)}, url: ${text(`https://news.example.nz/"onclick="alert(1)`)} }
feeds: [{ path: some, title: ${text(VICIOUS)}, where: { language: en } }]
tagFeeds: true
feedMenu: true
`,
  'items/all.md': EVERYTHING,
  'items/vicious.md': `---
title: ${text(VICIOUS)}
date: 9:00 am on 7 March 2015
updated: 9:30 am on 7 March 2015
correction: ${text(VICIOUS)}
summary: ${text(VICIOUS)}
author: [${text(VICIOUS)}, B, C]
tags: [${text(VICIOUS)}, "-->"]
image: { src: ${text(`https://cdn.example/x.png?"onload="alert(1)`)}, alt: ${text(VICIOUS)}, caption: ${text(VICIOUS)}, credit: ${text(VICIOUS)} }
external_url: ${text(`https://x.example/"onclick="alert(1)`)}
via: https://v.example/?a&quot;b
source: { title: ${text(VICIOUS)}, url: https://v.example/rss }
comments: ${text(`https://c.example/'"><script>`)}
enclosures:
  - { url: ${text(`https://cdn.example/a.mp3?"><script>`)}, type: audio/mpeg, sizeInBytes: 9, title: ${text(VICIOUS)} }
  - { url: https://cdn.example/, type: video/mp4, sizeInBytes: 9 }
transcripts: { url: https://cdn.example/a.vtt, type: text/vtt }
---

<script>alert(1)</script><p onclick="alert(1)">A <b>word</b> <a href="javascript:alert(1)">here</a> <img src="https://cdn.example/y.png" onerror=alert(1) alt="x"></p>
`,
  'items/withdrawn.txt': `---
title: ${text(VICIOUS)}
withdrawn: 9:00 am on 9 March 2015
reason: ${text(VICIOUS)}
---
8 March 2015

${VICIOUS}
`,
};
