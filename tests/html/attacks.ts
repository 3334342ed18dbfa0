import {
  BREAKOUTS,
  ELEMENTS,
  HANDLERS,
  JAVASCRIPT,
  KEPT,
  MARKDOWN_SPELLINGS,
  PICTURE,
  PLACES,
  pieces,
  SCRIPT,
  SPELLINGS,
  SVG,
  withAddress,
  words,
} from './attackMaterial.ts';

/** Stands in each attack for the number that it tells where it runs. */
export const NUMBER = '4711';

/**
 * Ways to smuggle a script into an article, by class. Each calls `__ran`, or opens a dialog, where it would run.
 * Old ones stay, although no browser of today runs them: a reader may be older than its browser.
 */
export type Attacks = Readonly<Record<string, readonly string[]>>;

/** HTML as an author may paste it. */
export const htmlAttacks: Attacks = {
  'every handler': HANDLERS.map((name, index) => {
    const element = ['p', 'img', 'a', 'div', 'video', 'details', 'input', 'b', 'body', 'svg'][index % 10];
    return `<${element} tabindex=0 href=# src=x on${name}=__ran(4711)>x</${element}>`;
  }),
  'handlers on every element': ELEMENTS.map(
    (name) =>
      `<${name} src=x oNcLiCk=__ran(4711) onerror=__ran(4711)\nonload="__ran(4711)"/onmouseover='__ran(4711)'>x</${name}>`,
  ),
  'every spelling of an address': withAddress(
    [
      '<a href="@">x</a>',
      '<iframe src="@"></iframe>',
      '<img src="@">',
      '<svg><a xlink:href="@"><text y=9>x</text></a></svg>',
    ],
    SPELLINGS,
  ),
  'every place of an address': withAddress(PLACES, [
    JAVASCRIPT,
    `data:text/html,${SCRIPT}`,
    `data:image/svg+xml,${SVG}`,
  ]),
  'ways out of an attribute': KEPT.flatMap((start) => BREAKOUTS.map((way) => `${start}='${way}'>x`)),
  'script elements': pieces`
    <script>__ran(4711)</script>  <ScRiPt>alert(4711)</sCrIpT >  <script/x>confirm(4711)</script>  <script\u000a>prompt(4711)</script\u0009x>
    <script src=data:,__ran(4711)></script>  <script type=module>__ran(4711)</script>  <script language=vbscript>__ran(4711)</script>
    <script>\u0060\u0024{__ran(4711)}\u0060</script>  <script>[4711].map(__ran)</script>  <script>window["__"+"ran"](4711)</script>
    <script>eval('\u005cu005f_ran(4711)')</script>  <script>onerror=__ran;throw 4711</script>  <script>__ran\u00604711\u0060</script>
    <script for=window event=onload>__ran(4711)</script>  <script defer src=data:,__ran(4711)></script>  <script>__ran(4711)
    <script><!--\u000a__ran(4711)//--></script>  <script>/*</script><script>*/__ran(4711)</script>  <div><p><b><script>__ran(4711)</script>
    <scr<script>ipt>__ran(4711)</scr</script>ipt>  <<script>__ran(4711)//<</script>  </script><script>__ran(4711)</script>
    <script type=text/x>1</script><script>__ran(4711)</script>  <xss:script>__ran(4711)</xss:script>  <script xmlns=x>__ran(4711)</script>`,
  SVG: pieces`
    <svg onload=__ran(4711)>  <svg/onload=__ran(4711)//  <svg><g onload=__ran(4711)></g></svg>  <svg xmlns="#"><script>__ran(4711)</script>
    <svg><script>__ran(4711)</script></svg>  <svg><script>&#95;_ran(4711)</script></svg>  <svg><script>__ran&lpar;4711)</script></svg>
    <svg><script href=data:,__ran(4711) />  <svg><script xlink:href=data:,__ran(4711)></script>  <svg><script/><img src=x onerror=__ran(4711)>
    <svg><animate onbegin=__ran(4711) attributeName=x dur=1s>  <svg><set onbegin=__ran(4711) attributeName=x to=y>
    <svg><animateTransform onbegin=__ran(4711) attributeName=transform dur=1s>  <svg><animateMotion onend=__ran(4711) dur=1ms>
    <svg><discard onbegin=__ran(4711)>  <svg><animate onrepeat=__ran(4711) attributeName=x dur=1ms repeatCount=9>
    <svg><a><animate attributeName=href values=javascript:__ran(4711) /><text y=9>x</text></a></svg>
    <svg><a><set attributeName=href to=javascript:__ran(4711) /><text y=9>x</text></a></svg>
    <svg><a href=#><animate attributeName=xlink:href from=javascript:__ran(4711) to=javascript:__ran(4711) dur=9s /><text y=9>x</text></a>
    <svg><a id=i><text y=9>x</text></a><set href=#i attributeName=href to=javascript:__ran(4711)>  <svg><set attributeName=onclick to=__ran(4711)>
    <svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>__ran(4711)</script></svg>#x"/></svg>
    <svg><use xlink:href=#s><symbol id=s><a href=javascript:__ran(4711)><text y=9>x</text></a></symbol></svg>
    <svg><foreignObject><img src=x onerror=__ran(4711)></foreignObject></svg>  <svg><foreignObject><body onload=__ran(4711)>
    <svg><foreignObject><iframe srcdoc="<script>__ran(4711)</script>"></iframe></foreignObject></svg>
    <svg><foreignObject><math><mi><script>__ran(4711)</script></mi></math></foreignObject></svg>  <svg:script>__ran(4711)</svg:script>
    <svg><desc><img src=x onerror=__ran(4711)></desc></svg>  <svg><title><script>__ran(4711)</script></title></svg>
    <svg><image href=x onerror=__ran(4711)>  <svg><feImage href=x onerror=__ran(4711)>  <svg><metadata><script>__ran(4711)</script>
    <svg><handler type=text/javascript event=load>__ran(4711)</handler></svg>  <svg><view onclick=__ran(4711)>x  <svg><style onload=__ran(4711)>
    <svg><switch><foreignObject><script>__ran(4711)</script></foreignObject></switch></svg>  <svg><x><script>__ran(4711)</script></x></svg>`,
  MathML: pieces`
    <math><mi onclick=__ran(4711)>x</mi></math>  <math><a href=javascript:__ran(4711)>x</a></math>  <math><script>__ran(4711)</script></math>
    <math><maction actiontype=toggle onclick=__ran(4711)>x</maction></math>  <math><annotation-xml><svg onload=__ran(4711)>
    <math><maction actiontype=statusline xlink:href=javascript:__ran(4711)>x<mtext>http://a/</mtext></maction></math>
    <math><annotation-xml encoding=text/html><img src=x onerror=__ran(4711)></annotation-xml></math>
    <math><annotation-xml encoding=application/xhtml+xml><script>__ran(4711)</script></annotation-xml></math>
    <math><semantics><annotation encoding=x><img src=x onerror=__ran(4711)>  <math><mtext><script>__ran(4711)</script></mtext></math>
    <math><mglyph src=javascript:__ran(4711)>  <math><mtext><img src=x onerror=__ran(4711)></mtext></math>  <math><ms><svg onload=__ran(4711)>`,
  'frames and plug-ins': pieces`
    <iframe srcdoc="<script>__ran(4711)</script>"></iframe>  <iframe srcdoc="&lt;script&gt;__ran(4711)&lt;/script&gt;"></iframe>
    <iframe srcdoc="<svg onload=parent.__ran(4711)>"></iframe>  <iframe srcdoc=&lt;svg/o&#x6Eload&equals;__ran(4711)&gt;></iframe>
    <iframe onload=__ran(4711)></iframe>  <iframe src=x onload=__ran(4711)>  <iframe name=__ran(4711) src=javascript:eval(name)></iframe>
    <iframe sandbox=allow-scripts srcdoc="<script>__ran(4711)</script>">  <iframe src="//news.example.nz/" onerror=__ran(4711)>
    <frameset onload=__ran(4711)>  <frameset><frame onload=__ran(4711)>  <portal onload=__ran(4711)>  <fencedframe onload=__ran(4711)>
    <object data="data:text/html,<script>__ran(4711)</script>"></object>  <object onerror=__ran(4711) data=x></object>
    <object type=image/svg+xml data="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='__ran(4711)'/>"></object>
    <object classid="clsid:x"><param name=url value=javascript:__ran(4711)></object>  <object type=text/x-scriptlet data=x></object>
    <embed src=x onerror=__ran(4711)>  <embed src=javascript:__ran(4711)>  <embed code=javascript:__ran(4711)>  <embed onload=__ran(4711) src=x>
    <applet onerror=__ran(4711) code=x></applet>  <applet archive=javascript:__ran(4711)></applet>  <object><img src=x onerror=__ran(4711)></object>`,
  'templates and shadow roots': pieces`
    <template><script>__ran(4711)</script></template>  <template><img src=x onerror=__ran(4711)></template>
    <div><template shadowrootmode=open><script>__ran(4711)</script></template></div>  <slot onslotchange=__ran(4711)>x</slot>
    <div><template shadowrootmode=open><img src=x onerror=__ran(4711)></template></div>
    <p><template shadowrootmode=closed><svg onload=__ran(4711)></template></p>  <div><template shadowroot=open><svg onload=__ran(4711)>
    <div><template shadowrootmode=open><slot onslotchange=__ran(4711)></slot></template>x</div>
    <table><template><tr><td><img src=x onerror=__ran(4711)></template></table>  <select><template><script>__ran(4711)</script>`,
  'meta, base, link and style': pieces`
    <meta http-equiv=refresh content="0;url=javascript:__ran(4711)">  <meta http-equiv=refresh content="0;url=data:text/html,<script>__ran(4711)</script>">
    <meta http-equiv=set-cookie content=a=b>  <meta http-equiv=content-security-policy content="script-src *">  <meta charset=utf-7>
    <base href=javascript:/a/><a href=#__ran(4711)>x</a>  <base href=data:,__ran(4711)//><script src=x></script>
    <base href=javascript://news.example.nz/><a href=%0A__ran(4711)>x</a>  <base target=_top>  <base href=//evil.example/><img src=x>
    <link rel=stylesheet href=x onerror=__ran(4711)>  <link rel=icon href=javascript:__ran(4711)>  <link rel=prefetch href=x onload=__ran(4711)>
    <link rel=stylesheet href=data:text/css, onload=__ran(4711)>  <link rel=modulepreload href=data:text/javascript,1 onload=__ran(4711)>
    <style>*{x:expression(__ran(4711))}</style>  <p style="x:expression(__ran(4711))">x  <p style="x:\0065xpression(__ran(4711))">x
    <p style="width:ex/**/pression(__ran(4711))">x  <p style="behavior:url(x)">x  <p style="-moz-binding:url(x#y)">x
    <p style="background:url(javascript:__ran(4711))">x  <style>@import 'javascript:__ran(4711)';</style>  <style>@import'data:text/css,';</style>
    <style>@keyframes k{}</style><p style="animation:k 1ms" onanimationstart=__ran(4711)>x  <style onload=__ran(4711)></style>
    <p style="transition:color 1ms" ontransitionend=__ran(4711)>x  <style></style><script>__ran(4711)</script></style>
    <style><!--</style><script>__ran(4711)//--></script>  <style/onload=__ran(4711)>  <style>a{content:"</style><img src=x onerror=__ran(4711)>"}`,
  'forms and what acts by itself': pieces`
    <input autofocus onfocus=__ran(4711)>  <textarea autofocus onfocus=__ran(4711)>  <select autofocus onfocus=__ran(4711)></select>
    <keygen autofocus onfocus=__ran(4711)>  <button autofocus onfocus=__ran(4711)>x  <p tabindex=0 autofocus onfocus=__ran(4711)>x
    <p contenteditable autofocus onfocus=__ran(4711)>x  <input onblur=__ran(4711) autofocus><input autofocus>  <form oninput=__ran(4711)><input>
    <form><button formaction=javascript:__ran(4711)>x</button></form>  <form><input type=image src=x onerror=__ran(4711)></form>
    <form action=javascript:__ran(4711)><input type=submit></form>  <isindex action=javascript:__ran(4711) type=submit>  <isindex type=image src=x onerror=__ran(4711)>
    <form id=f action=javascript:__ran(4711)></form><input type=submit form=f>  <form onsubmit=__ran(4711)><button>x</button></form>
    <form onreset=__ran(4711)><input type=reset></form>  <input type=image src=x onerror=__ran(4711)>  <input type=search onsearch=__ran(4711)>
    <form><input required oninvalid=__ran(4711)><button>x</button></form>  <label for=l onclick=__ran(4711)>x</label><input id=l>
    <details open ontoggle=__ran(4711)><summary>x</summary></details>  <details ontoggle=__ran(4711)><summary>x</summary></details>
    <details><summary onclick=__ran(4711)>x</summary></details>  <details name=a open ontoggle=__ran(4711)></details>  <dialog open onclose=__ran(4711)>
    <button popovertarget=o>x</button><p popover id=o onbeforetoggle=__ran(4711)>x  <p hidden=until-found onbeforematch=__ran(4711)>x
    <button commandfor=o command=show-popover>x</button><p popover id=o ontoggle=__ran(4711)>x  <p accesskey=x onclick=__ran(4711)>x
    <video src=x onerror=__ran(4711)></video>  <audio src=x onerror=__ran(4711)></audio>  <video><source onerror=__ran(4711) src=x></video>
    <audio><source src=x onerror=__ran(4711)></audio>  <video onloadstart=__ran(4711) src=x>  <video poster=x onsuspend=__ran(4711) src=x>
    <picture><source srcset=x onerror=__ran(4711)><img src=x onerror=__ran(4711)></picture>  <img srcset=x onerror=__ran(4711)>  <img src onerror=__ran(4711)>
    <video controls><track default src=x onerror=__ran(4711)></video>  <audio autoplay onplay=__ran(4711) src=data:audio/wav;base64,UklGRg==>
    <img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" onload=__ran(4711)>  <image src=x onerror=__ran(4711)>
    <img src=x loading=lazy onerror=__ran(4711)>  <img usemap=#m src=x><map name=m><area shape=default href=javascript:__ran(4711)></map>
    <marquee onstart=__ran(4711)>x</marquee>  <marquee loop=1 width=0 onfinish=__ran(4711)>x</marquee>  <marquee behavior=alternate onbounce=__ran(4711)>x
    <bgsound src=javascript:__ran(4711)>  <xml onreadystatechange=__ran(4711)>  <xss style="behavior:url(#x)" onclick=__ran(4711)>x  <body onload=__ran(4711)>
    <body onpageshow=__ran(4711)>  <html onclick=__ran(4711)>  <body onfocus=__ran(4711)>  <body onhashchange=__ran(4711)><a href=#a>x</a>
    <body onscroll=__ran(4711)><br>  <body onresize=__ran(4711)>  <body background=x onerror=__ran(4711)>  <menu id=x onshow=__ran(4711)>`,
  'text that ends where a reader does not see it':
    words`noscript noembed noframes xmp plaintext textarea title iframe style script comment listing pre option select template`.flatMap(
      (name) => [
        `<${name}>${PICTURE}</${name}>`,
        `<${name}><p title="</${name}>${PICTURE}">x`,
        `<${name}><!--</${name}>${PICTURE}--></${name}>`,
        `<${name}>&lt;/${name}&gt;&lt;img src=x onerror=__ran(4711)&gt;</${name}>${PICTURE}`,
        `<svg><${name}>&lt;/${name}&gt;<a title="</${name}>${PICTURE}">`,
        `</${name}>${PICTURE}<${name.toUpperCase()} `,
      ],
    ),
  'comments, sections and instructions': pieces`
    <!--><img src=x onerror=__ran(4711)>-->  <!---><img src=x onerror=__ran(4711)>-->  <!-- --!><img src=x onerror=__ran(4711)> -->
    <!-- -- ><img src=x onerror=__ran(4711)> -->  <!--[if IE]><img src=x onerror=__ran(4711)><![endif]-->  <!-- <!-- --><img src=x onerror=__ran(4711)>
    <!--<img title="--><img src=x onerror=__ran(4711)>">  <!--\u0000--><img src=x onerror=__ran(4711)>  <!--a--!\u0020><img src=x onerror=__ran(4711)>-->
    <![if true]><img src=x onerror=__ran(4711)><![endif]>  <!x "><img src=x onerror=__ran(4711)>">  <!><img src=x onerror=__ran(4711)>
    <! x="><script>__ran(4711)</script>">  <!doctype x [<!ENTITY y "<script>__ran(4711)</script>">]>&y;  <!--\u000a-\u000a-><img src=x onerror=__ran(4711)>-->
    <![CDATA[<img src=x onerror=__ran(4711)>]]>  <![CDATA[>]]><img src=x onerror=__ran(4711)>  <svg><![CDATA[><img src=x onerror=__ran(4711)>]]>
    <svg><title><![CDATA[</title><img src=x onerror=__ran(4711)>]]></svg>  <math><![CDATA[</math>]]><img src=x onerror=__ran(4711)>
    <svg><![CDATA[</svg><script>__ran(4711)</script>]]>  <svg><script><![CDATA[__ran(4711)]]></script></svg>  <xml><i><b>&lt;img src=x<![CDATA[cdata]]> onerror=__ran(4711)>
    <?x "><img src=x onerror=__ran(4711)>"?>  <?><img src=x onerror=__ran(4711)>?>  <?xml-stylesheet href="javascript:__ran(4711)"?><p>x
    <?php echo '><script>__ran(4711)</script>'?>  </ x><img src=x onerror=__ran(4711)>  </!--<img src=x onerror=__ran(4711)>  <%<img src=x onerror=__ran(4711)>%>
    <svg><?x></svg><img src=x onerror=__ran(4711)>  <?import namespace=t implementation=x><t:set attributeName=innerHTML to=x>`,
  'markup that moves when it is read again': [
    ...pieces`
    <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=__ran(4711)&gt;">
    <math><mtext><table><mglyph><style><math><table id="</table>"><img src=x onerror=__ran(4711)>
    <form><math><mtext></form><form><mglyph><style></math><img src=x onerror=__ran(4711)>
    <math><mi><table><malignmark><style></style><a title="</style><img src=x onerror=__ran(4711)>">
    <math><annotation-xml encoding="text/html"><p><style><img title="</style><img src=x onerror=__ran(4711)>">
    <math><annotation-xml encoding=x><p></p><style><a title="</style><img src=x onerror=__ran(4711)>">
    <math><mi><svg><mtext></mi><style><a title="</style><img src=x onerror=__ran(4711)>">
    <math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title="</style><img src=x onerror=__ran(4711)>"></style></h1>
    <svg></p><style><a id="</style><img src=x onerror=__ran(4711)>">  <svg></br><style><a id="</style><img src=x onerror=__ran(4711)>">
    <svg><p><style><a id="</style><img src=x onerror=__ran(4711)>"></p>  <svg><style><img src=x onerror=__ran(4711)></style></svg>
    <svg><style>&lt;/style&gt;&lt;img src=x onerror=__ran(4711)&gt;</style></svg>  <svg><style><!--</style>--><img src=x onerror=__ran(4711)>
    <svg><foreignObject><p><style><!--</style><img title="--><img src=x onerror=__ran(4711)>"></svg>
    <svg><desc><noscript>&lt;/noscript&gt;&lt;style&gt;<a title="</style></noscript><img src=x onerror=__ran(4711)>">
    <svg><title><p title="</title><img src=x onerror=__ran(4711)>"></title>  <svg><xmp><a title="</xmp><img src=x onerror=__ran(4711)>">
    <noscript><p title="</noscript><img src=x onerror=__ran(4711)>"></noscript>  <p><noscript><a title="</noscript><script>__ran(4711)</script>">
    <noscript><style></noscript><img src=x onerror=__ran(4711)></style></noscript>  <head><noscript><img src=x onerror=__ran(4711)></noscript></head>
    <select><option><style></option></select><img src=x onerror=__ran(4711)></style>  <select><iframe><b title="</iframe><img src=x onerror=__ran(4711)>">
    <select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=__ran(4711)>">
    <table><a href="javascript:__ran(4711)">x</a><tr><td>y</table>  <table><img src=x onerror=__ran(4711)><tr><td>x</table>
    <a href=http://a/><table><a href=javascript:__ran(4711)>x</a></table>  <table><tr><script>__ran(4711)</script></tr></table>
    <table><caption><svg><style></caption><img src=x onerror=__ran(4711)></style></table>  <table><td><math><style></td><img src=x onerror=__ran(4711)>
    <table><input type=hidden onclick=__ran(4711)><form action=javascript:__ran(4711)><button>x</table>  <colgroup><img src=x onerror=__ran(4711)>
    <a><b><table><td><a href=javascript:__ran(4711)>x</b></a></table>  <b><p><a href=javascript:__ran(4711)></b>x</a></p>
    <form><form action=javascript:__ran(4711)><button>x</button>  <form id=a></form><form><form><input formaction=javascript:__ran(4711) type=submit>
    <button><button formaction=javascript:__ran(4711)>x</button>  <nobr><a href=#><nobr onclick=__ran(4711)>x</nobr></a></nobr>
    <img alt="\u0060\u0060onerror=__ran(4711)" src=x>  <img alt="\u0060><img src=x onerror=__ran(4711)>">  <p title="\u0060\u0060><script>__ran(4711)</script>">
    <pre>\u000a\u000a<listing>\u000a<img src=x onerror=__ran(4711)></listing>  <frameset><a href=javascript:__ran(4711)>  <body><head><script>__ran(4711)</script>
    <ruby><rt><svg><rp><style><a title="</style><img src=x onerror=__ran(4711)>">  <dl><dd><svg><dt><style><a title="</style><img src=x onerror=__ran(4711)>">`,
    // A browser nests no deeper than 512; what is deeper is moved.
    ...[500, 508, 510, 511, 512, 600].flatMap((depth) => [
      `${'<div>'.repeat(depth)}<svg><style><a title="</style>${PICTURE}">`,
      `${'<b>'.repeat(depth)}<table><math><mi><style><a title="</style>${PICTURE}">`,
      `${'<p><i>'.repeat(depth / 2)}<form><svg></p><style><a title="</style>${PICTURE}">`,
    ]),
  ],
  'names that hide what belongs to the page':
    words`attributes childNodes parentNode nodeName tagName innerHTML ownerDocument removeAttribute __proto__ constructor`.flatMap(
      (name) => [
        `<form onclick=__ran(4711)><input name=${name}></form>`,
        `<form onmouseover=__ran(4711) tabindex=0><img id=${name} name=${name}><button form=x>x</button></form>`,
      ],
    ),
  encodings: pieces`
    +ADw-script+AD4-__ran(4711)+ADw-/script+AD4-  \ufeff+ADw-script+AD4-__ran(4711)+ADw-/script+AD4-  %3Cscript%3E__ran(4711)%3C/script%3E
    <meta charset=utf-7>+ADw-script+AD4-__ran(4711)+ADw-/script+AD4-  &lt;script&gt;__ran(4711)&lt;/script&gt;  &amp;lt;script&amp;gt;__ran(4711)&amp;lt;/script&amp;gt;
    \u00bcscript\u00be__ran(4711)\u00bc/script\u00be  \u00c0\u00bcscript\u00c0\u00be__ran(4711)\u00c0\u00bc/script\u00c0\u00be
    \uff1cscript\uff1e__ran(4711)\uff1c/script\uff1e  \u2039script\u203a__ran(4711)  \u005cu003cscript\u005cu003e__ran(4711)  \u005cx3cscript\u005cx3e__ran(4711)
    \ufeff<script>__ran(4711)</script>  \ufffe<script>__ran(4711)</script>  \ud800<script>__ran(4711)</script>  <script\udc00>__ran(4711)</script>
    <\u0000script>__ran(4711)</script>  <scr\u0000ipt>__ran(4711)</script>  <script\u0000>__ran(4711)</script>  \u0000<script>__ran(4711)</script>
    <img\u000bsrc=x\u000bonerror=__ran(4711)>  <img\u000csrc=x\u000conerror=__ran(4711)>  <img src=x on\u0000error=__ran(4711)>  <img src=x onerror\u0000=__ran(4711)>
    <img src=x onerror\u00a0=__ran(4711)>  <img src=x \u00a0onerror=__ran(4711)>  <im\u0307g src=x onerror=__ran(4711)>  <\u017fcript>__ran(4711)</\u017fcript>
    <img src=x onerror=&#95;_ran(4711)>  <img src=x onerror="&#x5f;&#x5f;ran&#40;4711&#41;">  <\u0130mg src=x onerror=__ran(4711)>  <img src=x \u006fnerror=__ran(4711)>
    \u001b$B<script>\u001b(B__ran(4711)</script>  \u001b(J<img src=x onerror=__ran(4711)>  ~{<script>__ran(4711)</script>~}  \u0085<script>__ran(4711)</script>`,
  'what is not closed': pieces`
    <img src=x onerror=__ran(4711)  <img src="x onerror=__ran(4711)>  <img src=x onerror="__ran(4711)  <script>__ran(4711)  <svg onload=__ran(4711)
    <a href="javascript:__ran(4711)  <a href=javascript:__ran(4711)>x  <iframe src="javascript:__ran(4711)"  <iframe src=javascript:__ran(4711) <
    <img """><script>__ran(4711)</script>">  <img '''><script>__ran(4711)</script>'>  <img/src=x/onerror=__ran(4711)/>  <img src=x onerror=__ran(4711)//
    <img src='x"onerror=__ran(4711)'>  <a href=">"onclick=__ran(4711)>x</a>  <a href='>'onclick=__ran(4711)>x</a>  <p/onclick="__ran(4711)"x>x</p>
    <img =x src=x onerror=__ran(4711)>  <img src=x x="=" onerror=__ran(4711)>  <img src=x onerror = "__ran(4711)">  <img src=x x=\u0060 onerror=__ran(4711)>
    <<img src=x onerror=__ran(4711)>  <p <img src=x onerror=__ran(4711)>  <img src=x onerror=__ran(4711) onerror=x>  <img src=x ONERROR=__ran(4711)>
    </p onclick=__ran(4711)>x  </img src=x onerror=__ran(4711)>  <p title="x"onclick="__ran(4711)">x  <textarea><script>__ran(4711)</script>
    <title><script>__ran(4711)</script>  <style><img src=x onerror=__ran(4711)>  <!--<img src=x onerror=__ran(4711)>  <p title='x><img src=x onerror=__ran(4711)>`,
};

