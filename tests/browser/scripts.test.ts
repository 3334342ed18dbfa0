/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vectors } from '../html/attackVectors.ts';
import { requiredChromium, startChromium } from './chromium.ts';

/** How readers show an article. */
const WAYS = [
  'the body of a document',
  'innerHTML, and once more as that is written',
  'a shadow root',
  'DOMParser',
] as const;
type Way = (typeof WAYS)[number];

const chromium = requiredChromium();
/** Documents that are shown at once, and how long each has for its pictures to fail. */
const FRAMES = 120;
const PATIENCE_MS = 200;

const MINUTES = { timeout: 120_000 };

describe.skipIf(chromium === undefined)('in a browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startChromium(chromium ?? '');
  });

  afterAll(() => browser.close());

  it.each(WAYS)('nothing runs, shown as %s', MINUTES, async (way) => {
    const ran = await whatRuns(browser, [...new Set(vectors.map(({ fit }) => fit))], way);
    expect(ran.map((number) => vectors[number] ?? number)).toEqual([]);
  });

  // Of all 1,695, 740 run in the body of a document and about 660 the other ways; the rest needs an older browser, or
  // is text until someone writes it badly. One in seven is enough to know that a script would be seen: about 100 run.
  it.each(WAYS)('much runs that is not made fit, shown as %s', MINUTES, async (way) => {
    const some = vectors.filter((_vector, index) => index % 7 === 0);
    const ran = await whatRuns(
      browser,
      some.map(({ raw }) => raw),
      way,
    );
    expect(ran.length).toBeGreaterThan(60);
  });
});

/** Gives the number of each attack that ran in one of these documents. */
async function whatRuns(browser: Browser, documents: readonly string[], way: Way): Promise<number[]> {
  const ran = new Set<number>();
  const page = await readerPage(browser);
  for (let start = 0; start < documents.length; start += FRAMES) {
    await page.evaluate(show, { documents: documents.slice(start, start + FRAMES), way });
    await page.waitForTimeout(PATIENCE_MS);
    await page.evaluate(touch);
    await page.waitForTimeout(PATIENCE_MS);
    for (const number of await page.evaluate<number[]>('ran')) ran.add(number);
  }
  expect(page.context().pages()).toHaveLength(1);
  await page.context().close();
  return [...ran];
}

/** An empty page, and no network: pictures of its host are not found, and other hosts are out of reach. */
async function readerPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(listen);
  const page = await context.newPage();
  await page.route('**/*', (route) => {
    const isHere = new URL(route.request().url()).host === 'reader.test';
    return isHere && !route.request().isNavigationRequest()
      ? route.fulfill({ status: 404 })
      : route.abort('aborted');
  });
  await page.route(
    'http://reader.test/',
    (route) => route.fulfill({ body: '<!doctype html>', contentType: 'text/html' }),
    { times: 1 },
  );
  await page.goto('http://reader.test/');
  return page;
}

/** In each frame: the window of the page notes what runs, even in a frame of another origin that goes away at once. */
function listen(): void {
  const ran: number[] = [];
  const tell = (what: unknown) => window.top?.postMessage(Number(/\d+/.exec(String(what))), '*');
  Object.assign(window, { ran, __ran: tell, alert: tell, confirm: tell, prompt: tell });
  if (window === window.top) window.addEventListener('message', ({ data }) => ran.push(data));
}

/** In the page: shows each document in a frame of its own. */
function show({ documents, way }: { readonly documents: readonly string[]; readonly way: Way }): void {
  const write = (inner: Document, html: string) => {
    inner.open();
    inner.write(`<!doctype html><body>${html}`);
    inner.close();
  };
  const ways: Readonly<Record<Way, (body: HTMLElement, html: string) => void>> = {
    'the body of a document': ({ ownerDocument }, html) => write(ownerDocument, html),
    'innerHTML, and once more as that is written': (body, html) => {
      const [first, second] = [document.createElement('div'), document.createElement('div')];
      body.append(first, second);
      first.innerHTML = html;
      second.innerHTML = first.innerHTML;
    },
    'a shadow root': (body, html) => {
      body.attachShadow({ mode: 'open' }).innerHTML = html;
    },
    DOMParser: (body, html) => {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      body.append(...parsed.head.childNodes, ...parsed.body.childNodes);
    },
  };
  const frames = document.querySelectorAll('iframe');
  for (const [index, html] of documents.entries()) {
    let frame = frames[index];
    // Where an attack took its frame elsewhere, there is a new one.
    if (!frame?.contentDocument) {
      frame?.remove();
      frame = document.body.appendChild(document.createElement('iframe'));
    }
    const inner = frame.contentDocument as Document;
    write(inner, '');
    ways[way](inner.body, html);
  }
}

/** In the page: does to each element what a reader's hand does, and what the element itself waits for. */
function touch(): void {
  const within = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? within(element.shadowRoot) : []),
    ]);
  const inners = [...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument);
  for (const element of inners.flatMap((inner) => (inner ? within(inner) : []))) {
    const own = element.getAttributeNames().filter((name) => name.startsWith('on'));
    // A click on a link to a page only leaves this one.
    const hand = element.closest('a[href^="http"]')
      ? ['mouseover', 'focus']
      : ['mouseover', 'focus', 'click'];
    for (const name of [...own.map((handler) => handler.slice(2)), ...hand]) {
      element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true, composed: true }));
    }
  }
}
