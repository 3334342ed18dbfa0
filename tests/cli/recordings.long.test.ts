import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasProgram, run } from '../support/program.ts';

const isHere = ['sox', 'soxi', 'ffmpeg', 'ffprobe'].every(hasProgram);
if (!isHere && process.env['CI'] !== 'true')
  console.warn('recordings are not measured: install sox, libsox-fmt-all and ffmpeg');

const PROGRAM = new URL('../../src/cli/from-source.js', import.meta.url).pathname;

/** Recordings of six formats in two lengths, each with how ffmpeg makes it. */
const SOUNDS: readonly (readonly [name: string, seconds: number, options: readonly string[]])[] = [
  ['short.mp3', 7.4, ['-q:a', '5']],
  ['long.mp3', 62.7, ['-b:a', '48k', '-write_xing', '0']],
  ['short.m4a', 7.4, []],
  ['long.m4a', 62.7, ['-movflags', '+faststart']],
  ['short.ogg', 7.4, ['-c:a', 'libvorbis']],
  ['long.ogg', 62.7, ['-c:a', 'libvorbis']],
  ['short.opus', 7.4, ['-c:a', 'libopus']],
  ['long.opus', 62.7, ['-c:a', 'libopus']],
  ['short.wav', 7.4, []],
  ['long.wav', 62.7, []],
  ['short.flac', 7.4, []],
  ['long.flac', 62.7, []],
];

/** Sound that changes, so that frames of a variable bit rate differ. */
const sound = (seconds: number) => `aevalsrc='0.3*sin(440*t*t)':d=${seconds}:s=44100`;

const FEED = `title: Talks
description: Talks from a harbour.
url: https://news.example.nz/
language: en-NZ
timeZone: Pacific/Auckland
`;

describe.skipIf(!isHere && process.env['CI'] !== 'true')('recordings that ffmpeg and sox made', () => {
  const root = mkdtempSync(join(tmpdir(), 'dateline-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const place = (name: string) => join(root, 'items', name);
  const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);
  let printed = '';
  let durations: ReadonlyMap<string, number | undefined>;
  let chapters: ReadonlyMap<string, string | undefined>;

  beforeAll(async () => {
    mkdirSync(join(root, 'items'), { recursive: true });
    writeFileSync(join(root, 'feed.yaml'), FEED);
    for (const [name, seconds, options] of SOUNDS)
      ffmpeg('-f', 'lavfi', '-i', sound(seconds), '-ac', '1', ...options, place(name));
    ffmpeg('-f', 'lavfi', '-i', sound(40), '-ac', '1', '-q:a', '7', '-write_xing', '0', place('frames.mp3'));
    execFileSync('sox', ['-n', '-r', '16000', '-c', '1', place('sox.wav'), 'synth', '9.3', 'sine', '300']);
    execFileSync('sox', ['-n', '-r', '16000', '-c', '1', place('sox.flac'), 'synth', '9.3', 'sine', '300']);
    const list =
      ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=3000\ntitle=Welcome\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=3000\nEND=7400\ntitle=The pier\n';
    writeFileSync(join(root, 'chapters.txt'), list);
    for (const type of ['mp3', 'm4a', 'opus'])
      ffmpeg(
        '-i',
        place(`short.${type}`),
        '-i',
        join(root, 'chapters.txt'),
        '-map_chapters',
        '1',
        '-codec',
        'copy',
        place(`chapters.${type}`),
      );
    ffmpeg('-i', place('long.ogg'), '-codec', 'copy', place('cut.ogg'));
    truncateSync(place('cut.ogg'), Math.floor(readFileSync(place('cut.ogg')).length / 2));
    writeFileSync(place('page.mp3'), '<!doctype html><title>Not found</title>');
    writeFileSync(place('other.mp3'), readFileSync(place('short.wav')));
    const names = [
      ...SOUNDS.map(([name]) => name),
      ...['frames.mp3', 'sox.wav', 'sox.flac', 'chapters.mp3', 'chapters.m4a', 'chapters.opus'],
      ...['cut.ogg', 'page.mp3', 'other.mp3'],
    ];
    for (const [index, name] of names.entries()) {
      const front = `title: ${name}\ndate: 2026-01-02 09:${10 + index}\nenclosures: ${name}`;
      writeFileSync(place(`${name.replace('.', '-')}.md`), `---\n${front}\n---\nA talk of ${name}.\n`);
    }
    printed = await run(process.execPath, [PROGRAM, 'build', '--root', root, '--json'], {
      patienceInMs: 60_000,
    });
    const { items } = JSON.parse(readFileSync(join(root, 'output/feed.json'), 'utf8'));
    durations = new Map(
      items.map((item: { title: string; attachments: { duration_in_seconds?: number }[] }) => [
        item.title,
        item.attachments[0]?.duration_in_seconds,
      ]),
    );
    const rss = readFileSync(join(root, 'output/rss.xml'), 'utf8');
    chapters = new Map(
      rss
        .split('<item>')
        .slice(1)
        .map((item) => [
          /<title>(.*?)<\/title>/.exec(item)?.[1] ?? '',
          /podcast:chapters url="https:\/\/news\.example\.nz\/([^"]+)"/.exec(item)?.[1],
        ]),
    );
  }, 120_000);

  const probed = (name: string) =>
    Number(
      execFileSync('ffprobe', [
        '-v',
        'error',
        '-show_entries',
        'format=duration',
        '-of',
        'csv=p=0',
        place(name),
      ]),
    );

  it.each(SOUNDS)('are as long as they are, to the second: %s', (name, seconds) => {
    expect(Math.abs((durations.get(name) ?? 0) - seconds)).toBeLessThan(0.5);
    expect(Math.abs((durations.get(name) ?? 0) - probed(name))).toBeLessThan(0.5);
  });

  it.each(['sox.wav', 'sox.flac'])('are as long as sox says: %s', (name) => {
    const seconds = Number(execFileSync('soxi', ['-D', place(name)]));
    expect(Math.abs((durations.get(name) ?? 0) - seconds)).toBeLessThan(0.5);
  });

  it('have every frame counted, where nothing says how many there are', () => {
    expect(Math.abs((durations.get('frames.mp3') ?? 0) - 40)).toBeLessThan(0.5);
  });

  it('are as long as what is there of them', () => {
    expect(Math.abs((durations.get('cut.ogg') ?? 0) - probed('cut.ogg'))).toBeLessThan(1);
  });

  it.each(['chapters.mp3', 'chapters.m4a', 'chapters.opus'])('have their own chapters: %s', (name) => {
    const path = chapters.get(name) ?? '';
    expect(JSON.parse(readFileSync(join(root, 'output', path), 'utf8')).chapters).toEqual([
      { startTime: 0, title: 'Welcome' },
      { startTime: 3, title: 'The pier' },
    ]);
  });

  it('are told where they are none, or others than their names say', () => {
    const { problems } = JSON.parse(printed) as { problems: { code: string; file: string }[] };
    expect(problems.map(({ code, file }) => `${file} ${code}`)).toEqual([
      'items/other-mp3.md RECORDING_BROKEN',
      'items/page-mp3.md RECORDING_BROKEN',
    ]);
    expect(durations.get('page.mp3')).toBeUndefined();
  });
});
