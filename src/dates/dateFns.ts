import { createRequire } from 'node:module';

interface DateFns {
  readonly parse: typeof import('date-fns/parse').parse;
  readonly format: typeof import('date-fns/format').format;
  readonly utc: typeof import('@date-fns/utc').utc;
  readonly UTCDate: typeof import('@date-fns/utc').UTCDate;
}

let loaded: DateFns | undefined;

/**
 * What reads and writes dates as people do. It is loaded where it is needed: that takes a tenth of a small run, and most
 * articles have dates of the usual forms.
 */
export function dateFns(): DateFns {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const { parse } = require('date-fns/parse') as typeof import('date-fns/parse');
  const { format } = require('date-fns/format') as typeof import('date-fns/format');
  const { utc, UTCDate } = require('@date-fns/utc') as typeof import('@date-fns/utc');
  loaded = { parse, format, utc, UTCDate };
  return loaded;
}
