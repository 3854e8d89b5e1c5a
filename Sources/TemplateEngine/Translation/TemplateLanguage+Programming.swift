extension TemplateLanguage {
  /// Django (https://docs.djangoproject.com/en/stable/ref/templates/builtins/).
  static let django = TemplateLanguage(
    name: "Django",
    rules: """
      {% load VALUE %} → ! remove this tag
      {% csrf_token %} → ! remove this tag
      {% static TEXT %} → {{ asset(TEXT) }}
      {% url TEXT %} → {{ url(TEXT) }}
      {% trans TEXT %} → {{ t(TEXT) }}
      {% translate TEXT %} → {{ t(TEXT) }}
      {% now TEXT %} → \(yearTag)
      {% empty %} → {% else %}
      {% ifequal OPERAND OPERAND2 %} → {% if OPERAND == OPERAND2 %}
      {% endifequal %} → {% endif %}
      {% ifnotequal OPERAND OPERAND2 %} → {% if OPERAND != OPERAND2 %}
      {% endifnotequal %} → {% endif %}
      {% ifchanged OPERAND %} → {% if loop.changed(OPERAND) %}
      {% endifchanged %} → {% endif %}
      {% with VALUE as NAME %} → {% with NAME = VALUE %}
      {% for NAME in VALUE reversed %} → {% for NAME in VALUE | reverse %}
      | truncatechars:OPERAND → | truncate(OPERAND)
      | truncatechars(OPERAND) → | truncate(OPERAND)
      | add:OPERAND → + OPERAND
      | linebreaks → | markdown
      | default_if_none:OPERAND → | default(OPERAND, true)
      | length_is:OPERAND → | length == OPERAND
      """,
    names: """
      block.super → super()
      """)

  /// What people write who know JavaScript, PHP and other languages.
  static let programming = TemplateLanguage(
    name: nil,
    rules: """
      Tags
      {% else if VALUE %} → {% elif VALUE %}
      {% elseif VALUE %} → {% elif VALUE %}
      {% elif VALUE: %} → {% elif VALUE %}
      {% if VALUE: %} → {% if VALUE %}
      {% if VALUE then %} → {% if VALUE %}
      {% if VALUE = VALUE2 %} → {% if VALUE == VALUE2 %}
      {% elif VALUE = VALUE2 %} → {% elif VALUE == VALUE2 %}
      {% else: %} → {% else %}
      {% otherwise %} → {% else %}
      {% end if %} → {% endif %}
      {% end for %} → {% endfor %}
      {% end block %} → {% endblock %}
      {% end %} → {% endBLOCK %}
      {% fi %} → {% endif %}
      {% done %} → {% endfor %}
      {% next %} → {% endfor %}
      {% /if %} → {% endif %}
      {% /for %} → {% endfor %}
      {% foreach VALUE as NAME %} → {% for NAME in VALUE %}
      {% foreach NAME in VALUE %} → {% for NAME in VALUE %}
      {% each NAME in VALUE %} → {% for NAME in VALUE %}
      {% endforeach %} → {% endfor %}
      {% for NAME of VALUE %} → {% for NAME in VALUE %}
      {% for VALUE as NAME %} → {% for NAME in VALUE %}
      {% for NAME : VALUE %} → {% for NAME in VALUE %}
      {% for NAME in VALUE: %} → {% for NAME in VALUE %}
      {% for (NAME in VALUE) %} → {% for NAME in VALUE %}
      {% while VALUE %} → ! use {% for %}: there is no {% while %}
      {% endwhile %} → {% endfor %}
      {% let NAME = VALUE %} → {% set NAME = VALUE %}
      {% var NAME = VALUE %} → {% set NAME = VALUE %}
      {% const NAME = VALUE %} → {% set NAME = VALUE %}
      {% local NAME = VALUE %} → {% set NAME = VALUE %}
      {% define NAME = VALUE %} → {% set NAME = VALUE %}
      {% NAME = VALUE %} → {% set NAME = VALUE %}
      {% set NAME += VALUE %} → {% set NAME = NAME + VALUE %}
      {% set NAME -= VALUE %} → {% set NAME = NAME - VALUE %}
      {% set NAME : VALUE %} → {% set NAME = VALUE %}
      {% set NAME := VALUE %} → {% set NAME = VALUE %}
      {% set NAME == VALUE %} → {% set NAME = VALUE %}
      {% set NAME to VALUE %} → {% set NAME = VALUE %}
      {% set NAME OPERAND %} → {% set NAME = OPERAND %}
      {% set NAME++ %} → {% set NAME = NAME + 1 %}
      {% print VALUE %} → {{ VALUE }}
      {% = VALUE %} → {{ VALUE }}
      {% function NAME(NAME2) %} → {% macro NAME(NAME2) %}
      {% function NAME() %} → {% macro NAME() %}
      {% endfunction %} → {% endmacro %}
      {% import NAME from TEXT %} → {% import TEXT as NAME %}
      {% import TEXT %} → {% import TEXT as macros %}
      {% macro NAME %} → {% macro NAME() %}
      {% for NAME OPERAND %} → {% for NAME in OPERAND %}
      {% for in VALUE %} → {% for item in VALUE %}
      {% extend VALUE %} → {% extends VALUE %}
      {% inherits VALUE %} → {% extends VALUE %}
      {% partial FILE %} → {% include "FILE" %}
      {% insert FILE %} → {% include "FILE" %}
      {{ NAME = VALUE }} → {% set NAME = VALUE %}
      {{ = VALUE }} → {{ VALUE }}
      {{ echo VALUE }} → {{ VALUE }}
      {{ print VALUE }} → {{ VALUE }}
      {{ include FILE }} → {% include "FILE" %}
      {{ VALUE; }} → {{ VALUE }}

      Expressions
      && → and
      (NAME: ARGS) → (NAME=ARGS)
      OPERAND is not empty → OPERAND
      OPERAND is not blank → OPERAND
      OPERAND not empty → OPERAND
      OPERAND is empty → not OPERAND
      OPERAND is blank → not OPERAND
      OPERAND is present → OPERAND
      OPERAND is TEXT → OPERAND == TEXT
      OPERAND is not TEXT → OPERAND != TEXT
      OPERAND equals OPERAND2 → OPERAND == OPERAND2
      OPERAND eq OPERAND2 → OPERAND == OPERAND2
      OPERAND ne OPERAND2 → OPERAND != OPERAND2
      OPERAND gt OPERAND2 → OPERAND > OPERAND2
      OPERAND gte OPERAND2 → OPERAND >= OPERAND2
      OPERAND ge OPERAND2 → OPERAND >= OPERAND2
      OPERAND lt OPERAND2 → OPERAND < OPERAND2
      OPERAND lte OPERAND2 → OPERAND <= OPERAND2
      OPERAND le OPERAND2 → OPERAND <= OPERAND2
      OPERAND xor OPERAND2 → OPERAND != OPERAND2
      {{ new Date()VALUE }} → \(yearTag)
      new Date() → \(year)
      exists OPERAND → OPERAND is defined
      defined OPERAND → OPERAND is defined
      isset(OPERAND) → OPERAND is defined
      empty(OPERAND) → not OPERAND
      OPERAND exists → OPERAND is defined
      || → or
      !OPERAND → not OPERAND
      !(VALUE) → not (VALUE)
      === → ==
      !== → !=
      <> → !=
      null → none
      nil → none
      undefined → none
      $NAME → NAME
      OPERAND->NAME → OPERAND.NAME
      OPERAND?.NAME → OPERAND.NAME
      OPERAND includes OPERAND2 → OPERAND2 in OPERAND
      | html → | escape
      | uppercase → | upper
      | lowercase → | lower
      | len → | length
      | limit(OPERAND) → [:OPERAND]
      | first(OPERAND) → [:OPERAND]
      | format_date(PATTERN) → | date(PATTERN)
      | strftime(PATTERN) → | date(PATTERN)
      | unescape → | safe
      | currency → | money("EUR")
      | NAME: ARGS → | NAME(ARGS)
      | NAME OPERAND → | NAME(OPERAND)
      """,
    names: """
      {{ "now" | date(ARGS) }} → \(yearTag)
      {{ 'now' | date(ARGS) }} → \(yearTag)
      now() | date(ARGS) → \(year)
      {{ now()VALUE }} → \(yearTag)
      now | date(ARGS) → \(year)
      today | date(ARGS) → \(year)
      date(ARGS) → \(year)
      date() → \(year)
      strftime(ARGS) → \(year)
      {{ datetime.now()VALUE }} → \(yearTag)
      now() → \(year)
      now.REST() → \(year)
      now.REST → \(year)
      now → \(year)
      today() → \(year)
      today → \(year)
      date.today() → \(year)
      date.today → \(year)
      date.now → \(year)
      datetime.now() → \(year)
      datetime.now → \(year)
      Date.now() → \(year)
      build.date → \(year)
      build_date → \(year)
      build.time → \(year)
      buildDate → \(year)
      buildTime → \(year)
      current_year → \(year)
      currentYear → \(year)
      current_date → \(year)
      this_year → \(year)
      year → \(year)
      site.date → \(year)
      site.updated → \(year)
      site.lastmod → \(year)
      site.now → \(year)
      site.year → \(year)
      site.build_date → \(year)
      site.buildDate → \(year)
      site.buildTime → \(year)
      eleventy.now → \(year)
      HEAD.join(ARGS) → HEAD | join(ARGS)
      HEAD.upcase → HEAD | upper
      HEAD.downcase → HEAD | lower
      HEAD.upper → HEAD | upper
      HEAD.capitalize → HEAD | capitalize
      HEAD.reverse() → HEAD | reverse
      HEAD.reverse → HEAD | reverse
      HEAD.sort() → HEAD | sort
      HEAD.map(ARGS) → HEAD | map(ARGS)
      HEAD.count → HEAD | length
      HEAD.length → HEAD | length
      HEAD.toUpperCase() → HEAD.upper()
      HEAD.toLowerCase() → HEAD.lower()
      HEAD.trim() → HEAD.strip()
      HEAD.includes(OPERAND) → OPERAND in HEAD
      HEAD.contains(OPERAND) → OPERAND in HEAD
      HEAD.startsWith(OPERAND) → HEAD.startswith(OPERAND)
      HEAD.endsWith(OPERAND) → HEAD.endswith(OPERAND)
      HEAD.slice(OPERAND, OPERAND2) → HEAD[OPERAND:OPERAND2]
      HEAD.strftime(PATTERN) → HEAD | date(PATTERN)
      HEAD.format(PATTERN) → HEAD | date(PATTERN)
      len(ARGS) → ARGS | length
      upper(ARGS) → ARGS | upper
      lower(ARGS) → ARGS | lower
      str(ARGS) → ARGS | string
      null → none
      nil → none
      title → page.title
      description → page.description
      summary → page.summary
      body → page.content
      permalink → page.permalink
      language → page.language
      lang → page.language
      tags → page.tags
      date → page.date
      toc → page.outline
      posts → site.posts
      pages → site.pages
      sections → site.sections
      menu → site.menu
      author → site.author.name
      base_url → site.base_url
      baseurl → site.base_url
      post.REST → page.REST
      article.REST → page.REST
      paginator.posts → paginator.items
      pagination.REST → paginator.REST
      super → super()
      HEAD.toc → HEAD.outline
      HEAD.body → HEAD.content
      HEAD.text → HEAD.content
      HEAD.html → HEAD.content
      HEAD.link → HEAD.url
      HEAD.href → HEAD.url
      HEAD.lang → HEAD.language
      HEAD.prev → HEAD.previous
      HEAD.modified → HEAD.updated
      HEAD.lastmod → HEAD.updated
      HEAD.published → HEAD.date
      HEAD.created → HEAD.date
      HEAD.keywords → HEAD.tags
      HEAD.author → site.author.name
      site.copyright → site.extra.copyright | default("")
      """)
}
