import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { headersOf } from '../../src/deliver/plan/headers.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { openSender } from '../../src/http/client/send.ts';
import { tell } from '../cli/commandLine.ts';
import { article } from '../support/articles.ts';
import { type Files, folderWith } from '../support/files.ts';
import { SHORTEST } from '../support/publication.ts';
import { listen, openHub, openService, openSubscriber } from '../support/webSub.ts';

export const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'It left with **two** dogs.');
export const WHALE = article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed.');
export const WEB = 'deploy: [{ name: web, kind: folder, path: ../web }]\n';

/** What is opened for one test. */
async function forTest<T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> {
  const opened = await opening;
  onTestFinished(() => opened.close());
  return opened;
}

export const hub = (...args: Parameters<typeof openHub>) => forTest(openHub(...args));
export const subscriber = () => forTest(openSubscriber());
export const service = () => forTest(openService());

/** Serves a folder with the headers of our recipes, as long as the test goes on. */
export async function serveFolder(folder: () => string, hubs: readonly string[] = []) {
  const server = await forTest(
    listen((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '', 'http://localhost').pathname.slice(1));
      const file = join(folder(), path === '' || path.endsWith('/') ? `${path}index.html` : path);
      if (!existsSync(file)) return response.writeHead(404).end();
      const headers = headersOf(path, { url: server.url, hubs });
      return response.writeHead(200, Object.fromEntries(headers)).end(readFileSync(file));
    }),
  );
  return server;
}

/** A publication, and a folder beside it that is served at its address. */
export async function servedPublication(settings: string, hubs: readonly string[] = [], files: Files = {}) {
  let root = '';
  const server = await serveFolder(() => join(root, 'web'), hubs);
  const named = hubs.length > 0 ? `hubs: [${hubs.join(', ')}]\n` : '';
  root = folderWith({
    'news/feed.yaml': SHORTEST.replace(/url: .*/, `url: ${server.url}`) + named + settings,
    'news/items/ferry.md': FERRY,
    ...files,
  });
  mkdirSync(join(root, 'web'), { recursive: true });
  return { root, url: server.url };
}

/** Runs a command in a publication; nobody waits. */
export function runIn(root: string, ...args: readonly string[]) {
  return tell([...args, '--root', join(root, 'news')], realDisk(join(root, 'news')), {
    disk: realDisk,
    program: 'a program',
    pause: async () => {},
    openSender,
  });
}

/** Builds, and delivers. */
export async function publishIn(root: string) {
  const built = await runIn(root, 'build');
  const deployed = await runIn(root, 'deploy');
  return { built, deployed };
}
