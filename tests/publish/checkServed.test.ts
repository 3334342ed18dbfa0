import { describe, expect, it } from 'vitest';
import type { HostAnswer, Question } from '../../src/http/client/askAddress.ts';
import { tell } from '../cli/commandLine.ts';
import { hostOf, senderTo } from '../deliver/verify/host.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { auckland, SETTINGS } from '../support/publication.ts';

const PODCAST = `podcast:
  image: https://cdn.example/cover.png
  category: News
  explicit: false
  owner: { name: Harbour News, email: desk@news.example.nz }
`;

/** An episode of a day in December, with a recording of 1234 bytes. */
function episode(day: number, name = `e${day}`): [path: string, text: string] {
  const lines = [
    `title: Episode ${day}`,
    `date: 2014-12-${String(day).padStart(2, '0')}T08:00:00+13:00`,
    'enclosures:',
    `  - { url: "https://cdn.example/${name}.mp3", type: audio/mpeg, sizeInBytes: 1234, durationInSeconds: 60 }`,
  ];
  return [`items/e${day}.md`, `---\n${lines.join('\n')}\n---\n\nEpisode ${day}.\n`];
}

/** Runs `check` on a show of these episodes, and notes what was asked of whom. */
async function check(
  episodes: readonly [string, string][],
  { args = ['--served'], answer = {} }: { args?: readonly string[]; answer?: Partial<HostAnswer> } = {},
) {
  const asked: string[] = [];
  let open = 0;
  let most = 0;
  const ask = async (url: string, { method, range, allowPrivate }: Question): Promise<HostAnswer> => {
    asked.push(`${method} ${url} ${range} ${allowPrivate}`);
    open += 1;
    most = Math.max(most, open);
    await new Promise((resolve) => setTimeout(resolve, 1));
    open -= 1;
    const told = { contentType: 'audio/mpeg', contentLength: '1234', contentRange: 'bytes 0-1/1234' };
    return { status: range ? 206 : 200, addresses: [url], ...told, ...answer };
  };
  const disk = memoryDisk({ 'feed.yaml': SETTINGS + PODCAST, ...Object.fromEntries(episodes) });
  await tell(['build'], disk);
  const host = hostOf((path) => disk.files.get(`output/${path}`), auckland);
  const told = await tell(['check', '--json', ...args], disk, { ask, openSender: () => senderTo(host) });
  const { problems } = JSON.parse(told.stdout) as {
    problems: { code: string; file: string; line: number }[];
  };
  const served = problems.filter(({ code }) => code.startsWith('SERVED'));
  return {
    asked,
    most,
    status: told.status,
    told: served.map(({ code, file, line }) => `${file}:${line} ${code}`),
  };
}

describe('check --served', () => {
  it('asks for each recording of a show twice, and has nothing to tell of a good host', async () => {
    const { asked, told, status } = await check([episode(2), episode(1)]);
    expect(asked.sort()).toEqual([
      'GET https://cdn.example/e1.mp3 bytes=0-1 false',
      'GET https://cdn.example/e2.mp3 bytes=0-1 false',
      'HEAD https://cdn.example/e1.mp3 undefined false',
      'HEAD https://cdn.example/e2.mp3 undefined false',
    ]);
    expect([told, status]).toEqual([[], 0]);
  });

  it('asks nobody without the option', async () => {
    expect((await check([episode(1)], { args: [] })).asked).toEqual([]);
  });

  it('tells where a recording is named that is not there, which is an error', async () => {
    const { told, status } = await check([episode(1)], { answer: { status: 404 } });
    expect([told, status]).toEqual([['items/e1.md:5 SERVED_UNREACHABLE'], 1]);
  });

  it('takes warnings for errors with --strict', async () => {
    const answer = { contentLength: '1' };
    expect((await check([episode(1)], { answer })).status).toBe(0);
    const { told, status } = await check([episode(1)], { answer, args: ['--served', '--strict'] });
    expect([told, status]).toEqual([['items/e1.md:5 SERVED_DIFFERS'], 1]);
  });

  it('asks once for what two episodes have', async () => {
    expect((await check([episode(1, 'a'), episode(2, 'a')])).asked).toHaveLength(2);
  });

  it('asks private addresses only where that is allowed', async () => {
    const { asked } = await check([episode(1)], { args: ['--served', '--allow-private'] });
    expect(asked[0]).toMatch(/true$/);
  });

  it('is in no hurry, and says how many it has not asked', async () => {
    const days = Array.from({ length: 18 }, (_, day) => episode(day + 1));
    const many = days.flatMap(([path, text]) =>
      ['a', 'b', 'c'].map((part): [string, string] => [
        path.replace('.md', `${part}.md`),
        text.replace(/e(\d+)\.mp3/, `e$1${part}.mp3`).replace(/Episode (\d+)/g, `Episode $1${part}`),
      ]),
    );
    const { asked, most, told } = await check(many);
    expect(asked).toHaveLength(100);
    expect(asked.some((one) => one.includes('/e18a.mp3'))).toBe(true);
    expect(most).toBe(3);
    expect(told).toEqual(['items/e2c.md:5 SERVED_UNASKED']);
  });
});
