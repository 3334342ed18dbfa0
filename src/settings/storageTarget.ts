import { expected } from '../model/problem.ts';
import type { StorageTargetSettings } from '../model/targetSettings.ts';
import type { SectionReaders } from '../syntax/section.ts';
import { readChoice, readText, readUrl, type Value, type Wrong } from '../syntax/value.ts';
import type { SettingsContext } from './section.ts';

type Own = Omit<StorageTargetSettings, 'name' | 'isAlone' | 'isServed' | 'purge' | 'place'>;

/** Reads what a target in a storage has beside what every target has. */
export function readStorageTarget(
  { read, readOptional }: SectionReaders,
  context: SettingsContext,
): Own | undefined {
  const bucket = read('bucket', readBucket);
  const others = {
    ...readOptional('endpoint', (value, wrong) => readEndpoint(value, wrong, context)),
    ...readOptional('region', readRegion),
    ...readOptional('prefix', readPrefix),
    ...readOptional('coding', (value, wrong) => readChoice(value, ['gzip'] as const, wrong)),
    ...readOptional('addressing', (value, wrong) => readChoice(value, ['path', 'host'] as const, wrong)),
  };
  return bucket === undefined ? undefined : { kind: 's3', bucket, ...others };
}

function readBucket(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'the name of a bucket');
  if (text === undefined || (/^[a-z\d][\w.-]{1,253}[a-z\d]$/i.test(text) && !text.includes('..')))
    return text;
  return wrong(value, 'the name of a bucket', 'write it as the storage does, like news-example-nz');
}

function readEndpoint(value: Value, wrong: Wrong, { report }: SettingsContext): string | undefined {
  if (value.kind === 'text' && value.text.includes('@')) {
    const mend = 'take it out: secrets belong into the environment of the command';
    report(value.at, expected('SETTING_SECRET', 'an address without a password', 'deploy.endpoint', mend));
    return undefined;
  }
  const url = readUrl(value, wrong);
  if (url === undefined || !/[?#]/.test(url)) return url;
  return wrong(value, 'the address of a storage', 'write it like https://s3.eu-west-1.amazonaws.com');
}

function readRegion(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a region');
  if (text === undefined || /^[a-z\d][\w-]*$/i.test(text)) return text;
  return wrong(value, 'a region', 'write it as the storage does, like eu-west-1');
}

function readPrefix(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a folder of the bucket');
  if (text === undefined) return undefined;
  const names = text.replace(/\/$/, '').split('/');
  const isFolder = names.every((name) => name !== '' && name !== '.' && name !== '..');
  return isFolder ? text : wrong(value, 'a folder of the bucket', 'write it like news/nz');
}
