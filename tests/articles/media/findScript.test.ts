import { describe, expect, it } from 'vitest';
import { findScript } from '../../../src/articles/media/findScript.ts';

const find = (text: string) => findScript(Buffer.from(text));
const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3">${inside}</svg>`;

describe('a script in a file', () => {
  it.each([
    ['<script', svg('<script>go()</script>')],
    ['<SCRIPT', '<p>a</p><SCRIPT src=a.js></SCRIPT>'],
    ['<script', '<script/x>go()'],
    [
      '<svg:script',
      '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:script>go()</svg:script></svg:svg>',
    ],
    ['<foreignObject', svg('<foreignObject><iframe/></foreignObject>')],
    ['onload=', '<svg onload="go()"/>'],
    ['onclick =', svg('<g\n onclick = "go()"/>')],
    ['onload=', '<svg/onload=go()>'],
    ['onerror=', '<img src="a"onerror=go()>'],
    ['srcdoc=', '<iframe srcdoc="&lt;script>go()"></iframe>'],
    ['javascript:', svg('<a href="javascript:go()"/>')],
    ['javascript:', svg('<a href="&#106;avascript:go()"/>')],
    ['javascript:', svg('<a href="&#x0006A;avascript&colon;go()"/>')],
    ['java script:', '<a href="java&NewLine;script:go()">a</a>'],
    ['<?xml-stylesheet type="text/xsl', '<?xml-stylesheet type="text/xsl" href="#a"?><a/>'],
    ['<!ENTITY a "<', '<!DOCTYPE svg [<!ENTITY a "&#60;script>go()&#60;/script>">]><svg>&a;</svg>'],
    ["<!ENTITY a '<", "<!DOCTYPE svg [<!ENTITY a '<g/>'>]><svg>&a;</svg>"],
  ])('is %j', (found, text) => {
    expect(find(text)).toBe(found);
  });

  it.each(['utf16le', 'latin1', 'utf8'] as const)('is found in %s', (encoding) => {
    expect(findScript(Buffer.from(svg('<script>go()</script>'), encoding))).toBe('<script');
  });

  it.each([
    [
      'a drawing',
      svg('<style>rect { fill: red }</style><rect width="4" height="3"/><a href="https://x.nz/"/>'),
    ],
    ['a page', '<!doctype html><title>Once upon a time</title><p>on Monday = on time; &lt;script&gt;</p>'],
    ['words', svg('<text>Script: the description of javascript</text><scripture/>')],
    [
      'names of namespaces',
      '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]><svg xmlns="&ns_svg;"/>',
    ],
    ['a style sheet', '<?xml-stylesheet type="text/css" href="a.css"?><svg/>'],
    ['nothing', ''],
  ])('is not in %s', (_what, text) => {
    expect(find(text)).toBeUndefined();
  });

  it.each(['<!ENTITY', '<?xml-stylesheet ', ' onaaaa', '<a.', 'j ', '&#0000000', '<!ENTITY '])(
    'is looked for in time that grows with the file, also of %j again and again',
    (part) => {
      expect(find(part.repeat(4_000_000 / part.length))).toBeUndefined();
    },
  );
});
