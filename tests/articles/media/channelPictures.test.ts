import { describe, expect, it } from 'vitest';
import { findChannelPictures } from '../../../src/articles/media/channelPictures.ts';
import { locator } from '../../../src/articles/media/locate.ts';
import type { MediaFile } from '../../../src/model/media.ts';
import type { Files } from '../../support/files.ts';
import { memoryDisk, settingsOn } from '../../support/memoryDisk.ts';
import { pngOf } from '../../support/pictures.ts';
import { tellAll } from '../../support/problems.ts';
import { SHORTEST } from '../../support/publication.ts';
import { locateAmong, served } from '../material.ts';

const HOME = 'https://news.example.nz/';
const ICON = `${HOME}media/icon-`;
const PODCAST = 'podcast: { image: cover.png, category: News, explicit: false }\n';

/** The pictures of a publication with these settings, in a folder of these files. */
function find(settingsText: string, files: Files = {}) {
  const disk = memoryDisk({ 'feed.yaml': SHORTEST + settingsText, ...files });
  const given = settingsOn(disk);
  const anywhere = { ...given, items: ['.', ...given.items] };
  const locate = locator(disk.probe, anywhere, { file: 'feed.yaml', link: given.url });
  const { settings, media, problems } = findChannelPictures(given, locate, () => 'rgb');
  const sources = media.map(({ source }) => source);
  return { given, settings, sources, media, told: tellAll(problems) };
}

describe('an icon', () => {
  it.each([
    { what: 'beside feed.yaml', icon: 'icon.png', path: 'icon.png' },
    { what: 'in a folder there', icon: 'art/icon.png', path: 'art/icon.png' },
    { what: 'in a folder of articles', icon: 'icon.png', path: 'items/icon.png' },
    { what: 'under the publication’s address', icon: `${HOME}icon.png`, path: 'icon.png' },
    { what: 'with a name that an address escapes', icon: 'our icon.png', path: 'our icon.png' },
  ])('that is a file $what is served under a name that changes with its bytes', ({ icon, path }) => {
    const one = find(`icon: ${icon}\n`, { [path]: pngOf(64, 64) });
    const other = find(`icon: ${icon}\n`, { [path]: pngOf(32, 32) });
    expect(one.settings.icon).toMatch(/^https:\/\/news\.example\.nz\/media\/[\w-]+\.png$/);
    expect(one.settings.icon).not.toBe(other.settings.icon);
    expect([one.sources, one.told]).toEqual([[path], '']);
    expect(one.media[0]?.url).toBe(one.settings.icon);
  });

  it.each([
    { what: 'on another server', icon: 'https://cdn.example/icon.png' },
    { what: 'under our own address, where no file of its name is', icon: `${HOME}brand/icon.png` },
  ])('$what stays as it is', ({ icon }) => {
    const { given, settings, sources, told } = find(`icon: ${icon}\n`);
    expect(settings).toEqual(given);
    expect([sources, told]).toEqual([[], '']);
  });

  it('is none where feed.yaml names none, though a file of its name is there', () => {
    const { given, settings, sources } = find('', { 'icon.png': pngOf(64, 64) });
    expect(settings).toEqual(given);
    expect(sources).toEqual([]);
  });

  it('without a place in feed.yaml is an address and no file', () => {
    const { iconPlace, ...rest } = find('icon: icon.png\n').given;
    expect(iconPlace).toBeDefined();
    expect(findChannelPictures(rest, locateAmong(['icon.png']), () => undefined)).toEqual({
      settings: rest,
      media: [],
      problems: [],
    });
  });

  it('is refused where it is no picture, at its line', () => {
    const { settings, sources, told } = find('icon: icon.png\n', { 'icon.png': 'a text' });
    expect(told).toMatchInlineSnapshot(
      `"feed.yaml:6:7 error PICTURE_UNREADABLE expected a picture that readers show, found "icon.png" - save it as JPEG, PNG, GIF, WebP or AVIF, or as SVG with a width and a height or a viewBox"`,
    );
    expect([settings.icon, sources]).toEqual([`${HOME}icon.png`, []]);
  });
});

