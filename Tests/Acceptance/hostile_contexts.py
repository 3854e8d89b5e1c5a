"""Renders hostile values at every kind of place and looks at what browsers make of the result.

Usage: hostile_contexts.py SITEGEN [all]

Each of the templates gets each of the values; without "all", a sample of them that is the same on each run.
A template may be refused. Otherwise html5lib, with scripts and without, must find the same tags and attributes
as for a plain value and no URL that is a program; where the place keeps the value, it must come back whole. lxml
does the same for XML. Chromium, where it is installed, runs the pages and clicks on everything in them: none may run
anything of a value's.
"""

import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import warnings

import html5lib
from lxml import etree

HIT = "window.hit=1"
VALUES = [
    f'"><script>{HIT}</script>', f"'><img src=x onerror={HIT}>", f"javascript:{HIT}",
    f" \tjava\nscript:{HIT}", f"JaVaScRiPt&colon;{HIT}", "vbscript:x",
    f"data:text/html,<script>{HIT}</script>", f"</script><script>{HIT}</script>",
    f"</style><script>{HIT}</script>", f"--><script>{HIT}</script>", "--!><b>", "]]><x/>",
    f"`+{HIT}+`", "${" + HIT + "}", f"'+({HIT})+'", "\\", f"\\u0022;{HIT}//",
    "a\x00b", f"x onfocus={HIT} autofocus", f"</title><script>{HIT}</script>",
    f"</textarea><script>{HIT}</script>", "<!--<script>", f"\u2028{HIT}\u2029", "&quot;&#34;",
    f"expression({HIT})", "}*{background:url(javascript:" + HIT + ")}", f"a, javascript:{HIT} 2x",
    "https://a.de/?a=1&b=<2>", "\ud800",
    # Ends of literals and comments of scripts.
    f"`;{HIT};`", f"`}};{HIT};{{`", f"}}`;{HIT};`${{", f"/;{HIT};/", f"/+{HIT}+/", f"*/{HIT}/*", f"\n{HIT}\n",
    f"\r\n{HIT}//", f'";{HIT};"', f"';{HIT};'", f'"-{HIT}-"', f");{HIT};(", f"];{HIT};[", f"}};{HIT};{{", f"\\';{HIT}//",
    f'\\";{HIT}//', f"\\`;{HIT}//", f"<!--\n{HIT}//", f"-->\n{HIT}//", f"{HIT}", f";{HIT};", f"a;{HIT}", f"0,{HIT}", "$", "`",
    "$`$'", "/", "//", "/*", "*/", "'", '"', "[", "]", "{", "}", "${", "#!",
    # Ends of tags, attributes, comments and elements.
    f"a\tonclick={HIT}", f"a\nonclick={HIT}", f"a\x0conclick={HIT}", f"a/onclick={HIT}", f"onclick={HIT}", "onclick",
    "OnClick", "a b", "=", ">", "-", "--", "--!", "->", "!", "?", "<", "</", "script", "style", "noscript",
    f"</noscript><script>{HIT}</script>", f"</svg><script>{HIT}</script>", f"</xmp><img src=x onerror={HIT}>",
    f"<svg onload={HIT}>", f"><img src=x onerror={HIT}>", f" src=x onerror={HIT} ", f"]]><img src=x onerror={HIT}>",
    # Addresses.
    f"java\tscript:{HIT}", f"\x01javascript:{HIT}", f"javascript&#58;{HIT}", f"&#106;avascript:{HIT}",
    f"a;javascript:{HIT}", f"data:image/svg+xml,<svg onload={HIT} xmlns='http://www.w3.org/2000/svg'/>",
    f"data:text/javascript,parent.{HIT}", "data:image/png;base64,AA", "//a.example/x",
    # Other types.
    7, -1, None, [], {}, True, ["</script>", f"`{HIT}`"], {"a`": f"${{{HIT}}}"}, "", "a",
]
# What runs in most of the scripts where a value gets out of, or into, a literal.
SCRIPT_VALUES = ["${" + HIT + "}", f"`+({HIT})+`", f"'+({HIT})+'", f"/+({HIT})+/", f"';{HIT};'", f"`;{HIT};`"]
# By name: a template, the tags with their attributes that must come out, what gives the value back.
PLACES = {
    "text": ("<p>{{ v }}</p>", "p", lambda p: p.text),
    "attribute": ('<p title="{{ v }}">x</p>', "p title", lambda p: p.get("title")),
    "single": ("<p title='{{ v }}'>x</p>", "p title", lambda p: p.get("title")),
    "url": ('<a href="{{ v }}">x</a>', "a href", None),
    "url path": ('<a href="/p/{{ v }}">x</a>', "a href", lambda a: a.get("href")[3:]),
    "form": ('<form action="{{ v }}">x</form>', "form action", None),
    "frame": ('<iframe src="{{ v }}"></iframe>', "iframe src", None),
    "srcset": ('<img srcset="{{ v }} 1x, /b.png 2x">', "img srcset", None),
    "style": ("<style>p { color: {{ v }} }</style>", "style", None),
    "style attribute": ('<p style="color: {{ v }}">x</p>', "p style", None),
    "script": ("<script>window.value = {{ v }};</script>", "script", None),
    "event": ('<p onclick="f({{ v }})">x</p>', "p onclick", None),
    "comment": ("<!-- {{ v }} --><p>x</p>", "p", None),
    "title": ("<textarea>{{ v }}</textarea>", "textarea", lambda t: t.text),
    "xmlattr": ("<p{{ {'title': v}|xmlattr }}>x</p>", "p title", lambda p: p.get("title")),
    "link": ("<p>{{ v|urlize|striptags }}</p>", "p", None),
}
XML = {
    "xml text": ("<r>{{ v }}</r>", lambda r: r.text),
    "xml attribute": ('<r a="{{ v }}"/>', lambda r: r.get("a")),
    "character data after brackets": ("<r><![CDATA[]{{ v }}]]></r>", lambda r: r.text[1:]),
    "character data in parts": ("<r><![CDATA[{{ ']' }}{{ ']' }}{{ v }}]]></r>", lambda r: r.text[2:]),
    "character data in two parts": ("<r><![CDATA[{{ v }}]>{{ '>' }}]]></r>", lambda r: r.text[:-3]),
    "xml comment": ("<r><!-- {{ v }}-{{ v }} --></r>", None),
    "markup in an xml attribute": ('{% set k %}<b>{{ v }}</b>{% endset %}<r a="{{ k }}"/>', lambda r: r.get("a")[3:-4]),
    "character data": ("<r><![CDATA[{{ v }}]]></r>", lambda r: r.text),
}
# With a value in code or within a literal; each is also tried as an event attribute.
SCRIPTS = [
    "x = `<ul>${l.map(x => `<li>{{ v }}</li>`)}</ul>`", "x = `${`${`{{ v }}`}`}`", "x = `a${ {{ v }} }b`",
    "x = `a${ '`' }{{ v }}`", "x = `${ {a: `}`} }{{ v }}`", "x = `\\${ {{ v }} }`", "x = `$${ {{ v }} }`",
    "x = `${ f({a: 1}) }`; y = {{ v }}", "x = f`a${ b }`; y = {{ v }}", "x = `{{ v }}`", "x = '`'; y = {{ v }} + `'`",
    "i++ / 2, u = '/a/{{ v }}'", "i-- / 2; u = '/'; x = {{ v }}", "++i / 2, u = '/a/{{ v }}'", "i\n++ / 2/ {{ v }}",
    "a = b\n++/'/.x; y = '{{ v }}'", "x = (a) / 2; u = '/{{ v }}/'", "if (a) /'/.test(b); x = {{ v }}; y = '/'",
    "while (0) /`/.test(b); x = {{ v }}; y = `/`", "if (a) {} /'/.test(b); x = '{{ v }}'", "x = {} / 2; u = '/{{ v }}'",
    "x = function () {} / 2; u = '/{{ v }}/'", "function h() {} /'/.test(a); x = '{{ v }}'", "x = a / b / {{ v }}",
    "x = a[0] / 2; u = '/{{ v }}/'", "x = a.return / 2; u = '/{{ v }}/'", "x = a?.in / 2; u = '/{{ v }}/'",
    "x = typeof /'/; y = {{ v }}; z = '/'", "x = [/[/'`]/, {{ v }}]", "x = /[\\]/'`]/; y = {{ v }}", "x = /a{{ v }}b/",
    "x = /[{{ v }}]/", "x = 4 / 2 / {{ v }}", "x = 1. / 2; u = '/{{ v }}/'", "of = 4; x = of / 2; u = '/{{ v }}/'",
    "yield = 4; x = yield / 2; u = '/{{ v }}/'", "await = 4; x = await / 2; u = '/{{ v }}/'", "x = 1 /{{ v }}/ 2",
    "do {} while (0) /'/.test(a); x = {{ v }}; y = '/'", "for (x of l) /'/.test(a); x = {{ v }}; y = '/'",
    "x = a => {} \n/'/.test(b); y = '{{ v }}'", "{{ v }} /'/.test(b); x = '/'", "{{ v }}\n/'/.test(a); y = '/'",
    "<!-- ` \nx = {{ v }}; y = `", "x = 1\n--> `\ny = {{ v }}; z = ``", "--> `\ny = {{ v }}; z = `a`", "#!`\nx = {{ v }}; y = ``",
    "/*\n*/ --> `\nx = {{ v }}; y = ``", "x = i-->0; y = {{ v }}", "x = a <!--b `\ny = {{ v }} + ``", "x = a <!-{{ v }}",
    "// {{ v }}\nx = 1", "/* {{ v }} */ x = 1", "// `\u2028x = {{ v }}; y = ``", "x = 1 // ' \ny = {{ v }}", "/* ' */ x = {{ v }}",
    "x = `</scripts>{{ v }}`", "x = '</scripts>'; y = {{ v }}", "x = '</script >'; y = {{ v }}", "x = '<!--<script>'; y = {{ v }}",
    "x = '<!--<script>'; </script>{{ v }}<script>'-->'", "x = '<!-->'; y = {{ v }}", "x = '{{ v }}'", "x = 'a\\{{ v }}'", "x = '</{{ v }}>'",
    "x = 'a\\\nb' + {{ v }}", "x = 'a\nb{{ v }}'", "x = {{ v }}", "x = [{{ v }}, {{ v }}]", "x = {a: {{ v }}, 'b': {{ v }}}",
    "f({{ v }})({{ v }})", "x = -{{ v }}", "x = --{{ v }}", "x = a{{ v }}", "x = {{ v }}{{ v }}", "x = {{ v }}.length", "x = a ? {{ v }} : {{ v }}",
    "\\u0061 = '{{ v }}'", "x = a\u00a0/'/{{ v }}/'", "größe = 4; x = größe / 2; u = {{ v }}", "class A { if(x) { return x / 2 } }; x = {{ v }}",
    "switch (a) { case /'/.test(b): x = {{ v }} }", "return\n/'/.test(b); x = {{ v }}; y = '/'", "x = {{ v|tojson }}", "x = {{ v|tojson(indent=2) }}",
    "x = `${{{ v }}}`", "{% if c %}x = 1 /{% else %}x = /{% endif %} 2; u = '/{{ v }}'", "{% if c %}`{% endif %}{{ v }}",
    "{% for x in l %}y = [{{ v }}, '{{ v }}'];{% endfor %}", "{% for x in l %}a /{{ v }}/ 2;{% endfor %}", "{% for x in l %}{ {{ v }} {% endfor %}",
    "{% if c %}x = ({% endif %}{{ v }}{% if c %}){% endif %} / 2; u = '/{{ v }}'",
    # Line breaks that end a statement.
    *[start + '\n/"/+"+{{ v }}+"/1' for start in ("var q", "let q, r", "if (a) var q", "x: for (;;) { break x", "import 'x'", "export * from 'x'", "import * as x from 'x'", "return", "x = a", "a.b", "var q = a", "'a'")],
    *[start + "\n/'/+'+{{ v }}+'/1" for start in ("var q", "let q, r", "if (a) var q", "var q/*\n*/", "var q{% if c %}\n{% endif %}", "{% if c %}var q{% else %}x = q{% endif %}")],
    "return\n{{ v }}\n/'/+'}; {{ v }}; '/1", "a &amp;&amp; f({{ v }})", "f(&quot;a&quot;, {{ v }})", "f(&quot;{{ v }}&quot;)", "f(&#39;{{ v }}&#39;)", "a&&f({{ v }})", "x = a &sol; 2 &sol; {{ v }}",
]
MARKUP = [
    # Names.
    '<p data-{{ v }}="1">x</p>', '<p {{ v }}="1">x</p>', '<p {{ v }}>x</p>', '<p a{{ v }}="1">x</p>', '<p o{{ v }}="1">x</p>',
    '<p on{{ v }}="1">x</p>', '<p {{ v }}click="1">x</p>', '<p {{ v }}{{ v }}="1">x</p>', '<p {{ v }} = "a > b">x</p>', '<p{{ v }}>x</p>',
    '<{{ v }}>x</{{ v }}>', "<h{{ v }}>x</h{{ v }}>", "<scrip{{ v }}t>x</script>", '<p data-a="{{ v }}" data-{{ v }}>x</p>', "<p{{ {v: 'a onclick=window.hit=1 '}|xmlattr }}>x</p>",
    "{% set k %}{{ v }}{% endset %}<p {{ k }}>x</p>", "{% set k %}{{ v }}{% endset %}<p {{ k }}='1'>x</p>", '{% set k %}x{{ v }}{% endset %}<p data-{{ k }}="1">x</p>',
    '<p {% for x in l %}{{ v }} {% endfor %}>x</p>', '<p {% if c %}a{% endif %}{{ v }}>x</p>', '<p {% if c %}a{% endif %}="{{ v }}">x</p>',
    '<p on{% if c %}click{% endif %}="{{ v }}">x</p>', "<p on{% if c %}click{% endif %}=\"title=' {{ v }}'\">x</p>", '<scr{% if c %} x{% endif %}ipt>{{ v }}</script>',
    "<p a=\x0b\"{{ v }}\">x</p>", "<p a={{ v }}>x</p>", "<p a= {{ v }}>x</p>", "<p a=b{{ v }}>x</p>", "<p\x0btitle={{ v }}>x</p>", '<p ="{{ v }}">x</p>',
    # Addresses.
    *[f'<svg><a href="/x"><{tag} attributeName="href" {name}="{{{{ v }}}}"/><text>x</text></a></svg>'
      for tag in ("animate", "set", "ANIMATE", "animateTransform") for name in ("values", "from", "to", "by")],
    '<svg><a href="/x"><animate attributeName="xlink:href" values="/a;{{ v }}"/><text>x</text></a></svg>',
    '<svg><a xlink:href="{{ v }}"><text>x</text></a></svg>', '<svg><a XLink:HREF="{{ v }}"><text>x</text></a></svg>', '<svg><a y:href="{{ v }}"><text>x</text></a></svg>',
    '<svg><use href="{{ v }}"/></svg>', '<svg><image href="{{ v }}"/></svg>', '<math><mi href="{{ v }}">x</mi></math>', '<object data="{{ v }}"></object>',
    '<embed src="{{ v }}">', '<script src="{{ v }}"></script>', '<link rel="stylesheet" href="{{ v }}">', '<img src="{{ v }}">', '<video poster="{{ v }}" src="{{ v }}"></video>',
    '<picture><source srcset="{{ v }}"></picture>', '<audio src="{{ v }}"></audio>', '<input type="image" src="{{ v }}">', '<button formaction="{{ v }}">x</button>',
    '<a ping="{{ v }}" href="/x">x</a>', '<a href="{{ v }}{{ v }}">x</a>', '<a href="java{{ v }}">x</a>', '<a href="&#106;avascript{{ v }}">x</a>', '<a href="javascript:{{ v }}">x</a>',
    '<a href="data:text/html,{{ v }}">x</a>', '<a href="{% if c %}java{% endif %}script:{{ v }}">x</a>', '<base href="{{ v }}">', '<iframe srcdoc="{{ v }}"></iframe>', "<a{{ {'href': v, 'to': v}|xmlattr }}>x</a>",
    # Comments, declarations, CDATA.
    "<!-->{{ v }}<p a='-->'>x</p>", "<!--->{{ v }}<p a='-->'>x</p>", "<!-- --!>{{ v }}<p a='-->'>x</p>", "<!--{{ v }}--><p>x</p>", "<!--{{ v }}><p a=\"-->\">x</p>",
    "<!-- {{ v }}> <a href={{ v }}>x</a> -->", "<!-- -{{ v }}> <p title={{ v }}>x</p> -->", "<!--{{ v }}->x-->", "<!--{{ v }}!>x-->", "<!{{ v }}><p>x</p>", "<!-{{ v }}><p>x</p>", "<!D{{ v }}><p>x</p>",
    "<?{{ v }}><p>x</p>", "</{{ v }}><p>x</p>", "</ {{ v }}><p>x</p>", "<{{ v }}", "< {{ v }}", '</ <p a="><p b="{{ v }}">x</p>', "<svg><![CDATA[{{ v }}]]></svg>", "<svg><![CDATA[ > <!-- ]]><a href={{ v }}>x</a></svg>",
    "<svg><![CDATA[ > <script> ]]>{{ v }}</svg>", "<![CDATA[ {{ v }} ]]><p>x</p>", "<!-- {% if c %}-{% endif %}-> {{ v }} -->", "<!{% if c %}--{% endif %} {{ v }} --><p>x</p>",
    # Elements whose content is text, and noscript.
    "<title>{{ v }}</title>", "<title></ti{{ v }}tle>", "<title><{{ v }}/title>", "<style></sty{{ v }}le>", "<style>/* {{ v }} */ p { color: red }</style>", '<style>p::after { content: "{{ v }}" }</style>',
    "<style>p { background: url({{ v }}) }</style>", '<style>@import "{{ v }}";</style>', "<style>{{ v }} { color: red }</style>", "<xmp>{{ v }}</xmp>", "<iframe>{{ v }}</iframe>", "<noembed>{{ v }}</noembed>",
    "<noframes>{{ v }}</noframes>", "<plaintext></plaintext><p title={{ v }}>", "<title></titles><p a=\"</title>{{ v }}\">", "<noscript>{{ v }}</noscript>", '<noscript><p title="{{ v }}">x</p></noscript>', '<noscript><p title="</noscript>{{ v }}">x</p>',
    "<noscript><!-- </noscript>{{ v }} -->", "<noscript><style></noscript>{{ v }}</style>", "<noscript><script></noscript>{{ v }}</script>", '<noscript><a href="{{ v }}">x</a></noscript>', "<noscript><{{ v }}></noscript>", "<noscript><textarea></noscript><a href={{ v }}></textarea>",
    '<noscript><p title="</nos{% if c %}cript>{% endif %}{{ v }}">x</p>', "<svg><style>a { fill: {{ v }} }</style></svg>", '<svg><style><a title="</style>{{ v }}"></svg>', '<svg><title><a href="{{ v }}">x</a></title></svg>', "<svg><title>{{ v }}</title></svg>",
    "<svg><script>x = '&#39;{{ v }}'</script></svg>", "<svg><script>x = {{ v }}</script></svg>", "<svg><style/><a href={{ v }}>x</a></svg>", "<math><xmp><a href={{ v }}></xmp></math>", "<select><xmp><script>{{ v }}</script></xmp></select>", "<select><option>{{ v }}</select>",
    "<textarea>{{ v }}</textarea>", "<template>{{ v }}</template>", "<script type='application/ld+json'>{\"a\": {{ v }}}</script>", "<script type='module'>x = a <!--b `\n+ {{ v }}</script>", '<p style="{{ v }}">x</p>', "<p style='color: \"{{ v }}\"'>x</p>",
    # Markup as attributes, names in parts, URLs that are safe in part.
    '{% macro k(u) %}href="{{ u }}"{% endmacro %}<a {{ k(v) }}>x</a>', '{% macro k(n, u) %}{{ n }}="{{ u }}"{% endmacro %}<a {{ k("HREF", v) }}>x</a>', '{% set k %}srcdoc="{{ v }}"{% endset %}<iframe {{ k }}></iframe>',
    """<a {{ 'href="%s"'|safe|format(v) }}>x</a>""", """<a {{ 'href="'|safe ~ v ~ '"'|safe }}>x</a>""", '{% set k %}style="{{ v }}"{% endset %}<p {{ k }}>x</p>', '{% set k %}formaction="{{ v }}"{% endset %}<form><button {{ k }}>x</button></form>',
    '{% set k %}title="{{ v }}"{% endset %}<p {{ k }}>x</p>', "<p{{ {'style': v}|xmlattr }}>x</p>", '<p {{ a }}{{ v }}="window.hit=1">x</p>', '<p {{ v }}nclick="window.hit=1">x</p>', '<p {{ v }}click="window.hit=1">x</p>', '<a h{{ v }}="javascript:window.hit=1">x</a>',
    '<p {{ v }}{% if c %}click{% endif %}="window.hit=1">x</p>', '<p x-{{ v }}="{{ v }}">x</p>', '<p *ngIf="{{ v }}">x</p>',
    *[f'<a href="{url}">x</a>' for url in ("{{ ''|safe }}{{ v }}", "{{ v }}{{ ''|safe }}", "{{ v }}{{ '/'|safe }}", "{{ ' '|safe }}{{ v }}", "{{ 'java'|safe }}{{ v }}", "{{ 'javascript:'|safe }}{{ v }}")],
    # Elements that are open around macros, includes and blocks, or that end tags do not close.
    *[opener + content for content in ('<style><a onclick="/*</style>*/{{ v }}"><text>x</text></a></style></svg>', '<title><a onclick="/*</title>*/{{ v }}"><text>x</text></a></title></svg>')
      for opener in ("{% macro n() %}<svg>{% endmacro %}{{ n() }}", "{% set n %}<svg>{% endset %}{{ n }}", "{% filter trim %}<svg>{% endfilter %}", "{% if c %}<svg>{% endif %}", "{% block b %}<svg>{% endblock %}",
                     "{% macro n() %}{{ caller() }}{% endmacro %}{% call n() %}<svg>{% endcall %}", "{% macro n() %}<select>{% endmacro %}{{ n() }}", "<svg><desc><b></svg></b></desc>", "<svg><foreignObject><p></svg></p></foreignObject>",
                     "<svg></math>", "<select/>", "<math><mi><b></math></b></mi>", "{% macro n() %}<svg><desc><b></svg></b></desc>{% endmacro %}{{ n() }}", "{% for i in l %}<svg>{% if i == 1 %}{% continue %}{% endif %}</svg>{% endfor %}")],
    *['{% macro n() %}<style><a onclick="/*</style>*/{{ v }}"><text>x</text></a></style>{% endmacro %}' + use
      for use in ("<svg>{{ n() }}</svg>", "<math>{{ n() }}</math>", "<svg>{% filter trim %}{{ n() }}{% endfilter %}</svg>", "{% set k = n() %}<svg>{{ k }}</svg>", "<svg>{{ n()|trim }}</svg>", "<svg>{% if c %}{{ n() }}{% endif %}</svg>")],
    "{% macro n() %}<noscript>{% endmacro %}{{ n() }}<p title=\"</noscript><b onclick='{{ v }}'>x</b>\">", "{% set n %}<p title=\"</noscript><b onclick='{{ v }}'>x</b>\">{% endset %}<noscript>{{ n }}</noscript>",
    '<svg><foreignObject><p></svg></p></foreignObject><script>x = &quot;+{{ v }}+&quot;</script></svg>', '<template><col><textarea></template><p onclick="/*</textarea>*/{{ v }}">x</p>', '<template><col><style></template><p onclick="/*</style>*/{{ v }}">x</p>',
    '<{{ v }}><title></select><p onclick="/*</title>*/{{ v }}">x</p>', "<svg><title>{{ v }}</title><desc>{{ v }}</desc></svg><script>x = a<b, {{ v }}</script>", '{% macro n(x) %}<option value="{{ x }}">{{ x }}</option>{% endmacro %}<select>{{ n(v) }}</select>',
    '<noscript>{% filter trim %}<p title="{{ v }}">x</p>{% endfilter %}</noscript>',
    # Arguments of filters and methods of markup.
    *["{% macro m() %}<b>a</b>{% endmacro %}{{ " + use + " }}" for use in ("m()|indent(v|string, true)", "m().replace('a', v|string)", "m()|replace('a', v)", "m().center(60, '<')", "m()|join(v)", "m() ~ v", "m() % ()", "(m()|replace('a', '%s')) % (v,)",
      "('%c%c'|safe) % ('<', 62)", "('{}'|safe).format(v)", "m()|truncate(3, true, v|string)", "'http://a.de'|urlize(rel=v|string)", "'http://a.de'|urlize(target=v|string)", "[m(), v]|join", "m()|default(v)")],
    # URLs of style sheets, meta and param.
    "<style>@import url({{ v }});</style>", "<style>p { background: url(\"{{ v }}\") }</style>", "<p style='background: url({{ v }})'>x</p>", '<meta http-equiv="refresh" content="9;url={{ v }}">', '<object><param name="src" value="{{ v }}"></object>',
    "<p title=\"{% if c %}a{% endif %}{{ v }}\">x</p>", "{% macro m() %}{{ v }}{% endmacro %}<p title=\"{{ m() }}\">{{ m() }}</p>", "{% macro m() %}{{ v }}{% endmacro %}<script>x = {{ m() }}</script>",
]
# For random markup: tags that browsers may ignore, or in which they read others in another way, and what runs if they do.
TAGS = [
    *["<svg>", "</svg>"] * 3, "<math>", "</math>", "<desc>", "</desc>", "<title>x</title>", "<title/>", "</title>", "<b>", "</b>", "<p>", "</p>", "<select>", "</select>", "<template>", "</template>",
    "<col>", "<table>", "</table>", "<colgroup>", "<noscript>", "</noscript>", "<noscript><b></noscript>", "<foreignObject>", "</foreignObject>", "<mi>", "</mi>", "<annotation-xml>", "</annotation-xml>",
    "<option>", "<g>", "</g>", "<g/>", "<svg/>", "<desc/>", "<input>", "<br>", "</br>", "<a>", "</a>", "<form>", "</form>", "<li>", "x", "<tr>", "<td>", "</td>", "<caption>", "<object>", "</object>",
    "<button>", "<h1>", "</h1>", "<frameset>", "<mglyph>", "<font color=a>",
]
TRAPS = [*[f'<{tag}><a onclick="/*</{tag}>*/{{{{ v }}}}"><text>x</text></a></{tag}>' for tag in ("style", "title", "textarea", "xmp", "noframes", "iframe")],
         '<script>x = "&quot;+{{ v }}+&quot;"</script>', "<p title=\"</noscript><b onclick='{{ v }}'>x</b>\">", "<!-- </noscript><b onclick='{{ v }}'>x</b> -->"]
