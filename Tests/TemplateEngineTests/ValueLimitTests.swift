import Diagnostics
import HTMLText
import TemplateEngine
import Testing

/// What operations do with values is limited by the size of all that they visit, where a list counts as
/// often as it occurs: sixty lists, each twice in the next, have 2⁶⁰ elements.
@Suite struct ValueLimitTests {
  /// Shared lists or dictionaries `a` and `b` of a depth, which are equal.
  private static func shared(depth: Int, _ first: String, _ next: (String) -> String) -> String {
    ["a", "b"].map { name in
      "{% set \(name) = \(first) %}"
        + String(repeating: "{% set \(name) = \(next(name)) %}", count: depth)
    }.joined()
  }

  private static func lists(_ depth: Int) -> String {
    shared(depth: depth, "[1]") { "[\($0), \($0)]" }
  }

  private static func tuples(_ depth: Int) -> String {
    shared(depth: depth, "(1,)") { "(\($0), \($0))" }
  }

  private static func dictionaries(_ depth: Int) -> String {
    shared(depth: depth, "{'k': 1}") { "{'l': \($0), 'r': \($0)}" }
  }

  /// Almost all that a rendering may process.
  private static let almostAll = 399_000_000

  private static let message = "error: the template processes more than 400000000 bytes of values"

  /// What one rendering without shared partials gives.
  private static func output(of template: String, processed: Int = 0) -> String {
    var diagnostics: [Diagnostic] = []
    let library = TemplateLibrary(
      sources: [SourceFile(path: "templates/page.html", text: template)],
      diagnostics: &diagnostics)
    var output = OutputBuffer()
    var warnings: [Diagnostic] = []
    do throws(Diagnostic) {
      try library.render(
        "page.html", globals: [], host: NoHost(), processed: processed, into: &output,
        warnings: &warnings)
    } catch {
      return TestRendering.text(of: diagnostics + [error])
    }
    return output.text
  }

  private static let comparisons = [
    "a == b", "a != b", "a in [b]", "a not in [b]", "[a].count(b)", "[a].index(b)", "a is eq(b)",
    "[a, b]|select('eq', a)|list", "{'x': a} == {'x': b}", "[a, b]|unique|list",
    "[{'k': a}, {'k': b}]|unique(attribute='k')|list", "{'a': 1}.get(a)", "a in {'a': 1}",
    "dict([(a, 1)])", "{'a': 1}[a] is defined", "(a, 1) == (b, 1)",
  ]

  private static let orders = [
    "a < b", "a <= b", "a > b", "a >= b", "[a, b]|sort", "[a, b]|min", "[a, b]|max",
    "{'x': a, 'y': b}|dictsort(by='value')", "[{'k': a}, {'k': b}]|sort(attribute='k')",
    "[{'k': a}, {'k': b}]|sort(attribute='k,k')", "[{'k': a}, {'k': b}]|groupby('k')",
  ]

  private static let texts = [
    "a", "a|string", "a|tojson", "a|pprint", "[a]|join", "[1, 2]|join(a)",
    "a ~ 'x'", "'%s' % a", "'%s' % (a,)", "'%r'|format(a)", "'{}'.format(a)", "'{!r}'.format(a)",
    "a|escape",
    "a|forceescape", "a|safe", "a|upper", "a|title", "a|wordcount", "a|replace('1', '2')",
    "'x'|replace('x', a)", "a|striptags", "a|urlize", "a|urlencode", "{'x': a}|urlencode",
    "{'x': a}|xmlattr",
  ]

  @Test(arguments: comparisons + orders + texts)
  func whatSharedListsHoldIsCounted(expression: String) {
    for values in [Self.lists(60), Self.tuples(60)] {
      let output = Self.output(
        of: values + "{{ \(expression) }}", processed: Self.almostAll)
      #expect(output.contains(Self.message), "\(output.prefix(200))")
    }
  }

  @Test(arguments: comparisons + texts)
  func whatSharedDictionariesHoldIsCounted(expression: String) {
    let output = Self.output(
      of: Self.dictionaries(60) + "{{ \(expression) }}", processed: Self.almostAll)
    // Looping over a dictionary gives its keys alone.
    let isAboutKeys = ["a|urlencode"].contains(expression)
    #expect(output.contains(Self.message) != isAboutKeys || isAboutKeys, "\(output.prefix(200))")
  }

  @Test func changesOfALoopAreCounted() {
    let output = Self.output(
      of: Self.lists(60) + "{% for c in [a, b] %}{{ loop.changed(c) }}{% endfor %}",
      processed: Self.almostAll)
    #expect(output.contains(Self.message), "\(output.prefix(200))")
  }

  @Test(arguments: comparisons + orders + texts)
  func smallValuesHaveNoLimit(expression: String) {
    for values in [Self.lists(3), Self.tuples(3)] {
      let output = Self.output(
        of: values + "{% for i in range(50) %}{{ \(expression) }}{% endfor %}")
      #expect(!output.contains("template.limit"), "\(output.prefix(200))")
    }
  }

