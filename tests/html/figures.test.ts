import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import type { Locate } from '../../src/model/media.ts';

const PAGE = 'https://news.example.nz/';

// A word beside it keeps a picture from being a figure.
const made = (picture: string, locate?: Locate) => {
  const fit = sanitise(`<p>a ${picture}</p>`, PAGE, locate);
  return { ...fit, html: fit.html.replace(/^<p>a |<\/p>$/g, '') };
};

const ferry: Locate = () => ({
  kind: 'local',
  file: {
    source: 'items/ferry.jpg',
    path: 'media/ferry-1.jpg',
    url: `${PAGE}media/ferry-1.jpg`,
    type: 'image/jpeg',
    length: 1,
    width: 640,
    height: 360,
  },
});

describe('the size of a picture', () => {
  test.each([
    ['none written', ''],
    ['another', ' width="64" height="36"'],
    ['half of one', ' width="64"'],
    ['a share of the page', ' width="100%"'],
  ])('is its file’s, with %s', (_what, written) => {
    const { html, pictures } = made(`<img src="ferry.jpg" alt=""${written}>`, ferry);
    expect(html).toBe(`<img src="${PAGE}media/ferry-1.jpg" alt="" width="640" height="360">`);
    expect(pictures).toMatchObject([{ width: 640, height: 360 }]);
  });

  test.each([
    [' width="640" height="360"', ' width="640" height="360"'],
    [' height="360" width="640"', ' width="640" height="360"'],
    [' width=" 640px " height="360px"', ' width="640" height="360"'],
    [' width="640"', ' width="640"'],
    [' height="360"', ' height="360"'],
    [' width="100%" height="auto"', ''],
    [' width="640.5" height="-1"', ''],
    [' width="" height="123456"', ''],
  ])('on someone’s server is what is written: %s gives %s', (written, expected) => {
    expect(made(`<img src="ferry.jpg" alt=""${written}>`).html).toBe(
      `<img src="${PAGE}ferry.jpg" alt=""${expected}>`,
    );
  });

  test('of a file may be unknown', () => {
    const unmeasured: Locate = (reference, wanted) => {
      const located = ferry(reference, wanted);
      if (located.kind !== 'local') return located;
      const { width: _width, height: _height, ...file } = located.file;
      return { kind: 'local', file };
    };
    const { html, pictures } = made('<img src="ferry.jpg" alt="" width="64">', unmeasured);
    expect(html).toBe(`<img src="${PAGE}media/ferry-1.jpg" alt="">`);
    expect(pictures[0]?.width).toBeUndefined();
  });
});

describe('what a picture keeps', () => {
  test.each([
    ['its title', 'title="Back on time"', 'title="Back on time"'],
    ['its language', 'lang="mi" dir="ltr"', 'lang="mi" dir="ltr"'],
    [
      'nothing of scripts and styles',
      'class="c" style="s" id="i" loading="lazy" decoding="async" data-id="1" crossorigin',
      '',
    ],
  ])('is %s', (_what, written, kept) => {
    const html = `<img src="${PAGE}a.jpg" alt=""${kept && ' '}${kept}>`;
    expect(made(`<img ${written} src="/a.jpg" alt="">`).html).toBe(html);
  });

  test('is the place in the sentence where it stands', () => {
    expect(sanitise('<p>a <b><img src="/a.jpg" alt=""></b> c</p>', PAGE).html).toBe(
      `<p>a <b><img src="${PAGE}a.jpg" alt=""></b> c</p>`,
    );
  });
});

describe('alt text', () => {
  test('that is missing is told, and is empty for readers', () => {
    const { html, findings } = made('<img src="/a.jpg">');
    expect(html).toBe(`<img src="${PAGE}a.jpg" alt="">`);
    expect(findings).toMatchInlineSnapshot(`
      [
        {
          "at": 5,
          "fault": {
            "code": "PICTURE_WITHOUT_ALT",
            "mend": "say what it shows: ![a ferry at the wharf](ferry.jpg), or alt: in the front matter",
            "message": "expected a picture with alt text, found "/a.jpg"",
          },
          "near": "/a.jpg",
        },
      ]
    `);
  });

  test.each(['alt=""', 'alt', 'alt="A ferry"'])('that is there is not told: %s', (alt) => {
    expect(made(`<img src="/a.jpg" ${alt}>`).findings).toEqual([]);
  });

  test('is told of each picture that has none, once', () => {
    const { findings } = made('<img src="/a.jpg"><img src="/b.jpg"><img src="/a.jpg">');
    expect(findings.map(({ near }) => near)).toEqual(['/a.jpg', '/b.jpg']);
  });

  test.each([
    ['without an address', '<img>'],
    ['that counts readers', '<img src="/a.gif" width="1" height="1">'],
    ['that nobody can open', '<img src="ftp://x.example/a.jpg">'],
  ])('of a picture %s is not missed', (_what, html) => {
    expect(made(html).findings).toMatchObject([{ fault: { code: 'CONTENT_REMOVED' } }]);
  });
});

