import { describe, expect, it, onTestFinished } from 'vitest';
import { CDN_APIS } from '../../../src/deliver/purge/edge.ts';
import { purge } from '../../../src/deliver/purge/purge.ts';
import type { RunProgram } from '../../../src/deliver/runProgram.ts';
import { openSender } from '../../../src/http/client/send.ts';
import type { PurgeSettings } from '../../../src/model/targetSettings.ts';
import { clockAt } from '../publishers.ts';
import { type CdnReply, type CdnRequest, cdnServer } from './cdnServers.ts';

const TOKEN = 'hush-hush-0123456789';
const ZONE = '023e105f4ecef8ad9ca31a8372d0c353';
const CLOUDFLARE: PurgeSettings = { by: 'cloudflare', zone: ZONE };
const FASTLY: PurgeSettings = { by: 'fastly' };
const OK: CdnReply = [200, { success: true, errors: [], status: 'ok' }];
const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `https://news.example.nz/2015/01/01/p%C4%81-${index}/`);

/** Purges at a server that answers so. */
async function purgeAt(
  settings: PurgeSettings,
  all: readonly string[],
  reply: (request: CdnRequest, count: number) => CdnReply,
  environment: Readonly<Record<string, string>> = { CLOUDFLARE_API_TOKEN: TOKEN, FASTLY_API_KEY: TOKEN },
) {
  const { url, requests } = await cdnServer(reply);
  const sender = openSender();
  onTestFinished(() => sender.close());
  const clock = clockAt();
  const purged: string[] = [];
  const error = await purge(settings, all, {
    sender,
    clock,
    environment,
    apis: { cloudflare: `${url}/client/v4`, fastly: url },
    run: () => Promise.reject(new Error('no program')),
    onPurged: (some) => purged.push(...some),
  }).then(
    () => undefined,
    (cause: Error) => cause.message,
  );
  expect(error ?? '').not.toContain(TOKEN);
  return { requests, purged, error, waited: clock.at };
}

describe('Cloudflare', () => {
  it('is told at most 30 addresses in a request, with the token of the environment', async () => {
    const { requests, purged, error } = await purgeAt(CLOUDFLARE, addresses(65), () => OK);
    expect(error).toBeUndefined();
    expect(purged).toEqual(addresses(65));
    expect(requests.map(({ body }) => JSON.parse(body).files.length)).toEqual([30, 30, 5]);
    expect(requests.flatMap(({ body }) => JSON.parse(body).files)).toEqual(addresses(65));
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: `/client/v4/zones/${ZONE}/purge_cache`,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    });
  });

  it('that is busy is asked again, as late as it says', async () => {
    const busy: readonly CdnReply[] = [[429, {}, '7'], [503, {}], 'break', OK];
    const { requests, error, waited } = await purgeAt(
      CLOUDFLARE,
      addresses(2),
      (_, count) => busy[count - 1] as CdnReply,
    );
    expect(error).toBeUndefined();
    expect(requests).toHaveLength(4);
    expect(waited).toBe(7_100 + 400 + 800);
  });

  it('is not asked for ever', async () => {
    const { requests, error, purged } = await purgeAt(CLOUDFLARE, addresses(40), (_, count) =>
      count === 1 ? OK : [429, { success: false, errors: [{ code: 10429, message: 'Rate limited' }] }, '600'],
    );
    expect(requests).toHaveLength(7);
    expect(error).toBe(
      'expected Cloudflare to purge, found 429 "Rate limited"; run it again later: it purges what is left',
    );
    expect(purged).toEqual(addresses(30));
    const { error: broken } = await purgeAt(CLOUDFLARE, addresses(1), () => 'break');
    expect(broken).toContain('expected an answer from 127.0.0.1');
  });

  it('that refuses is not asked again, and its words are told without the token', async () => {
    const { requests, error } = await purgeAt(CLOUDFLARE, addresses(40), () => [
      403,
      { success: false, errors: [{ code: 9109, message: `Invalid access token ${TOKEN}` }] },
    ]);
    expect(requests).toHaveLength(1);
    expect(error).toMatch(/found 403 "Invalid access token …"; check CLOUDFLARE_API_TOKEN/);
  });

  it('is asked nothing without a token, or with one that was not copied whole', async () => {
    const without = await purgeAt(CLOUDFLARE, addresses(1), () => OK, {});
    expect(without.error).toContain('expected CLOUDFLARE_API_TOKEN in the environment, found none; set it');
    const cut = await purgeAt(CLOUDFLARE, addresses(1), () => OK, { CLOUDFLARE_API_TOKEN: `${TOKEN}\nx` });
    expect(cut.error).toContain('expected CLOUDFLARE_API_TOKEN without blanks and line breaks');
    expect([...without.requests, ...cut.requests]).toEqual([]);
  });

  it('is asked nothing where nothing has changed', async () => {
    expect((await purgeAt(CLOUDFLARE, [], () => OK)).requests).toEqual([]);
  });
});

describe('Fastly', () => {
  it('is told each address by itself, with the token of the environment', async () => {
    const { requests, purged, error } = await purgeAt(FASTLY, addresses(9), () => OK);
    expect(error).toBeUndefined();
    expect(purged.sort()).toEqual(addresses(9).sort());
    expect(requests.map(({ path }) => path).sort()[0]).toBe('/purge/news.example.nz/2015/01/01/p%C4%81-0/');
    expect(requests[0]).toMatchObject({ method: 'POST', headers: { 'fastly-key': TOKEN } });
  });

  it('that refuses one is told of, and what it has forgotten till then counts', async () => {
    const { purged, error } = await purgeAt(FASTLY, addresses(9), ({ path }) =>
      path.endsWith('-3/') ? [404, { msg: 'Record not found' }] : OK,
    );
    expect(error).toContain('expected Fastly to purge, found 404 "Record not found"');
    expect(purged).not.toContain(addresses(9)[3]);
    expect(purged).toContain(addresses(9)[0]);
  });

  it('wants a token', async () => {
    const { error } = await purgeAt(FASTLY, addresses(1), () => OK, {});
    expect(error).toContain('expected FASTLY_API_TOKEN or FASTLY_API_KEY in the environment');
  });
});

describe('a program', () => {
  const purgeBy = async (run: RunProgram, purged: string[] = []) =>
    purge({ by: 'run', command: ['purge-cache', '--all'] }, addresses(2), {
      sender: openSender(),
      clock: clockAt(),
      environment: { CDN_TOKEN: TOKEN },
      apis: CDN_APIS,
      run,
      onPurged: (some) => purged.push(...some),
    });

  it('gets an address on each line of its standard input', async () => {
    const calls: unknown[] = [];
    const purged: string[] = [];
    await purgeBy(async (...call) => {
      calls.push(call);
      return { status: 0, output: new Uint8Array(), errors: '' };
    }, purged);
    expect(calls).toEqual([
      ['purge-cache', ['--all'], { input: `${addresses(2).join('\n')}\n`, longestInMs: 600_000 }],
    ]);
    expect(purged).toEqual(addresses(2));
  });

  it('that fails is told of by its last line, without a secret of the environment', async () => {
    const failing: RunProgram = async () => ({
      status: 3,
      output: new Uint8Array(),
      errors: `trying\nrefused: ${TOKEN}\n`,
    });
    await expect(purgeBy(failing)).rejects.toThrow('found exit status 3, "refused: …"; mend that');
  });
});
