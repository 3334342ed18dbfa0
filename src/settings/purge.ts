import type { PurgeSettings } from '../model/targetSettings.ts';
import { readListOf } from '../syntax/section.ts';
import { readFlag, readText, type Value } from '../syntax/value.ts';
import { PURGES } from './deployTable.ts';
import { readTable, type SettingsContext } from './section.ts';

/** Reads which CDN has to forget what changes, and how it is told: one way. */
export function readPurge(value: Value, context: SettingsContext): PurgeSettings | undefined {
  const { read } = readTable('deploy.purge', value, PURGES, context);
  const zone = read('cloudflare', (one, wrong) => readText(one, wrong, 'the id of a zone'));
  const isFastly = read('fastly', readFlag) ?? false;
  const command = read(
    'run',
    readListOf((one, wrong) => readText(one, wrong, 'a program or an argument')),
  );
  const ways: PurgeSettings[] = [
    ...(zone === undefined ? [] : [{ by: 'cloudflare', zone } as const]),
    ...(isFastly ? [{ by: 'fastly' } as const] : []),
    ...(command && command.length > 0 ? [{ by: 'run', command } as const] : []),
  ];
  const [way] = ways;
  if (ways.length === 1) return way;
  return context.wrong(
    value,
    'one way to a CDN',
    'write it like { cloudflare: ZONE }, { fastly: true } or { run: [purge-cache] }',
  );
}
