/** The settings of a publication; all other paths are relative to its folder. */
export const SETTINGS_FILE = 'feed.yaml';
/** What subscribers have been given, beside it. */
export const LOCK_FILE = 'feed.lock';

/** Names that Windows keeps for devices, in any folder and whatever their case. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/i;

/** True if Windows can have no folder of this name. */
export function isDeviceName(name: string): boolean {
  return DEVICE.test(name);
}

/**
 * A slug, or as near to it as a folder can be named on every system. No other slug ends so.
 *
 * @example folderNameOf('con') // 'con-'
 */
export function folderNameOf(slug: string): string {
  return isDeviceName(slug) ? `${slug}-` : slug;
}
