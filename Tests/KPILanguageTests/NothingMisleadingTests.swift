import TestSupport
import Testing

@testable import KPILanguage

/// Models whose result was plausible and wrong, or silent.
@Suite struct NothingMisleadingTests {
  private static let gaps = """
    list C
      input V
      - A = €1
      - B = –

    """

  @Test(arguments: [
    (
      "W = V[B] + €3\ncheck W = €99\n",
      "a.kpi:6:7: error: this check compares nothing: the left side has no value"
    ),
    (
      "check €5 > V[B]\n",
      "a.kpi:5:7: error: this check compares nothing: the right side has no value"
    ),
    (
      "check mean(V if V > €100) = €7\n",
      "a.kpi:5:7: error: this check compares nothing: the left side has no value"
    ),
  ])
  func checksOfNothingFail(_ lines: String, _ message: String) {
    let (model, messages) = compiled(Self.gaps + lines, language: "en")
    #expect(model == nil)
    #expect(messages.hasPrefix(message + "\n"), "\(messages)")
  }

  @Test func checksAtAnItemWithoutValuePass() throws {
    let (model, messages) = compiled(Self.gaps + "per C\n  check V <= €1\n", language: "en")
    #expect(messages == "")
    #expect(try #require(model).checks.map(\.passed) == [true, true])
  }

  @Test(arguments: [
    "A = Jan 2026 + 1 hour", "A = Jan 2026 - 1 week", "A = 1 day + Jan 2026",
    "series M = Jan 2026 to Mar 2026\n  R = €5\n  P = previous(R; €0; 1 week)",
  ])
  func daysAreNoMonths(_ line: String) {
    #expect(compiled(line + "\n", language: "en").model == nil)
  }

  @Test(arguments: [("1 month", "Feb 2026"), ("1 quarter", "Apr 2026"), ("1 year", "Jan 2027")])
  func monthsAreMonths(_ time: String, _ text: String) throws {
    let model = try #require(compiled("A = Jan 2026 + \(time)\n", language: "en").model)
    let month = try #require(text.split(separator: " ").first)
    #expect(model.figure("A")?.text.hasPrefix(month) == true)
  }

  private static let scenario = """
    input A = 2
    input B = €3
    C = A * B
    scenario s
      B = €4

    """

  @Test(arguments: [
    ("sensitivity S = C@s by 10%\n", "a sensitivity is of the model outside all scenarios"),
    (
      "table T = C, C@s for A from 1 to 3 step 1\n",
      "values of an input change the model outside all scenarios"
    ),
  ])
  func whatChangesTheBaseShowsNoScenario(_ line: String, _ message: String) {
    let (model, messages) = compiled(Self.scenario + line, language: "en")
    #expect(model == nil)
    #expect(messages.contains(message), "\(messages)")
  }

  @Test func rowsAreSortedAsTheyAreShown() throws {
    let (model, messages) = compiled(
      """
      list C
        input V
        - A = €1
        - B = €2
        - D = €3
      scenario s
        V[A] = €9
      table T = V per C by V descending for s

      """, language: "en")
    #expect(messages == "")
    #expect(try #require(model).tables[0].rows.map(\.label) == ["A", "D", "B"])
  }

  @Test func whatNoItemFulfilsHasItsUnit() throws {
    let (model, messages) = compiled(
      """
      series Month = Jan 2026 to Jun 2026
        input Revenue = €1; €2; €3; €4; €5; €6
      series Quarter = Q1 2026 to Q4 2026
        Total = sum(Revenue over Month if Month = Quarter)
      X = sum(Revenue if Month = Q4 2026)
      Y = sum(Revenue if Month > Dec 2027) + €5

      """, language: "en")
    #expect(messages == "")
    let built = try #require(model)
    #expect(built.figure("Total[Q2 2026]")?.text == "€15")
    #expect(built.figure("Total[Q4 2026]")?.text == "€0")
    #expect(built.figure("X")?.text == "€0")
    #expect(built.figure("Y")?.text == "€5")
  }

  @Test func columnsWithoutValuesHaveTheirUnit() throws {
    let (model, messages) = compiled(
      """
      list Stage = Talk, Offer
      list D from "d.csv" column "Name"
        input W = column "Worth" €
        input P in Stage = column "Stage"
      S = sum(W) + €1
      N = number(P)

      """, language: "en", files: ["d.csv": "Name;Worth;Stage\nA;;Talk\nB;;\n"])
    #expect(messages == "")
    #expect(try #require(model).figure("S") == nil)
    #expect(model?.figure("N")?.text == "1")
  }

