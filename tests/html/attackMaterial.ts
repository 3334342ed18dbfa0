/** A list of words; `\u0000` stands for the character. */
export function words({ raw }: TemplateStringsArray): string[] {
  return raw.join('').trim().split(/\s+/).map(withCharacters);
}

/** A list of texts, each on a line of its own or with two spaces before it; `\u0000` stands for the character. */
export function pieces({ raw }: TemplateStringsArray): string[] {
  return raw
    .join('')
    .trim()
    .split(/\n\s*|\s{2,}/)
    .map(withCharacters);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

function withCharacters(text: string): string {
  return text.replace(/\\u([\da-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

function eachCharacter(text: string, write: (code: number) => string): string {
  return [...text].map((character) => write(character.charCodeAt(0))).join('');
}

/** The simplest things that run. */
export const JAVASCRIPT = 'javascript:__ran(4711)';
export const SCRIPT = '<script>__ran(4711)</script>';
export const PICTURE = '<img src=x onerror=__ran(4711)>';
export const SVG = `<svg xmlns='http://www.w3.org/2000/svg' onload='__ran(4711)'>${SCRIPT}</svg>`;
const XHTML = `<html xmlns='http://www.w3.org/1999/xhtml'>${SCRIPT}</html>`;

/** Every event that has, or had, an `on…` attribute in some browser; without the `on`. */
export const HANDLERS = words`
  abort activate afterprint afterscriptexecute animationcancel animationend animationiteration animationstart
  ariarequest autocomplete autocompleteerror auxclick beforeactivate beforecopy beforecut beforedeactivate
  beforeeditfocus beforeinput beforeinstallprompt beforematch beforepaste beforeprint beforescriptexecute
  beforetoggle beforeunload beforeupdate beforexrselect begin blur bounce cancel canplay canplaythrough cellchange
  change click close command contentready contentvisibilityautostatechange contextlost contextmenu contextrestored
  controlselect copy cuechange cut dataavailable datasetchanged datasetcomplete dblclick deactivate devicemotion
  deviceorientation deviceorientationabsolute drag dragend dragenter dragexit dragleave dragover dragstart drop
  durationchange emptied encrypted end ended error errorupdate filterchange finish focus focusin focusout formdata
  forminput freeze fullscreenchange fullscreenerror gamepadconnected gamepaddisconnected gesturechange gestureend
  gesturestart gotpointercapture hashchange help input interest invalid keydown keypress keyup languagechange
  layoutcomplete load loadeddata loadedmetadata loadend loadstart losecapture loseinterest lostpointercapture
  mediacomplete mediaerror message messageerror mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup
  mousewheel move moveend movestart mozfullscreenchange mozfullscreenerror offline online orientationchange outofsync
  pagehide pagereveal pageshow pageswap paste pause play playing pointercancel pointerdown pointerenter pointerleave
  pointermove pointerout pointerover pointerrawupdate pointerup popstate progress promptaction promptdismiss
  propertychange ratechange readystatechange rejectionhandled repeat reset resize resizeend resizestart resume
  reverse rowdelete rowenter rowexit rowinserted rowsdelete rowsenter scroll scrollend scrollsnapchange
  scrollsnapchanging search securitypolicyviolation seek seeked seeking select selectionchange selectstart show
  slotchange stalled start stop storage submit suspend syncrestored timeerror timeupdate toggle touchcancel touchend
  touchmove touchstart trackchange transitioncancel transitionend transitionrun transitionstart underflow undo
  unhandledrejection unload urlflip validationstatuschange visibilitychange volumechange vrdisplaypresentchange
  waiting waitingforkey webkitanimationend webkitanimationiteration webkitanimationstart webkitfullscreenchange
  webkitfullscreenerror webkitmouseforcechanged webkitmouseforcedown webkitmouseforceup webkitmouseforcewillbegin
  webkitplaybacktargetavailabilitychanged webkittransitionend wheel zoom`;

/** Every element that a browser knows or knew. */
export const ELEMENTS = words`
  a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body
  br button canvas caption center cite code col colgroup command custom-element data datalist dd del details dfn
  dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head
  header hgroup hr html i iframe image img input ins isindex kbd keygen label layer legend li link listing main map
  mark marquee math menu menuitem meta meter multicol nav nextid nobr object ol optgroup option output p param
  picture plaintext portal pre progress q rb rp rt ruby s samp script search section select selectedcontent slot
  small source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead
  time title tr track tt u ul var video wbr xmp xss`;

/** One address, spelled in the ways that a browser, a filter and a person read differently. */
export const SPELLINGS = [
  ...words`
    javascript:__ran(4711) JaVaScRiPt:__ran(4711) JAVASCRIPT:window.__ran(4711) javascript:alert(4711) javascript:prompt\u00604711\u0060
    java\u0009script:__ran(4711) java\u000ascript:__ran(4711) java\u000dscript:__ran(4711) j\u000aa\u0009v\u000dascript\u000a:__ran(4711)
    java&#9;script:__ran(4711) java&#xA;script:__ran(4711) java&Tab;script:__ran(4711) java&NewLine;script:__ran(4711)
    java\u0000script:__ran(4711) java&#0;script:__ran(4711) \u0000javascript:__ran(4711) javascript\u0000:__ran(4711)
    \u0020javascript:__ran(4711) \u000a\u000a\u0020javascript:__ran(4711) \u0001javascript:__ran(4711) &#1;&#31;&#32;javascript:__ran(4711)
    &#14;&#32;javascript:__ran(4711) \u001fjavascript:__ran(4711) \u007fjavascript:__ran(4711) \u0085javascript:__ran(4711)
    \u00a0javascript:__ran(4711) \u3000javascript:__ran(4711) \u2028javascript:__ran(4711) \ufeffjavascript:__ran(4711)
    \u200bjavascript:__ran(4711) java\u00adscript:__ran(4711) java\u200dscript:__ran(4711) javascript\uff1a__ran(4711)
    javascript&colon;__ran(4711) javascript&#58;__ran(4711) javascript&#x3A;__ran(4711) javascript&#58__ran(4711)
    javascript:__ran&lpar;4711&rpar; javascript:__ran%284711%29 javascript:/**/__ran(4711) javascript:void(__ran(4711))
    javascript://news.example.nz/%0A__ran(4711) javascript://%0D%0A__ran(4711) javascript:%0A__ran(4711)//http://news.example.nz/
    %6Aavascript:__ran(4711) javascript%3A__ran(4711) \javascript:__ran(4711) /javascript:__ran(4711) //javascript:__ran(4711)
    javascript\u0020:__ran(4711) :javascript:__ran(4711) view-source:javascript:__ran(4711) feed:javascript:__ran(4711)
    jar:javascript:__ran(4711) vbscript:__ran(4711) VbScRiPt:__ran(4711) vbs:__ran(4711) livescript:__ran(4711) mocha:__ran(4711)
    data:text/javascript,__ran(4711) blob:http://news.example.nz/x filesystem:http://news.example.nz/x file:///x res:x`,
  eachCharacter(JAVASCRIPT, (code) => `&#${code};`),
  eachCharacter(JAVASCRIPT, (code) => `&#${String(code).padStart(7, '0')}`),
  eachCharacter(JAVASCRIPT, (code) => `&#x${code.toString(16)};`),
  ...words`data:text/html, DATA:TEXT/HTML;charset=utf-8, data:, data:image/png, data:text/html;image/png,`.map(
    (head) => head + SCRIPT,
  ),
  ...words`da\u0009ta:text/html, &#x64;ata:text/html, \u0001data:text/html,`.map((head) => head + SCRIPT),
  ...[`data:text/html;base64,${base64(SCRIPT)}`, `data:image/svg+xml;base64,${base64(SVG)}`],
  ...[`data:image/svg+xml,${SVG}`, `data:text/xml,${SVG}`, `data:application/xhtml+xml,${XHTML}`],
];

/** Where an address, for which `@` stands, can be. */
export const PLACES = pieces`
  <a href="@">x</a>  <a href='@'>x</a>  <a\u000ahref=\u000a"@">x</a>  <a/href="@">x</a>  <a ping="@" href="#">x</a>
  <area href="@">  <map name=m><area href="@"></map><img usemap=#m src=x>  <a target=_self href="@">x</a>
  <img src="@">  <img srcset="@ 1x">  <img srcset="a 1x, @ 2x">  <img longdesc="@">  <img lowsrc="@" dynsrc="@">
  <image src="@">  <picture><source srcset="@"><img></picture>  <input type=image src="@">  <bgsound src="@">
  <iframe src="@"></iframe>  <iframe srcdoc="@"></iframe>  <frameset><frame src="@"></frameset>  <portal src="@">
  <form action="@"><button>x</button></form>  <form><button formaction="@">x</button></form>
  <form><input type=submit formaction="@"></form>  <form><input type=image src=x formaction="@"></form>
  <form id=f></form><button form=f formaction="@">x</button>  <isindex action="@">  <form><isindex formaction="@">
  <object data="@"></object>  <object classid="@"></object>  <object><param name=movie value="@"></object>
  <embed src="@">  <applet code="@" codebase="@"></applet>  <layer src="@"></layer>  <xml src="@"></xml>
  <body background="@">  <table background="@"><td background="@">x</table>  <html manifest="@">  <head profile="@">
  <video src="@" poster="@"></video>  <video><source src="@"></video>  <audio src="@"></audio>  <video><track src="@">
  <svg><a href="@"><text y=9>x</text></a></svg>  <svg><a xlink:href="@"><text y=9>x</text></a></svg>
  <svg><image href="@"/></svg>  <svg><use href="@#x"/></svg>  <svg><script href="@"></script></svg>
  <svg><feImage href="@"/></svg>  <svg><a xml:base="@" href="#"><text y=9>x</text></a></svg>
  <math href="@">x</math>  <math><mtext href="@">x</mtext></math>  <math><maction xlink:href="@">x</maction></math>
  <meta http-equiv=refresh content="0;url=@">  <meta http-equiv=refresh content="0; @">  <base href="@"><a href="#">x</a>
  <link rel=stylesheet href="@">  <link rel=import href="@">  <link rel=preload as=script href="@">  <script src="@"></script>
  <blockquote cite="@">x</blockquote>  <q cite="@">x</q>  <del cite="@">x</del>  <ins cite="@">x</ins>
  <div style="background:url(@)">x</div>  <style>@import "@";</style>  <a href="http://a/" href="@">x</a>`;

/** An attribute that readers keep, on an element that has it. */
export const KEPT = pieces`
  <a href  <img src  <img srcset  <img alt  <img width  <img height  <img sizes  <p title  <p lang  <p dir  <p id
  <q cite  <time datetime  <table><td colspan  <table><td headers  <table><th scope  <table><th abbr  <ol start  <ol type  <li value  <video poster
  <video preload  <source media  <source type  <details open  <a name  <p class  <img longdesc`;

/** Ways out of an attribute's value; the quotes around it are single. */
export const BREAKOUTS = pieces`
  "><script>__ran(4711)</script>  "><img src=x onerror=__ran(4711)>  &#39;><img src=x onerror=__ran(4711)>
  &quot;><img src=x onerror=__ran(4711)>  " onclick="__ran(4711)  \u0060 onclick=\u0060__ran(4711)  &#10;onclick=__ran(4711)
  -->]]>"></title></style></script><svg onload=__ran(4711)>`;

/** What Markdown and HTML may undo, each in its turn. */
export const MARKDOWN_SPELLINGS = words`
  javascript:__ran(4711) JAVASCRIPT&colon;__ran(4711) java&#9;script:__ran(4711) javascript\:__ran(4711) vbscript:__ran(4711)
  javascript:__ran&#40;4711&#41; data:text/html,&lt;script&gt;__ran(4711)&lt;/script&gt; data:image/gif,x &#1;javascript:__ran(4711)`;

/** Every spelling in every place. */
export function withAddress(places: readonly string[], spellings: readonly string[]): string[] {
  const written = spellings.map((spelling) => spelling.replaceAll('"', '&quot;'));
  return places.flatMap((place) => written.map((spelling) => place.replaceAll('@', spelling)));
}
