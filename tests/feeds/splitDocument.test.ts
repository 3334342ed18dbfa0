import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, type Format } from '../../src/feeds/formats.ts';
import { openFragment } from '../../src/feeds/fragment.ts';
import { joinFrame } from '../../src/feeds/frame.ts';
import { normaliseFeed } from '../../src/feeds/normaliseFeed.ts';
import { type ItemLines, idLineOf, splitDocument } from '../../src/feeds/splitDocument.ts';
import type { AnyFeed } from '../../src/model/channel.ts';
import { runsOf } from '../support/runs.ts';
import { anyFeed } from './anyFeed.ts';
import { feedOf } from './material.ts';

const linesOf = ({ itemLines }: Format) => itemLines as ItemLines;

/** A document, and the texts of its items. */
function render(feed: AnyFeed, format: Format) {
  const fragments = feed.items.map((item) => openFragment(item, feed.options));
  const texts = fragments.map(({ textIn }) => textIn(format));
  const whole = { ...normaliseFeed(feed), items: fragments.map(({ item }) => item()) };
  return { document: joinFrame(format.frame(whole, texts), texts), texts };
}

describe.each(FORMATS)('a document in $name', (format) => {
  it('is split into the texts of its items, whatever they are', () => {
    fc.assert(
      fc.property(anyFeed, (feed) => {
        const { document, texts } = render(feed, format);
        const byId = new Map(texts.map((text) => [idLineOf(text, linesOf(format)), text]));
        expect(splitDocument(document, linesOf(format))).toEqual(byId);
      }),
      runsOf(500),
    );
  });

  it.each([
    'Text.\n    <item>\n      <guid isPermaLink="false">urn:b</guid>\n    </item>\n',
    '  <entry>\n    <id>urn:b</id>\n  </entry>\n  <entry>\n',
    '\n    {\n      "id": "urn:b"\n    },\n    {\n    }\n',
    '<![CDATA[ ]]> ]]>\n    </item>\n',
    ']]&gt; <![CDATA[\n  </entry>\n',
  ])('is split right where the text of an item looks like another item: %j', (content) => {
    const items = ['urn:a', 'urn:b'].map((id) => ({ id, content, description: content, title: content }));
    const { document, texts } = render(feedOf(items), format);
    expect([...splitDocument(document, linesOf(format)).values()]).toEqual(texts);
  });

  it('that is none of ours, or half of one, has no items', () => {
    const { document } = render(feedOf([{ id: 'urn:a', content: 'Text.' }]), format);
    const { first } = linesOf(format);
    const half = document.slice(0, document.indexOf(first) + first.length + 80);
    expect(splitDocument(half, linesOf(format))).toEqual(new Map());
    expect(splitDocument('Theirs.', linesOf(format))).toEqual(new Map());
  });
});

it('a document that ends within CDATA has no items', () => {
  const lines = linesOf(FORMATS[0] as Format);
  const document = '\n    <item>\n      <x><![CDATA[\n    </item>\n';
  expect(splitDocument(document, lines)).toEqual(new Map());
});
