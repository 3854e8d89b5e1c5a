extension TemplateLanguage {
  /// Twig and Nunjucks (https://twig.symfony.com/doc/, https://mozilla.github.io/nunjucks/).
  static let twig = TemplateLanguage(
    name: "Twig",
    rules: """
      Tags
      {% set NAME = VALUE ? VALUE2 : VALUE3 %} → {% set NAME = VALUE2 if VALUE else VALUE3 %}
      {{ VALUE ? VALUE2 : VALUE3 }} → {{ VALUE2 if VALUE else VALUE3 }}
      {{ VALUE ?: VALUE2 }} → {{ VALUE or VALUE2 }}
      {% elseif VALUE %} → {% elif VALUE %}
      {% include FILE with VALUE only %} → {% include "FILE" %}
      {% include FILE with VALUE %} → {% include "FILE" %}
      {% include FILE only %} → {% include "FILE" without context %}
      {% embed FILE %} → {% include "FILE" %}
      {% endembed %} → ! remove this tag
      {% apply NAME %} → {% filter NAME %}
      {% endapply %} → {% endfilter %}
      {% verbatim %} → {% raw %}
      {% endverbatim %} → {% endraw %}
      {% spaceless %} → ! remove this tag
      {% endspaceless %} → ! remove this tag
      {% autoescape VALUE %} → ! remove this tag: values are escaped where they are printed
      {% autoescape %} → ! remove this tag: values are escaped where they are printed
      {% endautoescape %} → ! remove this tag
      {% block LABEL %} → {% block LABEL %}
      {% block NAME VALUE %} → {% block NAME %}{{ VALUE }}{% endblock %}
      {% asyncEach NAME in VALUE %} → {% for NAME in VALUE %}
      {% asyncAll NAME in VALUE %} → {% for NAME in VALUE %}
      {% endeach %} → {% endfor %}
      {% endall %} → {% endfor %}
      {% ifAsync VALUE %} → {% if VALUE %}
      {{ include(FILE) }} → {% include "FILE" %}
      {{ parent() }} → {{ super() }}
      {{ block(LABEL) }} → {{ self.LABEL() }}
      {{ dump(VALUE) }} → {{ VALUE | pprint }}

      Expressions
      0..OPERAND → range(OPERAND + 1)
      1..OPERAND → range(1, OPERAND + 1)
      OPERAND ?? OPERAND2 → OPERAND | default(OPERAND2)
      OPERAND starts with OPERAND2 → OPERAND.startswith(OPERAND2)
      OPERAND ends with OPERAND2 → OPERAND.endswith(OPERAND2)

      Filters
      | raw → | safe
      | json_encode() → | tojson
      | json_encode → | tojson
      | dump → | tojson
      | nl2br → NOTHING
      | spaceless → NOTHING
      | merge(OPERAND) → + OPERAND
      | keys → .keys() | list
      | number_format(OPERAND) → | number(OPERAND)
      | number_format → | number
      | split(TEXT) → .split(TEXT)
      OPERAND | trans → t(OPERAND)
      """,
    names: """
      | date(PATTERN) → | date(PATTERN)
      | date(pattern=PATTERN) → | date(PATTERN)
      | date → | date("d MMMM yyyy")
      """)

  /// Tera, as Zola has it (https://keats.github.io/tera/docs/).
  static let tera = TemplateLanguage(
    name: "Zola",
    rules: """
      Functions
      get_url(path=LINK) → url(LINK)
      get_url(path=OPERAND) → url(OPERAND)
      load_data(path=STEM) → data(STEM)
      trans(key=TEXT) → t(TEXT)
      trans(key=TEXT, lang=OPERAND) → t(TEXT)
      resize_image(ARGS) → ! pictures are published as they are: use url() with the picture's file
      get_page(path=LINK) → ! loop over site.pages, and ask {% if post.path == LINK %}
      get_section(path=LINK) → ! loop over site.sections, and ask for section.path
      get_taxonomy(kind=TEXT) → site.tags
      now() | date(ARGS) → \(year)
      now() → \(year)
      OPERAND is containing(OPERAND2) → OPERAND2 in OPERAND
      OPERAND is starting_with(OPERAND2) → OPERAND.startswith(OPERAND2)
      OPERAND is ending_with(OPERAND2) → OPERAND.endswith(OPERAND2)
      OPERAND::NAME → OPERAND.NAME

      Filters
      | date(format=PATTERN) → | date(PATTERN)
      | default(value=ARGS) → | default(ARGS)
      | replace(from=OPERAND, to=OPERAND2) → | replace(OPERAND, OPERAND2)
      | filter(attribute=OPERAND, value=OPERAND2) → | selectattr(OPERAND, "equalto", OPERAND2)
      | filter(attribute=OPERAND) → | selectattr(OPERAND)
      | group_by(attribute=OPERAND) → | groupby(OPERAND)
      | concat(with=OPERAND) → + OPERAND
      | slice(end=OPERAND) → [:OPERAND]
      | slice(start=OPERAND, end=OPERAND2) → [OPERAND:OPERAND2]
      | slice(start=OPERAND) → [OPERAND:]
      | nth(n=OPERAND) → [OPERAND]
      | get(key=OPERAND) → [OPERAND]
      | split(pat=OPERAND) → .split(OPERAND)
      | markdown(inline=OPERAND) → | markdown
      | slugify → | slug
      | as_str → | string
      | escape_xml → | escape
      | linebreaksbr → NOTHING
      | urlencode_strict → | urlencode
      """,
    names: """
      config.extra.REST → site.extra.REST
      config.default_language → site.language
      config.author → site.author.name
      config.REST → site.REST
      section.extra.REST → page.extra.REST
      section.pages → site.posts — on lists, paginator.items are the posts of the page
      section.REST → page.REST
      paginator.pages → paginator.items
      paginator.current_index → paginator.number
      paginator.number_pagers → paginator.total
      paginator.total_pages → paginator.total
      HEAD.taxonomies.tags → HEAD.tags
      HEAD.taxonomies → HEAD.tags
      HEAD.lower → HEAD.previous
      HEAD.higher → HEAD.next
      HEAD.earlier → HEAD.previous
      HEAD.later → HEAD.next
      current_url → page.permalink
      current_path → page.url
      terms → site.tags
      term.pages → term.posts
      """)
}
