import type { Settings } from '../../model/settings.ts';
import type { Service } from './untold.ts';

/** Who is told of what has changed in a publication: its hubs (WebSub, 5). */
export function servicesOf({ hubs }: Pick<Settings, 'hubs'>): Service[] {
  return hubs.map((name) => ({ name, of: 'feeds' }));
}