/** Markdown, which becomes HTML first. */
export const markdownAttacks: Attacks = {
  'Markdown: addresses': withAddress(
    pieces`
    [x](@)  [x](<@>)  ![x](@)  <@>  [x]\u000a\u000a[x]: @  [x]\u000a\u000a[x]: <@> "t"  <a href="@">*x*</a>`,
    MARKDOWN_SPELLINGS,
  ),
  'Markdown: all else': pieces`
    ![x](x '"onerror="__ran(4711)')  ![x](x "\u005c"onerror=__ran(4711)")  ![" onerror="__ran(4711)](x)  [x](x"onclick="__ran(4711))  [x](x 'a"onclick="__ran(4711)')
    [x](<x" onclick="__ran(4711)>)  [<img src=x onerror=__ran(4711)>](x)  ![<img src=x onerror=__ran(4711)>](x)  [x]: x '"><script>__ran(4711)</script>'\u000a\u000a[x]
    <http://a/"onclick="__ran(4711)>  <http://a/\u0060onclick=__ran(4711)>  <javascript:__ran(4711)>  <a@b.nz"onclick="__ran(4711)>  http://a/"onclick="__ran(4711)
    <script>__ran(4711)</script>  <script>\u000a\u000a__ran(4711)\u000a\u000a</script>  x <script>__ran(4711)</script>  <SCRIPT\u000a>__ran(4711)</SCRIPT>
    <p>\u000a\u000a*x* <img src=x onerror=__ran(4711)>\u000a\u000a</p>  <!-- x\u000a\u000a--><img src=x onerror=__ran(4711)>  <?x\u000a\u000a?><img src=x onerror=__ran(4711)>
    <![CDATA[\u000a\u000a]]><img src=x onerror=__ran(4711)>  <!X\u000a><img src=x onerror=__ran(4711)>  - <svg onload=__ran(4711)>  > <svg onload=__ran(4711)>
    # <img src=x onerror=__ran(4711)>  | <img src=x onerror=__ran(4711)> |\u000a| --- |\u000a| <svg onload=__ran(4711)> |  **<b onclick=__ran(4711)>x**  ~~<b onclick=__ran(4711)>x~~
    \u0060<img src=x onerror=__ran(4711)>\u0060  \u0060\u0060\u0060"><script>__ran(4711)</script>\u000ax  \u0060\u0060\u0060html onclick=__ran(4711)\u000a<script>__ran(4711)</script>
    &lt;script&gt;__ran(4711)&lt;/script&gt;  \<script>__ran(4711)</script>  <script\>__ran(4711)</script>  *<img src=x onerror=__ran(4711) *>  <a href="x\u000a\u000aonclick=__ran(4711)">`,
};