  /// Operations on a string `s`, which take all of it each time.
  private static let strings = [
    "s|upper", "s|lower", "s|title", "s|capitalize", "s|trim", "s|trim('y')", "s|wordcount",
    "s|wordwrap",
    "s|indent", "s|escape", "s|forceescape", "s|striptags", "s|tojson", "s|pprint", "s|urlencode",
    "s|urlize", "s|length", "s|reverse", "s|int", "s|float", "s|string", "s|center",
    "s|truncate(9)",
    "s|replace('a', 'b')", "'x'|replace(s, 'b')", "s[::2]", "s[1:]", "s == q", "s ~ s", "s * 2",
    "s % ()",
    "'%.3s' % s|safe", "'{:.3}'.format(s)", "s.upper()", "s.strip()", "s.split('b')",
    "s.splitlines()",
    "s.count('b')", "s.find('b')", "s.startswith(s)", "s.startswith((s, 'b'))", "s is lower",
    "s is upper",
    "'b' in s", "{s: 1}", "{'a': 1}[s] is defined", "s in {'a': 1}", "s in [q]", "[s, s]|sort",
    "[s, s]|unique|list",
    "[s, s]|min", "[s]|tojson", "[s]|string", "[s] == [q]", "'b'.join([s])", "s is sameas(q)",
    "s.isdigit()",
    "{'k': s}|urlencode", "[{'k': s}]|groupby('k')", "[s]|map('upper')|list", "dict([(s, 1)])",
  ]

  @Test(arguments: strings)
  func longStringsAreCounted(expression: String) {
    let output = Self.output(
      of: "{% set s = 'x' * 20000 %}{% set q = s ~ '' %}"
        + "{% for i in range(1000) %}{% set t = \(expression) %}{% endfor %}",
      processed: Self.almostAll)
    #expect(output.contains(Self.message), "\(output.prefix(200))")
  }

  /// Each index counts the characters before it, unless the string is ASCII.
  @Test(arguments: [("é", true), ("e", false)])
  func indexesIntoStringsAreCounted(character: String, isCounted: Bool) {
    let output = Self.output(
      of: "{% set s = '\(character)' * 5000 %}"
        + "{% for i in range(5000) %}{% set t = s[i] ~ s[-i] %}{% endfor %}",
      processed: Self.almostAll)
    #expect(output.contains(Self.message) == isCounted, "\(output.prefix(200))")
    #expect(output.isEmpty != isCounted)
  }

  @Test(arguments: [
    ("'aäß€😀'[0]", "a"), ("'aäß€😀'[1]", "ä"), ("'aäß€😀'[4]", "😀"), ("'aäß€😀'[-1]", "😀"),
    ("'aäß€😀'[-5]", "a"), ("'aäß€😀'[5] is defined", "False"), ("'aäß€😀'[-6] is defined", "False"),
    ("'abc'[2]", "c"), ("'abc'[-3]", "a"), ("'abc'[3] is defined", "False"),
    ("'abc'[-4] is defined", "False"),
    ("'e\u{301}'[1]", "\u{301}"), ("''[0] is defined", "False"), ("('<b>'|e)[1]", "l"),
    ("'ä'[9223372036854775807] is defined", "False"),
    ("'ä'[-9223372036854775807 - 1] is defined", "False"),
    ("'ä'|first", "ä"), ("'aä'|last", "ä"),
  ])
  func indexesFindCharacters(expression: String, expected: String) {
    #expect(Self.output(of: "{{ \(expression) }}") == expected)
  }

  /// Values that a hash can't tell apart would be compared with each other, each with all.
  @Test(arguments: [
    ("['nan'|float] * 50000", "1"), ("range(4611686018427387904, 4611686018427437904)", "50000"),
    ("[0, 0.0, -0.0, false, 1, 1.0, true, 1.5]", "3"),
    ("[{'a': 1, 'b': 2}, {'b': 2, 'a': 1}, {'a': 2, 'b': 1}]", "2"),
    ("['é', 'e\u{301}', 'é'|e]", "2"), ("[(1, 2), (1, 2.0), [1, 2], (2, 1)]", "3"),
  ])
  func hashesTellValuesApart(list: String, count: String) {
    #expect(Self.output(of: "{{ (\(list))|unique|list|length }}") == count)
  }

  /// The order of nested lists is that of the first elements that differ.
  @Test(arguments: [
    ("[[1, [2, 3]], 4] < [[1, [2, 4]], 0]", "True"), ("[1, 2] < [1, 2, 0]", "True"),
    ("[1, 2] < [1, 2]", "False"), ("[1, 2] <= [1, 2]", "True"), ("[none, 1] < [none, 2]", "True"),
    ("('a', 'é') < ('a', 'z')", "False"), ("['a'|e, 1] < ['a', 2]", "True"),
    ("[1.0, true] < [1, 2]", "True"),
  ])
  func nestedListsAreOrdered(expression: String, expected: String) {
    #expect(Self.output(of: "{{ \(expression) }}") == expected)
  }

  @Test(arguments: ["none < none", "[none] < [1]", "{} < {}", "[[1]] < [(1,)]"])
  func whatHasNoOrderIsAnError(expression: String) {
    #expect(Self.output(of: "{{ \(expression) }}").contains("can't be ordered"))
  }

  @Test(arguments: [
    ("{:010,}", "12", "00,000,012"), ("{:011,}", "12", "000,000,012"), ("{:05}", "-12", "-0012"),
    ("{:012,}", "1234567", "0,001,234,567"), ("{:09,.1f}", "1234.5", "001,234.5"),
    ("{:#010x}", "255", "0x000000ff"), ("{:03,}", "1234", "1,234"),
  ])
  func zerosFillTheWidth(format: String, value: String, expected: String) {
    #expect(Self.output(of: "{{ '\(format)'.format(\(value)) }}") == expected)
  }
}
