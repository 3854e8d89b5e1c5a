extension TemplateLanguage {
  /// Go's templates, as Hugo has them (https://gohugo.io/templates/).
  static let goTemplates = TemplateLanguage(
    name: "Hugo",
    rules: """
      Tags
      {{/* VALUE */}} → {# VALUE #}
      {{ range NAME, NAME2 := first OPERAND VALUE }} → {% for NAME2 in VALUE[:OPERAND] %}
      {{ range NAME, NAME2 := VALUE }} → {% for NAME2 in VALUE %}
      {{ range $NAME, $NAME2 := VALUE }} → {% for NAME2 in VALUE %}
      {{ range NAME := VALUE }} → {% for NAME in VALUE %}
      {{ range $NAME := VALUE }} → {% for NAME in VALUE %}
      {{ range first OPERAND VALUE }} → {% for item in VALUE[:OPERAND] %}
      {{ range last OPERAND VALUE }} → {% for item in VALUE[-OPERAND:] %}
      {{ range after OPERAND VALUE }} → {% for item in VALUE[OPERAND:] %}
      {{ range VALUE }} → {% for item in VALUE %}
      {{ with $NAME := VALUE }} → {% with NAME = VALUE %}
      {{ with VALUE }} → {% if VALUE %}
      {{ if VALUE }} → {% if VALUE %}
      {{ else if VALUE }} → {% elif VALUE %}
      {{ else with VALUE }} → {% elif VALUE %}
      {{ else }} → {% else %}
      {{ end }} → {% endBLOCK %}
      {{ break }} → {% break %}
      {{ continue }} → {% continue %}
      {{ partial FILE VALUE }} → {% include "FILE" %}
      {{ partial FILE }} → {% include "FILE" %}
      {{ partialCached FILE VALUE }} → {% include "FILE" %}
      {{ template TEXT VALUE }} → {% include TEXT %}
      {{ template TEXT }} → {% include TEXT %}
      {{ block LABEL VALUE }} → {% block LABEL %}
      {{ define LABEL }} → {% block LABEL %}
      {{ $NAME := VALUE }} → {% set NAME = VALUE %}
      {{ $NAME = VALUE }} → {% set NAME = VALUE %}
      {{ NAME := VALUE }} → {% set NAME = VALUE %}

      Of the site
      .Site.Params.REST → site.extra.REST
      .Site.Params → site.extra
      .Site.Title → site.title
      .Site.BaseURL → site.base_url
      .Site.Pages → site.pages
      .Site.RegularPages → site.posts
      .Site.Sections → site.sections
      .Site.Taxonomies.tags → site.tags
      .Site.LanguageCode → site.language
      .Site.Language.Lang → site.language
      .Site.Menus.main → site.menu
      .Site.Data.NAME → data("NAME")
      .Site.Author.name → site.author.name
      .Site.Copyright → site.extra.copyright
      .Site.NAME → site.extra.NAME

      Of the page
      .Paginator.Pages → paginator.items
      .Paginator.PageNumber → paginator.number
      .Paginator.TotalPages → paginator.total
      .Date.Format PATTERN → DOT.date | date(PATTERN)
      .Lastmod.Format PATTERN → DOT.updated | date(PATTERN)
      .PublishDate.Format PATTERN → DOT.date | date(PATTERN)
      .Date.Year → DOT.year
      .Title → DOT.title
      .LinkTitle → DOT.title
      .Content → DOT.content
      .Plain → DOT.content | striptags
      .Summary → DOT.summary
      .Description → DOT.description
      .Date → DOT.date
      .PublishDate → DOT.date
      .Lastmod → DOT.updated
      .Permalink → DOT.permalink
      .RelPermalink → DOT.url
      .URL → DOT.url
      .Params.tags → DOT.tags
      .Params.REST → DOT.extra.REST
      .Params → DOT.extra
      .WordCount → DOT.word_count
      .ReadingTime → DOT.reading_time
      .TableOfContents → DOT.outline
      .Truncated → DOT.has_more
      .Kind → DOT.kind
      .Type → DOT.kind
      .CurrentSection → DOT.section
      .Section → DOT.section
      .Draft → DOT.draft
      .Weight → DOT.weight
      .Language.Lang → DOT.language
      .Lang → DOT.language
      .NextInSection → DOT.next
      .PrevInSection → DOT.previous
      .Next → DOT.next
      .Prev → DOT.previous
      .File.Path → DOT.path
      .Name → DOT.name
      .Count → DOT.count
      .IsHome → DOT.kind == "home"
      .IsPage → DOT.kind == "post"
      .Pages → site.posts — on lists, paginator.items are the posts of the page
      .RegularPages → site.posts — on lists, paginator.items are the posts of the page
      .Data.Pages → site.posts — on lists, paginator.items are the posts of the page
      .GetTerms TEXT → DOT.tags
      .Page.NAME → page.NAME
      .NAME → DOT.NAME
      . → DOT
      $index → loop.index0
      $i → loop.index0
      $NAME → NAME

      Functions
      now.Format TEXT → \(year)
      .Now.Format TEXT → \(year)
      .Site.LastChange.Format TEXT → \(year)
      dateFormat TEXT now → \(year)
      eq OPERAND OPERAND2 → OPERAND == OPERAND2
      ne OPERAND OPERAND2 → OPERAND != OPERAND2
      lt OPERAND OPERAND2 → OPERAND < OPERAND2
      le OPERAND OPERAND2 → OPERAND <= OPERAND2
      gt OPERAND OPERAND2 → OPERAND > OPERAND2
      ge OPERAND OPERAND2 → OPERAND >= OPERAND2
      and OPERAND OPERAND2 → OPERAND and OPERAND2
      or OPERAND OPERAND2 → OPERAND or OPERAND2
      and (VALUE) (VALUE2) → (VALUE) and (VALUE2)
      or (VALUE) (VALUE2) → (VALUE) or (VALUE2)
      add OPERAND OPERAND2 → OPERAND + OPERAND2
      sub OPERAND OPERAND2 → OPERAND - OPERAND2
      mul OPERAND OPERAND2 → OPERAND * OPERAND2
      div OPERAND OPERAND2 → OPERAND // OPERAND2
      mod OPERAND OPERAND2 → OPERAND % OPERAND2
      len OPERAND → OPERAND | length
      index OPERAND OPERAND2 → OPERAND[OPERAND2]
      first OPERAND OPERAND2 → OPERAND2[:OPERAND]
      upper OPERAND → OPERAND | upper
      lower OPERAND → OPERAND | lower
      title OPERAND → OPERAND | title
      markdownify OPERAND → OPERAND | markdown
      plainify OPERAND → OPERAND | striptags
      safeHTML OPERAND → OPERAND | safe
      jsonify OPERAND → OPERAND | tojson
      urlize OPERAND → OPERAND | slug
      absURL OPERAND → OPERAND | absolute
      relURL OPERAND → url(OPERAND)
      ref OPERAND LINK → url(LINK)
      relref OPERAND LINK → url(LINK)
      truncate OPERAND OPERAND2 → OPERAND2 | truncate(OPERAND)
      dateFormat PATTERN OPERAND → OPERAND | date(PATTERN)
      default OPERAND OPERAND2 → OPERAND2 | default(OPERAND)
      delimit OPERAND TEXT → OPERAND | join(TEXT)
      replace OPERAND OPERAND2 OPERAND3 → OPERAND | replace(OPERAND2, OPERAND3)
      i18n TEXT → t(TEXT)
      T TEXT → t(TEXT)
      t TEXT → t(TEXT)
      url TEXT → url(TEXT)
      asset TEXT → asset(TEXT)

      Filters
      | safeHTML → | safe
      | safeURL → NOTHING
      | plainify → | striptags
      | htmlUnescape → NOTHING
      | humanize → | capitalize
      | absURL → | absolute
      OPERAND | relURL → url(OPERAND)
      | len → | length
      | dateFormat PATTERN → | date(PATTERN)
      """,
    names: """
      site.Params.REST → site.extra.REST
      site.RegularPages → site.posts
      page.Params.REST → page.extra.REST
      HEAD.RelPermalink → HEAD.url
      HEAD.Lastmod → HEAD.updated
      hugo.BuildDate → \(year)
      hugo.REST → ! remove this tag
      """)
}
