import TemplateEngine
import Testing

/// Strings are sequences of code points, as in Python, and have at most thirty combining marks in a row:
/// what compares strings as Swift does takes time that grows with the square of the number.
@Suite struct CombiningMarkTests {
  private static let strings =
    "{% set s = 'e' ~ '\\u0301\\u0323' * 15 %}{% set t = 'e' ~ '\\u0323\\u0301' * 15 %}"

  @Test(arguments: [
    ("s == t", "False"), ("s == s", "True"), ("s in [t]", "False"), ("s in [t, s]", "True"),
    ("s is eq t", "False"), ("{s: 1}[t] is defined", "False"), ("{s: 1}[s]", "1"),
    ("[s, t, s]|unique|list|length", "2"), ("[{'k': s}, {'k': t}]|groupby('k')|length", "2"),
    ("'%(a)s' % {'a': s} == s", "True"), ("s|length", "31"), ("'ä' == 'a\\u0308'", "False"),
    ("s < t", "True"), ("s.replace(t, '') == s", "True"),
  ])
  func `strings are the same where their code points are`(expression: String, value: String) {
    #expect(TestRendering.output(of: Self.strings + "{{ \(expression) }}") == value)
  }

  private static let message = "error: the string has more than 30 combining marks in a row"

  @Test(arguments: [
    "'e' ~ '\\u0301' * 31", "'e' + '\\u0301' * 31", "m ~ m",
    "[m, m]|join", "m.join(['', m])", "'x'.center(99, '\\u0301')",
    "'%s%s' % (m, m)", "'{}{}'.format(m, m)", "'%s%s'|format(m, m)",
    "m|safe ~ m", "(m ~ 'x' ~ m)|replace('x', '')", "(m ~ 'x' ~ m)|trim|replace('x', '')",
    "('&#769;' * 31)|striptags", "(m ~ '-' ~ m).replace('-', '')", "(m ~ 'x' ~ m).split('x')|join",
    "'x'.replace('x', m ~ m)", "m + m", "(m|safe) + m", "'xx'|replace('x', m)",
  ])
  func `no operation gives more than thirty marks in a row`(expression: String) {
    let marks = "{% set m = '\\u0301' * 20 %}"
    let output = TestRendering.output(of: marks + "{% set x = \(expression) %}{{ x == 'y' }}")
    #expect(output.contains(Self.message), "\(output.prefix(200))")
  }

  @Test func `a block of text has no more than thirty marks in a row`() {
    let output = TestRendering.output(
      of: "{% set m = '\\u0301' * 20 %}{% set x %}{{ m }}{{ m }}{% endset %}{{ x }}")
    #expect(output.contains(Self.message))
  }

  @Test(arguments: [(30, true), (31, false), (80_000, false)])
  func `a literal has no more than thirty marks in a row`(count: Int, isRead: Bool) {
    let template = "{{ 'e\(String(repeating: "\\u0301", count: count))'|length }}"
    let output = TestRendering.output(of: template)
    #expect(isRead ? output == "31" : output.contains("combining marks follow one character"))
  }
}
