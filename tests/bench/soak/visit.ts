import { connect } from 'node:net';
import type { Chance } from './chance.ts';
import { faultOfDocument } from './checks.ts';
import { hostileText } from './hostileText.ts';

const PATHS = [
  '',
  'rss.xml',
  'atom.xml',
  'feed.json',
  'preview/',
  'feeds.opml',
  'nowhere',
  '_headers',
  'feed.lock',
  '%2e%2e/feed.yaml',
];
const PATIENCE_IN_MS = 5000;

/** Asks a server for documents, and then for what nobody asks for. Tells what is wrong with its answers. */
export async function visit(url: string, chance: Chance): Promise<string[]> {
  const faults: string[] = [];
  for (const path of PATHS) {
    try {
      const response = await fetch(url + path, { signal: AbortSignal.timeout(PATIENCE_IN_MS) });
      const bytes = new Uint8Array(await response.arrayBuffer());
      // A publication with errors has nothing to show yet.
      if (response.status >= 500 && response.status !== 503)
        faults.push(`${path}: status ${response.status}`);
      const fault =
        response.ok && /\.(?:xml|json|opml)$/.test(path) ? faultOfDocument(path, bytes) : undefined;
      if (fault) faults.push(`serve: ${path}: ${fault}`);
      if (response.ok && /feed\.lock|feed\.yaml/.test(path)) faults.push(`serve gives out ${path}`);
    } catch (error) {
      faults.push(`serve: ${path}: ${error}`);
    }
  }
  await sendRaw(new URL(url), chance);
  return faults;
}

/** A request in the form of one, with anything in its places. What comes back is the server's own affair. */
function sendRaw({ hostname, port }: URL, chance: Chance): Promise<void> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const text = `GET /${hostileText(chance)} HTTP/1.1\r\nHost: ${chance.isLikely(0.7) ? `${host}:${port}` : hostileText(chance)}\r\nX: ${hostileText(chance)}\r\n\r\n`;
  return new Promise((resolve) => {
    const socket = connect(Number(port), host, () => socket.write(text));
    const end = () => {
      socket.destroy();
      resolve();
    };
    socket.on('data', end).on('error', end).on('close', end).setTimeout(500, end);
  });
}
