/** The style sheet of previews and of the articles in their frames: plain, light and dark. */
export const PREVIEW_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fff;
  --ink: #1c1c1a;
  --quiet: #5b584f;
  --line: #dcd9cf;
  --link: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #17171a; --ink: #ecebe6; --quiet: #b4b2a8; --line: #3c3c40; --link: #8cc4ff; }
}
* { box-sizing: border-box; }
html { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
body { max-width: 44rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
body:has(.columns) { max-width: 100rem; }
a { color: var(--link); }
:focus-visible { outline: .1875rem solid var(--link); outline-offset: .125rem; }
h1, h2 { line-height: 1.2; }
.about, section > p { margin: .25rem 0 .5rem; color: var(--quiet); font-size: .9375rem; }
.articles { padding: 0; list-style: none; }
.articles li { padding: .75rem 0; border-bottom: 1px solid var(--line); }
.articles a { font-weight: 600; }
p.lost { margin-bottom: 0; }
ul.lost { margin-top: 0; }
.columns { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1rem; margin-top: 1rem; }
section h2 { margin: 0; font-size: 1.125rem; }
/* Room at the end for the corner that changes the height. */
.box { height: 70vh; min-height: 8rem; padding-bottom: 1rem; border: 1px solid var(--line); overflow: auto; resize: vertical; }
iframe { display: block; width: 100%; height: 100%; border: 0; background: var(--paper); }
pre { margin: 0; white-space: pre-wrap; font: .875rem/1.5 ui-monospace, monospace; }
.box > pre, details > pre { padding: .75rem; }
details > pre { border: 1px solid var(--line); }
@media (max-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr); } }

body.article { font: 1.0625rem/1.6 Georgia, serif; }
.article img, .article video { max-width: 100%; height: auto; }
.article audio { width: 100%; }
.article figure { margin: 1rem 0; }
.article figcaption { color: var(--quiet); font-size: .9375rem; }
.article blockquote { margin: 1rem 0; padding-left: 1rem; border-left: .1875rem solid var(--line); }
.article table { display: block; overflow-x: auto; border-collapse: collapse; }
.article th, .article td { padding: .25rem .5rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
.article pre { overflow-x: auto; white-space: pre; }
`;
