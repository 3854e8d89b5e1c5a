extension TemplateLanguage {
  /// Liquid, as Jekyll, Eleventy and Shopify have it (https://shopify.github.io/liquid/).
  static let liquid = TemplateLanguage(
    name: "Liquid",
    rules: """
      Tags
      {% assign NAME = VALUE %} → {% set NAME = VALUE %}
      {% capture NAME %} → {% set NAME %}
      {% endcapture %} → {% endset %}
      {% unless VALUE %} → {% if not VALUE %}
      {% endunless %} → {% endif %}
      {% elsif VALUE %} → {% elif VALUE %}
      {% case VALUE %} → ! remove this tag: its {% when %} become {% if %} and {% elif %}
      {% when VALUE, VALUE2 %} → {% WHEN CASE in [VALUE, VALUE2] %}
      {% when VALUE or VALUE2 %} → {% WHEN CASE in [VALUE, VALUE2] %}
      {% when VALUE %} → {% WHEN CASE == VALUE %}
      {% endcase %} → {% endif %}
      {% comment %} → {#
      {% endcomment %} → #}
      {% year %} → \(yearTag)
      {% currentYear %} → \(yearTag)
      {% current_year %} → \(yearTag)
      {% echo VALUE %} → {{ VALUE }}
      {% increment NAME %} → {% set NAME = NAME + 1 %}
      {% decrement NAME %} → {% set NAME = NAME - 1 %}
      {% cycle ARGS %} → {{ loop.cycle(ARGS) }}
      {% tablerow NAME in VALUE %} → {% for NAME in VALUE %}
      {% endtablerow %} → {% endfor %}
      {% for NAME in VALUE limit:OPERAND offset:OPERAND2 %} → {% for NAME in VALUE[OPERAND2:][:OPERAND] %}
      {% for NAME in VALUE offset:OPERAND limit:OPERAND2 %} → {% for NAME in VALUE[OPERAND:][:OPERAND2] %}
      {% for NAME in VALUE limit:OPERAND reversed %} → {% for NAME in VALUE[:OPERAND] | reverse %}
      {% for NAME in VALUE reversed limit:OPERAND %} → {% for NAME in VALUE[:OPERAND] | reverse %}
      {% for NAME in VALUE limit:OPERAND %} → {% for NAME in VALUE[:OPERAND] %}
      {% for NAME in VALUE offset:OPERAND %} → {% for NAME in VALUE[OPERAND:] %}
      {% for NAME in VALUE reversed %} → {% for NAME in VALUE | reverse %}
      {% include FILE NAME=VALUE %} → {% set NAME = VALUE %}{% include "FILE" %}
      {% include_relative FILE %} → {% include "FILE" %}
      {% include_cached FILE %} → {% include "FILE" %}
      {% render FILE, NAME: VALUE %} → {% set NAME = VALUE %}{% include "FILE" %}
      {% render FILE %} → {% include "FILE" %}
      {% section FILE %} → {% include "FILE" %}
      {% layout none %} → ! remove this tag
      {% layout FILE %} → {% extends "FILE" %}
      {% paginate VALUE by OPERAND %} → ! remove this tag: lists are divided by themselves, and {% for post in paginator.items %} shows the posts of a page
      {% endpaginate %} → ! remove this tag
      {% highlight NAME ARGS %} → <pre><code class="language-NAME">
      {% highlight NAME %} → <pre><code class="language-NAME">
      {% endhighlight %} → </code></pre>
      {% link FILE %} → {{ url("FILE") }}
      {% post_url POST %} → {{ url("POST") }}
      {% feed_meta %} → {% if page.feed %}<link rel="alternate" type="application/atom+xml" href="{{ page.feed }}">{% endif %}
      {% seo %} → <meta name="description" content="{{ page.description }}">

      Filters
      'now' | date: ARGS → \(year)
      "now" | date: ARGS → \(year)
      site.time | date: ARGS → \(year)
      | upcase → | upper
      | downcase → | lower
      | date: PATTERN → | date(PATTERN)
      | date_to_xmlschema → NOTHING — dates are printed as 2025-01-15
      | date_to_rfc822 → | date("dd MMM yyyy")
      | date_to_string → | date("dd MMM yyyy")
      | date_to_long_string → | date("dd MMMM yyyy")
      | markdownify → | markdown
      | jsonify → | tojson
      | json → | tojson
      | strip_html → | striptags
      | strip_newlines → | replace("\\n", "")
      | strip → | trim
      | lstrip → | trim
      | rstrip → | trim
      | size → | length
      | slugify: ARGS → | slug
      | slugify → | slug
      | number_of_words → | wordcount
      | uniq → | unique
      | compact → | select
      | escape_once → | escape
      | xml_escape → | escape
      | cgi_escape → | urlencode
      | uri_escape → | urlencode
      | url_encode → | urlencode
      | inspect → | pprint
      | smartify → NOTHING — quotes in posts are curled already
      | array_to_sentence_string → | join(", ")
      | normalize_whitespace → | trim
      | absolute_url → | absolute
      | where: OPERAND, OPERAND2 → | selectattr(OPERAND, "equalto", OPERAND2)
      | where: OPERAND → | selectattr(OPERAND)
      | sort: OPERAND → | sort(attribute=OPERAND)
      | sort_natural: OPERAND → | sort(attribute=OPERAND)
      | sort_natural → | sort
      | map: OPERAND → | map(attribute=OPERAND)
      | group_by: OPERAND → | groupby(OPERAND)
      | sum: OPERAND → | sum(attribute=OPERAND)
      | truncatewords: OPERAND → .split()[:OPERAND] | join(" ")
      | split: OPERAND → .split(OPERAND)
      | slice: OPERAND, OPERAND2 → [OPERAND:][:OPERAND2]
      | replace_first: OPERAND, OPERAND2 → | replace(OPERAND, OPERAND2, 1)
      | remove_first: OPERAND → | replace(OPERAND, "", 1)
      | remove: OPERAND → | replace(OPERAND, "")
      | ceil → | round(method="ceil") | int
      | floor → | round(method="floor") | int
      | concat: OPERAND → + OPERAND
      | append: OPERAND → ~ OPERAND
      OPERAND | prepend: OPERAND2 → OPERAND2 ~ OPERAND
      | plus: OPERAND → + OPERAND
      | minus: OPERAND → - OPERAND
      | times: OPERAND → * OPERAND
      | divided_by: OPERAND → // OPERAND
      | modulo: OPERAND → % OPERAND
      OPERAND | at_least: OPERAND2 → [OPERAND, OPERAND2] | max
      OPERAND | at_most: OPERAND2 → [OPERAND, OPERAND2] | min
      HEAD.url | relative_url → HEAD.url
      OPERAND | relative_url → url(OPERAND) — for a file of templates/assets write asset("main.css")
      OPERAND | asset_url → asset(OPERAND)
      OPERAND | t → t(OPERAND)

      Expressions
      (OPERAND..OPERAND2) → range(OPERAND, OPERAND2 + 1)
      OPERAND contains OPERAND2 → OPERAND2 in OPERAND
      OPERAND == blank → not OPERAND
      OPERAND == empty → not OPERAND
      OPERAND != blank → OPERAND
      OPERAND != empty → OPERAND
      nil → none
      """,
    names: """
      {% include FILE %} → {% include "FILE" %}
      {% extends FILE %} → {% extends "FILE" %}
      forloop.rindex → loop.revindex
      forloop.rindex0 → loop.revindex0
      forloop.counter → loop.index
      forloop.counter0 → loop.index0
      forloop.revcounter → loop.revindex
      forloop.REST → loop.REST
      HEAD.size → HEAD | length
      HEAD.first → (HEAD | first)
      HEAD.last → (HEAD | last)
      content → page.content
      site.baseurl → site.url — it ends with "/"; url("/contact/") gives the address of a page
      site.name → site.title
      site.categories → site.tags
      site.related_posts → site.posts
      site.lang → site.language
      site.locale → site.language
      site.email → site.author.email
      site.time | date(ARGS) → \(year)
      site.time → \(year)
      site.data.NAME → data("NAME")
      paginator.posts → paginator.items
      paginator.page → paginator.number
      paginator.total_pages → paginator.total
      paginator.total_posts → paginator.count
      paginator.previous_page_path → paginator.previous
      paginator.previous_page → paginator.previous
      paginator.next_page_path → paginator.next
      paginator.next_page → paginator.next
      HEAD.excerpt → HEAD.summary
      HEAD.categories → HEAD.tags
      HEAD.category → HEAD.section
      HEAD.collection → HEAD.section
      HEAD.last_modified_at → HEAD.updated
      layout.REST → page.extra.REST
      """)
}
