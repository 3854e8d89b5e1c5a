/// The smallest complete site, which fixtures and the examples of messages are laid over.
package enum BaseSite {
  private static let template =
    "<!doctype html>\n<html lang=\"en\"><head><title>{{ page.title }}</title></head>"
    + "<body>{{ page.content }}</body></html>\n"

  /// Its configuration and two templates; it has no content.
  package static let files = FileTree(
    files: [
      "site.yaml": "title: Example\nbase_url: https://example.org\nlanguage: en\n",
      "templates/list.html": template,
      "templates/page.html": template,
    ].mapValues { Array($0.utf8) })
}
