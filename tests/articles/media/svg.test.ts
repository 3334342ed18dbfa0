import { describe, expect, it } from 'vitest';
import { measurePicture } from '../../../src/articles/media/measure.ts';

describe('the size of an SVG picture', () => {
  it.each([
    { root: '<svg width="60" height="40">', width: 60, height: 40 },
    { root: "<svg width='60px' height='40PX'/>", width: 60, height: 40 },
    { root: '<svg\n  width = "60"\n  height = "40">', width: 60, height: 40 },
    {
      root: '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="60" height="40">',
      width: 60,
      height: 40,
    },
    { root: '<svg width="1in" height="2.54cm">', width: 96, height: 96 },
    { root: '<svg width="25.4mm" height="101.6Q">', width: 96, height: 96 },
    { root: '<svg width="72pt" height="6pc">', width: 96, height: 96 },
    { root: '<svg width="2em" height="4ex">', width: 32, height: 32 },
    { root: '<svg width="2rem" height="1.5e1">', width: 32, height: 15 },
    { root: '<svg width=".6" height="+4.">', width: 1, height: 4 },
    { root: '<svg width="0.2" height="10.5">', width: 1, height: 11 },
    { root: '<svg viewBox="0 0 60 40">', width: 60, height: 40 },
    { root: '<svg viewBox=" -30,-20 60.4 ,\n40 ">', width: 60, height: 40 },
    { root: '<svg width="100%" height="100%" viewBox="0 0 60 40">', width: 60, height: 40 },
    { root: '<svg width="auto" viewBox="0 0 60 40">', width: 60, height: 40 },
    { root: '<svg width="30" viewBox="0 0 60 40">', width: 30, height: 20 },
    { root: '<svg width="100%" height="20" viewBox="0 0 60 40">', width: 30, height: 20 },
    { root: '<svg width="60" height="40" viewBox="0 0 1 1">', width: 60, height: 40 },
    { root: `<svg stroke-width="3" data-x=' width="1"' width="60" height="40">`, width: 60, height: 40 },
    { root: '<svg data-x="a > b" width="60" height="40">', width: 60, height: 40 },
    { root: '\uFEFF<!--a--><?b?>\n<!-- c -->\n<svg width="60" height="40">', width: 60, height: 40 },
    { root: `<!--${' long '.repeat(2000)}--><svg width="60" height="40">`, width: 60, height: 40 },
    {
      root: `<?xml version="1.0"?>
<!-- A drawing program's <svg width="1" height="1"> in a comment -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
]>
<svg xmlns="&ns_svg;" width="60" height="40">`,
      width: 60,
      height: 40,
    },
    { root: '<!DOCTYPE svg SYSTEM "a>b"><svg width="60" height="40">', width: 60, height: 40 },
  ])('$root', ({ root, ...size }) => {
    expect(measurePicture(Buffer.from(root))).toEqual({ type: 'image/svg+xml', ...size });
  });

  it.each([
    '<svg>',
    '<svg width="60">',
    '<svg height="40">',
    '<svg width="100%" height="100%">',
    '<svg width="60" height="40"',
    '<svg width="0" height="40">',
    '<svg width="-60" height="40">',
    '<svg width="60 apples" height="40">',
    '<svg width="1e999" height="40">',
    '<svg viewBox="0 0 0 40">',
    '<svg viewBox="0 0 60">',
    '<svg viewBox="none">',
    '<svg width="60" viewBox="0 0 0 40">',
    '<svgs width="60" height="40">',
    '<!-- <svg width="60" height="40">',
    '<html><svg width="60" height="40"></svg></html>',
    'On <svg width="60" height="40">',
    '',
  ])('is unknown to %j', (text) => {
    expect(measurePicture(Buffer.from(text))).toBeUndefined();
  });
});