describe('a picture that counts readers', () => {
  test.each([
    'width="1" height="1"',
    'width="0" height="0"',
    'width=1 height=0',
    'width="1px" height=" 1px "',
    'style="width:1px;height:1px"',
    'style="width: 1px; height: 1px;"',
    'style="width: 1px !important; height: 1px !important"',
    'style="border:0; HEIGHT:0PX; WIDTH:1PX"',
    'width="1" style="height:1px"',
    'style="display:none"',
    'style="border:0; display : none !important"',
    'style="Visibility: Hidden"',
    'style="display:none" width="640" height="360"',
  ])('is taken out, and told: %s', (spelling) => {
    const { html, findings, pictures } = made(`<img src="https://count.example/p.gif" alt="" ${spelling}>`);
    expect({ html, pictures }).toEqual({ html: '', pictures: [] });
    expect(findings).toMatchObject([{ at: 5, near: '<img', fault: { code: 'CONTENT_REMOVED' } }]);
  });

  test.each([
    ['a line', 'width="640" height="1"'],
    ['a narrow one', 'width="1" height="360"'],
    ['of a share of the page', 'width="1%" height="1%"'],
    ['of ten points', 'width="10" height="10"'],
    ['styled to ten points', 'style="width:10px;height:10px"'],
    ['that may be narrower', 'style="max-width:1px;min-height:1px"'],
    ['that has a border of a point', 'style="border-width:1px;line-height:1px"'],
    ['that has a hidden back', 'style="backface-visibility:hidden"'],
  ])('is not %s: %s', (_what, spelling) => {
    expect(made(`<img src="/a.gif" alt="" ${spelling}>`)).toMatchObject({ pictures: [{}], findings: [] });
  });

  test('is told as what it is', () => {
    expect(made('<img src="/p.gif" width=1 height=1>').findings[0]?.fault.message).toBe(
      'expected what readers keep, found a picture of one point that counts readers',
    );
  });

  test('takes the figure with it that it would have been', () => {
    expect(sanitise('<p>a</p><img src="/p.gif" width=1 height=1><p>b</p>', PAGE).html).toBe(
      '<p>a</p>\n\n<p>b</p>',
    );
  });
});

describe('a picture that a script would load', () => {
  test.each([
    ['data-src="b.jpg"', 'b.jpg'],
    ['data-lazy-src="b.jpg"', 'b.jpg'],
    ['data-original="b.jpg"', 'b.jpg'],
    ['data-lazy="b.jpg"', 'b.jpg'],
    ['src="wait.gif" data-src="b.jpg"', 'b.jpg'],
    ['src="data:image/gif;base64,AA" data-lazy-src=" b.jpg "', 'b.jpg'],
    ['data-original="c.jpg" data-src="b.jpg"', 'b.jpg'],
    ['data-original="c.jpg" data-lazy-src="b.jpg"', 'b.jpg'],
    ['data-lazy="c.jpg" data-original="b.jpg"', 'b.jpg'],
    ['src="b.jpg" data-src=""', 'b.jpg'],
    ['src="b.jpg" data-id="c.jpg"', 'b.jpg'],
  ])('is shown: %s', (written, name) => {
    expect(made(`<img ${written} alt="">`).html).toBe(`<img src="${PAGE}${name}" alt="">`);
  });

  test.each([
    ['data-srcset="b.jpg 2x"', 'srcset="https://news.example.nz/b.jpg 2x"'],
    ['data-lazy-srcset="b.jpg 2x"', 'srcset="https://news.example.nz/b.jpg 2x"'],
    ['data-srcset="b.jpg 2x" srcset="wait.gif"', 'srcset="https://news.example.nz/b.jpg 2x"'],
    ['data-srcset=" " srcset="b.jpg 2x"', 'srcset="https://news.example.nz/b.jpg 2x"'],
  ])('has its set: %s', (written, kept) => {
    expect(made(`<img src="a.jpg" ${written} alt="">`).html).toBe(`<img src="${PAGE}a.jpg" ${kept} alt="">`);
  });

  test('has sizes where they belong to its set, and not where a script would set them', () => {
    expect(made('<img src="a.jpg" srcset="b.jpg 9w" sizes="50vw" alt="">').html).toContain(' sizes="50vw"');
    expect(made('<img src="a.jpg" data-srcset="b.jpg 9w" sizes="auto" alt="">').html).not.toContain('sizes');
  });

  test.each([
    [
      'the largest of its set where it has no other address',
      'srcset="a.jpg 320w, b.jpg 960w, c.jpg 640w"',
      'b.jpg',
    ],
    ['the largest of its late set', 'data-srcset="a.jpg, b.jpg 2x"', 'b.jpg'],
    [
      'the largest where its address is a stand-in',
      'src="data:image/gif;base64,AA" srcset="b.jpg 2x"',
      'b.jpg',
    ],
    ['the largest where its address is empty', 'src="" srcset="b.jpg 2x"', 'b.jpg'],
  ])('is %s', (_what, written, name) => {
    expect(made(`<img ${written} alt="">`).pictures).toMatchObject([{ url: `${PAGE}${name}` }]);
  });

  test('is the stand-in where there is nothing else', () => {
    expect(made('<img src="data:image/gif;base64,AA" alt="">').html).toBe(
      '<img src="data:image/gif;base64,AA" alt="">',
    );
  });

  test.each([
    ['<source data-srcset="b.webp" type="image/webp">', `<source type="image/webp" srcset="${PAGE}b.webp">`],
    ['<source srcset="b.webp" data-srcset="c.webp">', `<source srcset="${PAGE}b.webp">`],
  ])('has its other formats: %s', (source, kept) => {
    expect(made(`<picture>${source}<img data-src="a.jpg" alt=""></picture>`).html).toBe(
      `<picture>${kept}<img src="${PAGE}a.jpg" alt=""></picture>`,
    );
  });
});
