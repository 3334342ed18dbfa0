import { FORMATS } from '../../feeds/formats.ts';
import { aliasAt, type ServedSettings } from './headers.ts';
import { addressesOf } from './publicAddress.ts';
import type { Service } from './unannounced.ts';

/** A request that tells a service of something: a POST to its address. */
export interface Call {
  /** The files that it is about. */
  readonly paths: readonly string[];
  /** Their addresses. */
  readonly addresses: readonly string[];
  readonly contentType: string;
  readonly body: string;
}

/** What tells a service of some files. */
export interface Calls {
  readonly calls: readonly Call[];
  /** Files of which there is nothing to tell: a feed that is no more, or none that the service knows. */
  readonly idle: readonly string[];
}

/** IndexNow takes no more addresses at once. */
const MAX_ADDRESSES = 10_000;
const FORM = 'application/x-www-form-urlencoded';

/**
 * Plans the requests that tell a service of files.
 *
 * @param isThere whether a file is in the output folder
 */
export function callsFor(
  service: Service,
  paths: readonly string[],
  settings: ServedSettings,
  isThere: (path: string) => boolean,
): Calls {
  const topicOf = (path: string) => addressOf(path, settings.url);
  const form = (path: string, body: URLSearchParams): Call => ({
    paths: [path],
    addresses: [topicOf(path)],
    contentType: FORM,
    body: body.toString(),
  });
  const split = (isTold: (path: string) => boolean, call: (path: string) => Call): Calls => ({
    calls: paths.filter(isTold).map(call),
    idle: paths.filter((path) => !isTold(path)),
  });
  switch (service.kind) {
    case 'hub':
      return split(isThere, (path) => form(path, publishing(topicOf(path))));
    case 'rssCloud':
      return split(
        (path) => isThere(path) && formatAt(path, settings) === 'rss',
        (path) => form(path, new URLSearchParams({ url: topicOf(path) })),
      );
    case 'indexNow':
      return { calls: batchesOf(paths).map((batch) => indexing(batch, service.key, settings.url)), idle: [] };
  }
}

/** Some hubs read the topic by one name, some by the other. */
function publishing(topic: string): URLSearchParams {
  return new URLSearchParams({ 'hub.mode': 'publish', 'hub.topic': topic, 'hub.url': topic });
}

function batchesOf(paths: readonly string[]): (readonly string[])[] {
  return Array.from({ length: Math.ceil(paths.length / MAX_ADDRESSES) }, (_, at) =>
    paths.slice(at * MAX_ADDRESSES, (at + 1) * MAX_ADDRESSES),
  );
}

function indexing(paths: readonly string[], key: string, url: string): Call {
  const urlList = paths.map((path) => addressOf(path, url));
  const body = { host: new URL(url).host, key, keyLocation: new URL(`${key}.txt`, url).href, urlList };
  return {
    paths,
    addresses: urlList,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(body),
  };
}

/** A page is that of its folder. */
function addressOf(path: string, url: string): string {
  return addressesOf(path, url)[0] as string;
}

function formatAt(path: string, settings: ServedSettings): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (aliasAt(path, settings) ?? FORMATS.find(({ fileName }) => fileName === name))?.id;
}
