import Diagnostics
import KPILanguage
import TestSupport
import Testing

@testable import FigurePublishing

@Suite struct LinkTextFixerTests {
  private func fixer(_ source: String) throws -> LinkTextFixer {
    let model = try #require(compiled("Preis = 7 €\nRabatt = 1/3 | 1 %\n").model)
    return LinkTextFixer(SourceFile(path: "a.md", text: source), model: model)
  }

  /// The bytes of a text within a source.
  private func range(of text: String, in source: String) throws -> Range<Int> {
    let range = try #require(source.firstRange(of: text))
    let start = source.utf8.distance(from: source.startIndex, to: range.lowerBound)
    return start..<start + text.utf8.count
  }

  /// A source with one link, whose destination is `=Preis`, after its text is fixed.
  private func fixed(_ source: String, _ text: String) throws -> String {
    var fixer = try fixer(source)
    let isRight = fixer.add(
      citation: "Preis", text: text, destination: try range(of: "=Preis", in: source))
    #expect(isRight)
    return fixer.fixed.text(0..<Int.max)
  }

  @Test(arguments: [
    ("Für [8 €](=Preis).", "8 €", "Für [7 €](=Preis)."),
    ("[7 €](=Preis)", "7 €", "[7 €](=Preis)"),
    ("[**8 €**](<=Preis>)", "8 €", "[**7 €**](<=Preis>)"),
    ("[a [b] c](=Preis)", "a [b] c", "[7 €](=Preis)"),
    ("[a \\] b](=Preis)", "a ] b", "[7 €](=Preis)"),
    ("> [8 €](\n> =Preis)", "8 €", "> [7 €](\n> =Preis)"),
  ])
  func rewritesTheTextOfALink(_ source: String, _ text: String, _ expected: String) throws {
    #expect(try fixed(source, text) == expected)
  }

  @Test(arguments: [
    ("[8 €][p]\n\n[p]: =Preis\n", "[7 €][p]\n\n[p]: =Preis\n"),
    ("[8 €][P  q]\n\n[p q]: <=Preis>\n", "[7 €][P  q]\n\n[p q]: <=Preis>\n"),
    ("[9 €][p] [8 €][p]\n\n[p]: =Preis\n", "[9 €][p] [7 €][p]\n\n[p]: =Preis\n"),
    ("`[8 €][p]` [8 €][p]\n\n[p]: =Preis\n", "`[8 €][p]` [7 €][p]\n\n[p]: =Preis\n"),
    ("`` ` [8 €][p]\n\n[p]: =Preis\n", "`` ` [7 €][p]\n\n[p]: =Preis\n"),
    ("\\[x] [8 €][p]\n\n[p]: =Preis\n", "\\[x] [7 €][p]\n\n[p]: =Preis\n"),
    (
      "[y][q] [8 €][p]\n\n[q]: =Rabatt\n[p]: =Preis\n",
      "[y][q] [7 €][p]\n\n[q]: =Rabatt\n[p]: =Preis\n"
    ),
  ])
  func rewritesTheTextOfAReference(_ source: String, _ expected: String) throws {
    var fixer = try fixer(source)
    let block = 0..<(try range(of: "\n", in: source).lowerBound)
    let isRight = fixer.add(citation: "Preis", text: "8 €", destination: block)
    #expect(isRight)
    #expect(fixer.count == 1)
    #expect(fixer.fixed.text(0..<Int.max) == expected)
  }

  @Test(arguments: [
    "[8 €]\n\n[8 €]: =Preis\n", "[8 €][]\n\n[8 €]: =Preis\n", "[8 €][a[b]\n\n[p]: =Preis\n",
    "8 €][p]\n\n[p]: =Preis\n", "[8 €][ ]\n\n[p]: =Preis\n", "[8 €][\\p\n\n[p]: =Preis\n", "8 €",
  ])
  func leavesWhatHasNoTextOfItsOwn(_ source: String) throws {
    var fixer = try fixer(source)
    let end = source.firstIndex(of: "\n") ?? source.endIndex
    let block = 0..<source.utf8.distance(from: source.startIndex, to: end)
    let isRight = fixer.add(citation: "Preis", text: "8 €", destination: block)
    #expect(!isRight)
    #expect(fixer.count == 0)
    #expect(fixer.fixed.text(0..<Int.max) == source)
  }

  @Test func leavesADestinationWithoutABracketBefore() throws {
    let source = "8 €](=Preis)"
    var fixer = try fixer(source)
    let destination = try range(of: "=Preis", in: source)
    let isRight = fixer.add(citation: "Preis", text: "8 €", destination: destination)
    #expect(!isRight)
  }

  @Test func leavesALinkToAnUnknownFigure() throws {
    let source = "[8 €](=Pries)"
    var fixer = try fixer(source)
    let destination = try range(of: "=Pries", in: source)
    let isRight = fixer.add(citation: "Pries", text: "8 €", destination: destination)
    #expect(!isRight)
    #expect(fixer.count == 0)
  }

  @Test func rewritesATextOnce() throws {
    let source = "[8 €](=Preis)"
    var fixer = try fixer(source)
    let destination = try range(of: "=Preis", in: source)
    for _ in 0..<2 {
      let isRight = fixer.add(citation: "Preis", text: "8 €", destination: destination)
      #expect(isRight)
    }
    #expect(fixer.count == 1)
  }

  @Test func rewritesFrontMatter() throws {
    let source = "title: >\n  Plus [8 €](=Preis)\n  und [1 %](=Rabatt), [x](=Pries)\ntags: []\n"
    let value = "Plus [8 €](=Preis) und [1 %](=Rabatt), [x](=Pries)"
    var fixer = try fixer(source)
    fixer.add(value, writtenAt: try range(of: ">", in: source))
    #expect(fixer.count == 2)
    #expect(
      fixer.fixed.text(0..<Int.max)
        == "title: >\n  Plus [7 €](=Preis)\n  und [33 %](=Rabatt), [x](=Pries)\ntags: []\n")
  }

  @Test func leavesFrontMatterThatIsNotWrittenAsItReads() throws {
    let source = "title: \"[8 \\u20AC](=Preis)\"\n"
    var fixer = try fixer(source)
    fixer.add("[8 €](=Preis) [8 €](=Preis)", writtenAt: try range(of: source, in: source))
    #expect(fixer.count == 0)
  }
}