DATA = {"c": True, "l": [1, 2], "a": 4, "b": 2}
PRELUDE = "<base href=https://nowhere.invalid/><script>var l = [1, 2], a = 4, b = 2, i = 0, g = 1, x, y, z, u; function f() { return f }</script>"
SEPARATOR = "\n@@@\n"
PROGRAMS = re.compile(r"(javascript|vbscript|data):", re.I)
URL_NAMES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "values", "from", "to", "by", "xlink:href", "y:href", "ping"}
MEDIA = ("img", "source", "audio", "video")


def random_markup(number):
    """Templates in which a value is behind, or in, elements that are opened and closed at random."""
    source = random.Random(2)
    some = lambda least, most: "".join(source.choices(TAGS, k=source.randint(least, most)))
    for _ in range(number):
        before, trap, after = some(1, 6), source.choice(TRAPS), some(0, 2)
        yield source.choice([
            before + trap + after, before + trap + after, before + trap + after,
            f"{{% macro m() %}}{before}{{% endmacro %}}{{{{ m() }}}}{after}{trap}",
            f"{{% macro m() %}}{after}{trap}{{% endmacro %}}{before}{{{{ m() }}}}",
            f"{{% set m %}}{after}{trap}{some(0, 1)}{{% endset %}}{before}{{{{ m }}}}",
            f"{{% if c %}}{before}{{% else %}}{after}{{% endif %}}{trap}",
            f"{{% for i in l %}}{before}{trap}{after}{{% endfor %}}",
        ]) + "</textarea></title></select></template></table></noscript></svg></math><p>y"


