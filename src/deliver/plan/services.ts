import type { Settings } from '../../model/settings.ts';
import type { Service } from './unannounced.ts';

/** What of the settings says who is told of what has changed. */
export type AnnouncedSettings = Pick<Settings, 'hubs' | 'rssCloud' | 'indexNow'>;

/** Who is told of what has changed in a publication: hubs (WebSub, 5), a rssCloud server, search engines. Each once. */
export function servicesOf({ hubs, rssCloud, indexNow }: AnnouncedSettings): Service[] {
  const services: Service[] = hubs.map((address) => ({ kind: 'hub', name: address, address, of: 'feeds' }));
  if (rssCloud !== undefined) {
    // A server takes pings beside the place where readers ask to be told.
    const address = new URL('ping', rssCloud).href;
    services.push({ kind: 'rssCloud', name: `rssCloud ${address}`, address, of: 'feeds' });
  }
  if (indexNow !== undefined) {
    const { endpoint: address, key } = indexNow;
    services.push({ kind: 'indexNow', name: `IndexNow ${address}`, address, of: 'pages', key });
  }
  return [...new Map(services.map((service) => [service.name, service])).values()];
}