  @Test func itemsMayHaveNoItem() throws {
    let (model, messages) = compiled(
      """
      list Stage = Talk, Offer
      list D
        input W, P in Stage
        - A = €1; Talk
        - B = €2; –
      X = sum(W if P = Stage[Talk])

      """, language: "en")
    #expect(messages == "")
    #expect(try #require(model).figure("X")?.text == "€1")
  }

  /// What a file says is data, whatever labels of the model cite.
  @Test(arguments: ["Sum", "Sum {S}"])
  func namesOfFilesCiteNothing(_ label: String) throws {
    let (model, messages) = compiled(
      """
      list D from "d.csv" column "Name"
        input W = column "Worth" €
      S "\(label)" = sum(W)
      X = W["A {S}"]

      """, language: "en", files: ["d.csv": "Name;Worth\nA {S};5\n{{x;6\n"])
    #expect(messages == "")
    #expect(try #require(model).itemLists[0].items.map(\.label) == ["A {S}", "{{x"])
    #expect(model?.figure("X")?.text == "€5")
  }

  @Test func whatHoldsForEveryValueIsNoEquation() {
    let messages = compiled("input A = 2\nS = A * 3\nX = solve S = S for A\n", language: "en")
      .messages
    #expect(messages.contains("kpi.solve") || messages.contains("does not depend"), "\(messages)")
  }

  @Test func aListThatCouldNotBeReadIsToldOfOnce() {
    let messages = compiled(
      """
      list D from "d.csv" column "Name"
        input W = column "Worth" €
      per D
        X = W * 2
      table T = W, X per D by W descending, total
      S = sum(W)

      """, language: "en"
    ).messages
    #expect(messages.ranges(of: ": error: ").count == 1, "\(messages)")
  }

  @Test func tablesOfManyItemsSayHowManyThereMayBe() {
    let rows = (1...1_300).map { "D\($0);1\n" }.joined()
    let messages = compiled(
      "list D from \"d.csv\" column \"Name\"\n  input W = column \"Worth\"\ntable T = W per D\n",
      language: "en", files: ["d.csv": "Name;Worth\n" + rows]
    ).messages
    #expect(messages.contains("at most 1200 rows"), "\(messages)")
  }

  /// What a table shows as a total is one.
  @Test(arguments: [
    ("CPL = Cost / Leads", nil), ("Twelfth = Cost / 12", "€3,750"), ("All = sum(Cost)", nil),
    ("N = number(Cost)", nil), ("M = mean(Cost if Leads > 1)", nil), ("M = median(Cost)", nil),
    ("M = max(Cost)", nil), ("M = min(Cost if Leads > 0)", nil), ("M = max(Cost; €5)", "€45,000"),
    ("Part = Cost * share(Leads)", "€15,937.50"), ("Twice = Cost * 2", "€90,000"),
    ("CPL = Cost / Sold", "€450/order"),
    ("Rate = Cost / (Sold / Sold * 10 days)", "€4,500/order"),
  ])
  func totalsAreTotals(_ line: String, _ total: String?) throws {
    let (model, messages) = compiled(
      """
      count order|orders
      list Channel
        input Cost, Leads, Sold
        - Search = €12,000; 400; 50 orders
        - Fair = €30,000; 250; 30 orders
        - Mail = €3,000; 150; 20 orders
        \(line)

      """, language: "en")
    #expect(messages == "")
    let name = try #require(line.split(separator: " ").first)
    let figure = try #require(model).figure("\(name)[total]")
    #expect(figure.map { "\($0.text)\($0.unit.contains("/") ? "/order" : "")" } == total)
  }

  @Test func sumsOfOneListAddUpOverTheOther() throws {
    let (model, messages) = compiled(
      """
      list C = A, B
      list K = X, Y
      per C, K
        input G
        - A = €1; €2
        - B = €3; €4
        R = sum(G over K)
      per C
        Q = sum(G over K)

      """, language: "en")
    #expect(messages == "")
    #expect(try #require(model).figure("Q[total]")?.text == "€10")
    #expect(model?.figure("R[A, total]") == nil)
    #expect(model?.figure("R[total, X]")?.text == "€10")
  }

  @Test func quotientsOfWhatHasNoTotalHaveNone() throws {
    let (model, messages) = compiled(
      """
      count head|heads
      list C
        input Cost, Heads
        - A = €12; 4 heads
        - B = €30; 5 heads
        total Heads = nothing
        Each = Cost / Heads -> €/head

      """, language: "en")
    #expect(messages == "")
    #expect(try #require(model).figure("Each[A]")?.text == "€3")
    #expect(model?.figure("Each[total]") == nil)
  }
}
