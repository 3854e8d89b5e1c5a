import Diagnostics
import Testing

@testable import KPILanguage

/// What was meant for a model that a page does not have.
struct MissingModelTests {
  @Test(arguments: [
    "=Umsatz", "=price", "=Umsatz@plus10", "=Umsatz | 1", "=Umsatz@plus10 | 0,1 %",
    "=Umsatz | 0.01", "=Umsatz|fest 0,001", "=Abschlüsse", "=a_1", "=Umsatz ",
  ])
  func `a citation is recognized`(_ text: String) {
    #expect(FigureSpan.isCitation(text, language: "fr"))
  }

  @Test(arguments: [
    "", "=", "==", "=>", "=~", "===", "= Umsatz", "=SUM(A1)", "=A1+B1", "=A1:B2", "=5", "=5 €",
    "=\"a\"", "='a'", "=a.b", "=a b", "=a == b", "=a;", "=a,", "=a/b", "=a@", "=a@b@c", "=a | b",
    "=a |", "=a || b", "=a # b", "=table", "=input", "=-a", "=a-b", "=a[0]", "=$a", "={a}",
    "Umsatz",
  ])
  func `everything else is code`(_ text: String) {
    #expect(!FigureSpan.isCitation(text, language: "en"))
  }

  @Test func `cells of spreadsheets are no names of figures`() {
    for text in ["=A1", "=B12", "=XFD1048576"] { #expect(FigureSpan.isCell(text)) }
    for text in ["=a1", "=A0", "=Umsatz1", "=A1B", "A1", "=ABCD1"] {
      #expect(!FigureSpan.isCell(text))
    }
  }

  private func isMisspelled(_ word: String, _ text: String) -> Bool {
    let file = SourceFile(path: "a.md", text: text)
    return ModelFence.isMisspelled(word, in: file, lines: [0..<file.bytes.count])
  }

  @Test(arguments: [
    "kip", "KIP", "kpis", "kpi-model", "kpi_model", "kpi:", "kpi{#a}", "{.kpi}", "KPIs", "kppi",
    "kkpi", "kopi",
  ])
  func `a misspelled word is recognized`(_ word: String) {
    #expect(isMisspelled(word, ""))
  }

  @Test(arguments: ["api", "kpl", "kp", "ki", "pi", "ipi"])
  func `a word that may be another language is where the block is a model`(_ word: String) {
    #expect(!isMisspelled(word, "GET /a?b=c"))
    #expect(isMisspelled(word, "  eingabe Preis = 5 €"))
    #expect(isMisspelled(word, "input price = 5"))
  }

  @Test(arguments: [
    "kt", "kts", "kotlin", "k", "kql", "tex", "php", "c", "text", "ini", "pip", "http", "api-docs",
    "kubectl", "plantuml", "python", "rpc", "wiki", "kdl",
  ])
  func `names of languages are left alone`(_ word: String) {
    #expect(!isMisspelled(word, "a = 5"))
  }
}
