/** The settings of a publication; all other paths are relative to its folder. */
export const SETTINGS_FILE = 'feed.yaml';
/** What subscribers have been given, beside it. */
export const LOCK_FILE = 'feed.lock';