describe('the cover of a podcast', () => {
  it('is served under a name that changes with its bytes, as the icon is', () => {
    const files = { 'cover.png': pngOf(1400, 1400), 'icon.png': pngOf(64, 64) };
    const { settings, sources, told } = find(`icon: icon.png\n${PODCAST}`, files);
    expect(settings.podcast?.image).toMatch(/^https:\/\/news\.example\.nz\/media\/cover-\w+\.png$/);
    expect(settings.icon).toContain(ICON);
    expect([sources, told]).toEqual([['icon.png', 'cover.png'], '']);
  });

  it('loses nothing of the podcast that it is of', () => {
    const { given, settings } = find(PODCAST, { 'cover.png': pngOf(1400, 1400) });
    expect(settings.podcast).toEqual({ ...given.podcast, image: settings.podcast?.image });
  });

  it('on another server is not measured', () => {
    const { given, settings, told } = find(PODCAST.replace('cover.png', '"https://cdn.example/c.gif"'));
    expect(settings).toEqual(given);
    expect(told).toBe('');
  });

  it.each([
    [1400, 1400],
    [3000, 3000],
  ])('may be %i by %i', (width, height) => {
    expect(find(PODCAST, { 'cover.png': pngOf(width, height) }).told).toBe('');
  });

  it.each([
    [1399, 1399],
    [3001, 3001],
    [1400, 1401],
    [3000, 1400],
  ])('is refused with %i by %i', (width, height) => {
    expect(find(PODCAST, { 'cover.png': pngOf(width, height) }).told).toBe(
      `feed.yaml:6:19 error SETTING_WRONG expected a square JPEG or PNG of 1400 to 3000 pixels, found "image/png, ${width} by ${height}" - Apple takes no other cover`,
    );
  });

  it.each(['image/jpeg', 'image/png'])('may be %s', (type) => {
    expect(refusals({ type })).toEqual([]);
  });

  it.each(['image/gif', 'image/webp', 'image/svg+xml', 'image/jpeg2000'])('is refused as %s', (type) => {
    expect(refusals({ type })).toEqual([expect.stringContaining(`found "${type}, 1400 by 1400"`)]);
  });

  it('that leads out of the folder is refused, at its line', () => {
    const fault = { code: 'PICTURE_OUTSIDE', message: 'expected a picture inside', mend: 'move it' } as const;
    const { given } = find(PODCAST);
    const { settings, media, problems } = findChannelPictures(
      given,
      () => ({ kind: 'wrong', fault }),
      () => undefined,
    );
    expect(tellAll(problems)).toBe(
      'feed.yaml:6:19 error PICTURE_OUTSIDE expected a picture inside - move it',
    );
    expect([settings, media]).toEqual([given, []]);
  });
});

describe('the files of a show', () => {
  const SHOW = 'image: cover.png, category: News, explicit: false';
  const FEED = `feeds: { path: show, title: Show, where: { folder: show }, podcast: { ${SHOW}`;

  it('of a feed of its own are served as those of the publication', () => {
    const { settings, sources, told } = find(`${FEED} } }\n`, { 'cover.png': pngOf(1400, 1400) });
    expect(settings.feeds[0]?.podcast?.image).toMatch(/^https:\/\/news\.example\.nz\/media\/cover-\w+\.png$/);
    expect([sources, told]).toEqual([['cover.png'], '']);
    expect(find(`${FEED} } }\n`, { 'cover.png': pngOf(9, 9) }).told).toContain(
      'feed.yaml:6:78 error SETTING_WRONG',
    );
  });

  it('are pictures of persons, and trailers, whose length and type are measured', () => {
    const persons =
      'persons: [{ name: Hana, img: hana.png }, { name: Mere, img: "https://x.nz/m.png" }, Wiremu]';
    const trailers =
      'trailers: [{ title: A, url: soon.mp3, date: 2026-03-01, sizeInBytes: 1 }, { title: B, url: "https://x.nz/b.mp3", date: 2026-03-01 }]';
    const { settings, sources, told } = find(`${FEED}, ${persons}, ${trailers} } }\n`, {
      'cover.png': pngOf(1400, 1400),
      'hana.png': pngOf(9, 9),
      'soon.mp3': 'sound',
    });
    expect([sources, told]).toEqual([['cover.png', 'hana.png', 'soon.mp3'], '']);
    const show = settings.feeds[0]?.podcast;
    expect(show?.persons).toEqual([
      { name: 'Hana', img: expect.stringMatching(/\/media\/hana-\w+\.png$/) },
      { name: 'Mere', img: 'https://x.nz/m.png' },
      { name: 'Wiremu' },
    ]);
    expect(show?.trailers).toMatchObject([
      { url: expect.stringMatching(/\/media\/soon-\w+\.mp3$/), length: 5, type: 'audio/mpeg' },
      { url: 'https://x.nz/b.mp3', type: 'audio/mpeg' },
    ]);
  });

  it.each([
    ['grey', 'shades of grey'],
    ['cmyk', 'CMYK, the inks of a press'],
  ] as const)('have a cover in RGB: one in %s is told, and served', (colours, found) => {
    const { given } = find(PODCAST);
    const file = { ...served('cover.png'), width: 1400, height: 1400 };
    const { media, problems } = findChannelPictures(
      given,
      () => ({ kind: 'local', file }),
      (source) => (source === file.source ? colours : undefined),
    );
    expect(media).toHaveLength(1);
    expect(tellAll(problems)).toBe(
      `feed.yaml:6:19 warning SHOW_UNFIT expected a cover in RGB colours, found "${found}" - Apple takes no other cover; save it as RGB`,
    );
  });
});

/** What is told of a cover of 1400 by 1400 pixels. */
function refusals(changes: Partial<MediaFile>): string[] {
  const file = { ...served('cover.png'), width: 1400, height: 1400, ...changes };
  const { problems } = findChannelPictures(
    find(PODCAST).given,
    () => ({ kind: 'local', file }),
    () => undefined,
  );
  return problems.map(({ message }) => message);
}