def templates():
    """The templates by name, with the tags that must come out, where they are the same for all values."""
    found = {name: (template, wanted, read) for name, (template, wanted, read) in PLACES.items()}
    for script in SCRIPTS:
        found[f"script {script!r}"] = (f"<script>{script}</script>", None, None)
        if '"' not in script and "</script>" not in script:
            found[f"event {script!r}"] = (f'<p onclick="{script}">x</p>', None, None)
    for markup in MARKUP:
        found[f"markup {markup!r}"] = (markup, None, None)
    for markup in random_markup(400):
        found[f"random {markup!r}"] = (markup, None, None)
    return found


def run(program, folder, name, data):
    result = subprocess.run([program, "render", name, "--templates", folder, "--data", "-"],
                            input=json.dumps(data).encode(), capture_output=True, check=False)
    return result.stdout.decode() if result.returncode == 0 else None


def render(program, folder, extension, template, values):
    """The output for each value; nothing where it is refused."""
    for file in folder.glob("*"):
        file.unlink()
    page = f"page.{extension}"
    (folder / page).write_bytes(template.encode())
    (folder / f"all.{extension}").write_text(f"{{% for v in values %}}{{% include '{page}' %}}{SEPARATOR}{{% endfor %}}")
    output = run(program, folder, f"all.{extension}", {"values": values, **DATA})
    if output is not None and output.count(SEPARATOR) == len(values):
        return output.split(SEPARATOR)[:-1]
    return [run(program, folder, page, {"v": value, **DATA}) for value in values]


