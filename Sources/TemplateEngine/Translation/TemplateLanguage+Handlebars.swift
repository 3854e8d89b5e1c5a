extension TemplateLanguage {
  /// Handlebars and Mustache (https://handlebarsjs.com/guide/).
  static let handlebars = TemplateLanguage(
    name: "Handlebars",
    rules: """
      {{!-- VALUE -}} → {# VALUE #}
      {{! VALUE }} → {# VALUE #}
      {{> FILE}} → {% include "FILE" %}
      {{#each VALUE as |NAME|}} → {% for NAME in VALUE %}
      {{#each VALUE}} → {% for item in VALUE %}
      {{#if VALUE}} → {% if VALUE %}
      {{#unless VALUE}} → {% if not VALUE %}
      {{#with VALUE}} → {% if VALUE %}
      {{#VALUE}} → {% for item in VALUE %}
      {{^}} → {% else %}
      {{^VALUE}} → {% if not VALUE %}
      {{/if}} → {% endBLOCK %}
      {{/NAME}} → {% endBLOCK %}
      {{/OPERAND}} → {% endBLOCK %}
      {{{ VALUE }}} → {{ VALUE }}
      {{& VALUE}} → {{ VALUE }}
      {{@index}} → {{ loop.index0 }}
      @index → loop.index0
      @first → loop.first
      @last → loop.last
      @root.REST → REST
      """,
    names: """
      this.REST → item.REST
      this → item
      """)
}
