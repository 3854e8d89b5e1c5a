import TemplateEngine
import Testing

/// Objects, functions and filters of a host as templates see them.
@Suite struct TemplateHostTests {
  final class Page: TemplateObject {
    enum Member: Int, CaseIterable { case title, url, parent }

    let identity: Int

    init(identity: Int) { self.identity = identity }

    var typeName: String { "page" }

    func member(_ name: Name) -> Value? {
      switch Member(rawValue: name.id) {
      case .title: .string("Page <\(identity)>")
      case .url: .string("/\(identity)/")
      case .parent: identity == 0 ? Value.none : .object(Page(identity: identity - 1))
      case nil: nil
      }
    }
  }

  struct Host: TemplateHost {
    func member(_ name: Name, of object: any TemplateObject) -> Value? {
      (object as? Page)?.member(name)
    }

    func memberNames(of object: any TemplateObject) -> [String] {
      Page.Member.allCases.map { "\($0)" }
    }

    func call(_ function: Int, _ arguments: HostArguments) throws(HostFailure) -> Value {
      guard case .string(let text) = arguments[0] else {
        throw HostFailure("\"t\" needs a string, not \(arguments[0].kindName)")
      }
      let keywords = arguments.keywords.map { "\($0.name)=\($0.value.text ?? "?")" }
      return .string(text + keywords.joined(separator: ","))
    }

    func apply(
      _ filter: Int, to value: Value, _ arguments: HostArguments
    ) throws(HostFailure) -> Value {
      .markup(Markup("<i>\(value.text ?? "")\(arguments[0].text ?? "")</i>"))
    }
  }

  static let signature = HostSignature(
    vocabulary: Page.Member.allCases.map { "\($0)" }, variables: ["page"],
    functions: [.init("t", [.init("key")], takesKeywords: true)],
    filters: [.init("mark", [.init("suffix", default: .string("!"))])])

  @Test(
    arguments: [
      (
        "{{ page.title }} {{ page['url'] }} {{ page.parent.title }}",
        "Page &lt;2&gt; /2/ Page &lt;1&gt;"
      ),
      (
        "{{ page == page.parent }} {{ page.parent == page.parent }} {{ page in [page] }}",
        "False True True"
      ),
      ("{{ page.parent.parent.parent is none }} {{ page.nope is defined }}", "True False"),
      ("{{ [page, page.parent]|map(attribute='url')|join(' ') }}", "/2/ /1/"),
      (
        "{{ [page, page.parent]|sort(attribute='url')|map(attribute='title')|first }}",
        "Page &lt;1&gt;"
      ),
      ("{{ t('k') }} {{ t(key='k', a='1', b='2') }}", "k ka=1,b=2"),
      ("{% set f = t %}{{ f('k') }} {{ f(key='k', a='1', b='2') }}", "k ka=1,b=2"),
      ("{% macro m(f) %}{{ f('k', a='1') }}{% endmacro %}{{ m(t) }}", "ka=1"),
      (
        "{{ {'f': t}.f('a') }}{{ [t][0]('b') }}{{ t(*['c']) }}{{ t('d', **{'e': '1'}) }}", "abcde=1"
      ),
      (
        "{{ t == t }} {{ t == range }} {{ t is callable }} {{ t is defined }}",
        "True False True True"
      ),
      (
        "{{ 'a'|mark }}{{ 'b'|mark('?') }}{{ ['c']|map('mark')|join }}",
        "<i>a!</i><i>b?</i><i>c!</i>"
      ),
    ])
  func offersObjectsFunctionsAndFilters(template: String, expected: String) {
    #expect(Self.output(template) == expected)
  }

  @Test(
    arguments: [
      (
        "{{ page.titel }}",
        """
        templates/page.html:1:4: error: page has no "titel"
          {{ page.titel }}
             ^~~~~~~~~~
        help: did you mean "title"?

        """
      ),
      (
        "{{ page }}",
        """
        templates/page.html:1:4: error: a page can't be printed
          {{ page }}
             ^~~~
        help: print one of its members, such as "title"

        """
      ),
      (
        "{{ t() }}",
        """
        templates/page.html:1:4: error: the function "t" is missing the argument "key"
          {{ t() }}
             ^~~

        """
      ),
      (
        "{{ t(1) }}",
        """
        templates/page.html:1:4: error: "t" needs a string, not a number
          {{ t(1) }}
             ^~~~

        """
      ),
      (
        "{% set f = t %}{{ f() }}",
        """
        templates/page.html:1:19: error: the function "t" is missing the argument "key"
          {% set f = t %}{{ f() }}
                            ^~~

        """
      ),
      (
        "{% set f = t %}{{ f(1) }}",
        """
        templates/page.html:1:19: error: "t" needs a string, not a number
          {% set f = t %}{{ f(1) }}
                            ^~~~

        """
      ),
      (
        "{{ t }}",
        """
        templates/page.html:1:4: error: a function can't be printed
          {{ t }}
             ^

        """
      ),
      (
        "{{ 'x'|mark(sufix=1) }}",
        """
        templates/page.html:1:13: error: the filter "mark" has no parameter "sufix"
          {{ 'x'|mark(sufix=1) }}
                      ^~~~~
        help: did you mean "suffix"?

        """
      ),
    ])
  func explainsErrors(template: String, expected: String) {
    #expect(Self.output(template) == expected)
  }

  private static func output(_ template: String) -> String {
    TestRendering.output(
      of: [("page.html", template)], signature: signature, host: Host(),
      globals: [("page", .object(Page(identity: 2)))])
  }
}