def parsed(page, scripting):
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    return parser.parse(page, scripting=scripting)


def shape(page):
    found = []
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in ("html", "head", "body", "tbody"):
            found.append(" ".join([element.tag.rpartition("}")[2], *sorted(element.attrib)]))
    return found


def has_event(found):
    return any(name.startswith("on") for tag in found for name in tag.split(" ")[1:])


def programs(page):
    """The URLs in a page that are programs, as the URL Standard reads schemes."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2].lower()
        for name, value in element.attrib.items():
            name = name.replace("{http://www.w3.org/1999/xlink}", "xlink:").lower()
            if name not in URL_NAMES or name in ("from", "to", "by", "values") and "anim" not in tag and tag != "set":
                continue
            urls = re.split(r"[,;\s]+", value) if name in ("srcset", "values", "ping") else [value]
            for url in [value, *urls]:
                url = re.sub(r"[\t\n\r]", "", url).lstrip("".join(map(chr, range(33))))
                is_media = tag in MEDIA and re.match(r"data:(image|audio|video|font)/", url, re.I)
                if PROGRAMS.match(url) and not is_media:
                    yield f"{tag} {name}={value!r}"


def shown(value):
    """What parsers give back: they replace NUL and normalise line ends."""
    return value.replace("\ud800", "\ufffd").replace("\x00", "\ufffd").replace("\r\n", "\n").replace("\x0c", "\x0c")


# Places for names and such, which a value may well choose.
NAMED = re.compile(r"<\{\{|<[a-z]+\{\{|\w+-?\{\{[^}]*\}\}[=>\s]|<p \{|<p\{\{|%\}\{\{|<p\x0b|<p =")


def check_page(place, template, wanted, read, value, output, plain, problems):
    for scripting in (True, False):
        page = parsed(output, scripting)
        found = shape(page)
        if wanted is None and NAMED.search(template) and not template.startswith("<script"):
            if has_event(found) and not has_event(plain[scripting] or []):
                problems.append(f"{place}: {value!r} makes {found} of {output!r}")
            if "script" in [tag.split()[0] for tag in found if tag] and "script" not in " ".join(plain[scripting] or []):
                problems.append(f"{place}: {value!r} makes {found} of {output!r}")
        elif found != ([wanted] if wanted and value is not None else plain[scripting]) and not (place == "xmlattr" and value is None):
            problems.append(f"{place}: {value!r} makes {found} of {output!r}")
        problems += [f"{place}: {value!r} stays a program in {program}" for program in programs(page)]
        if read and isinstance(value, str) and not re.search("[\x00\x01\x0c]", value):
            given = read(page.find(".//" + wanted.split()[0])) or ""
            # The first line break of a textarea does not belong to its value.
            if shown(given) != shown(value) and not (wanted == "textarea" and value[0] in "\r\n"):
                problems.append(f"{place}: {value!r} is read back wrongly from {output!r}")


def main(program, is_full):
    warnings.simplefilter("ignore")
    sample = random.Random(1)
    problems, pages, count, refused = [], [], 0, 0
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as site:
        folder = pathlib.Path(site)
        for place, (template, wanted, read) in templates().items():
            values = VALUES if is_full or wanted else sample.sample(VALUES, 5)
            if place.startswith(("script ", "event ")):
                values = [*SCRIPT_VALUES, *values[2 if not is_full else 0:]]
            if place.startswith("random "):
                values = [f"-({HIT})-" if "&quot;" in template else HIT]
            outputs = render(program, folder, "html", template, ["a", *values])
            first = outputs[0]
            plain = {scripting: first and shape(parsed(first, scripting)) for scripting in (True, False)}
            for value, output in zip(values, outputs[1:]):
                if output is None:
                    refused += 1
                    if wanted:
                        problems.append(f"{place}: {value!r} is refused")
                    continue
                count += 1
                pages.append(PRELUDE + output)
                check_page(place, template, wanted, read, value, output, plain, problems)
        for place, (template, read) in XML.items():
            for value, output in zip(VALUES, render(program, folder, "xml", template, VALUES)):
                count += 1
                try:
                    root = etree.fromstring((output or "").encode())
                except etree.XMLSyntaxError as error:
                    problems.append(f"{place}: {value!r} makes {output!r}: {error}")
                    continue
                is_same = not isinstance(value, str) or re.search("[\x00-\x08\x0c\r]", value)
                children = [child for child in root if isinstance(child.tag, str)]
                is_read = not read or is_same or (read(root) or "").split() == shown(value).split()
                if children or len(root.attrib) > 1 or not is_read:
                    problems.append(f"{place}: {value!r} is read back wrongly from {output!r}")
        print(f"{len(templates()) + len(XML)} templates, {len(VALUES)} values: {count} pages parsed, {refused} refused")
        run_in_browser(pathlib.Path(name), pages, problems)
    for problem in problems[:60]:
        print(problem, file=sys.stderr)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


# Clicks on everything and raises every event that has a handler; only URLs that are programs are followed.
DRIVER = """
const frames = [], hits = new Set(); let loaded = 0;
const wasHit = view => { try { return view.hit || [...Array(view.length).keys()].some(i => wasHit(view[i])); } catch { return false; } };
const look = () => frames.forEach((frame, index) => { if (wasHit(frame.contentWindow)) hits.add(index); });
const isProgram = link => /^javascript:/i.test(link?.href?.animVal ?? link?.href ?? '');
function use(page) {
  page.addEventListener('click', event => { const link = event.target.closest('a, area');
    if (!isProgram(link)) event.preventDefault(); }, true);
  page.addEventListener('submit', event => { if (!/^javascript:/i.test(event.submitter?.formAction || event.target.action)) event.preventDefault(); }, true);
  for (const element of page.querySelectorAll('*')) {
    for (const {name} of [...element.attributes]) if (/^on/i.test(name)) element.dispatchEvent(new Event(name.slice(2).toLowerCase()));
    element.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
    if (element.localName == 'form') try { element.requestSubmit(); } catch {}
  }
}
const end = () => { look(); document.getElementById('result').textContent = loaded + ' loaded, hits: ' + [...hits].join(' ') + '.'; };
pages.forEach((source, index) => { const frame = document.createElement('iframe'); frames.push(frame); let isFirst = true;
  frame.onload = () => { if (!isFirst) return; isFirst = false; loaded++;
    try { use(frame.contentDocument); } catch (error) {} look();
    setTimeout(() => { look(); if (loaded == pages.length) setTimeout(end, 300); }, 100); };
  frame.srcdoc = source; document.body.append(frame); });
setTimeout(end, 25000);
"""


def run_in_browser(folder, pages, problems, size=250):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        print("skipped: there is no Chromium to run the pages in")
        return
    # The driver must notice what runs.
    pages = ["<script>window.hit=1</script>", '<a href="javascript:window.hit=1">x</a>', '<p onclick="window.hit=1">x</p>', *pages]
    ran = 0
    for start in range(0, len(pages), size):
        part = pages[start:start + size]
        listed = json.dumps(part).replace("<", "\\u003c")
        (folder / "all.html").write_text(
            f"<!DOCTYPE html><meta charset=utf-8><p id=result>none</p><script>const pages = {listed};{DRIVER}</script>",
            encoding="utf-8", errors="replace")
        try:
            result = subprocess.run(
                [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND",
                 f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=30000", "--dump-dom",
                 (folder / "all.html").as_uri()], capture_output=True, timeout=60, check=False)
        except subprocess.TimeoutExpired:
            problems.append(f"Chromium does not end with the pages from {start}")
            continue
        line = result.stdout.decode(errors="replace").partition('id="result">')[2].partition("</p>")[0]
        if not line.startswith(f"{len(part)} loaded"):
            problems.append(f"Chromium says: {line or result.stderr.decode(errors='replace')[-300:]}")
            continue
        ran += len(part)
        hits = {start + int(index) for index in line.partition("hits: ")[2].rstrip(".").split()}
        if start == 0 and not {0, 1, 2} <= hits:
            problems.append(f"Chromium misses what runs: {line}")
        problems += [f"Chromium runs a value of {pages[index]!r}" for index in sorted(hits - {0, 1, 2})]
    print(f"Chromium: {ran - 3} pages run")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["all"]):
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), len(sys.argv) == 3))
