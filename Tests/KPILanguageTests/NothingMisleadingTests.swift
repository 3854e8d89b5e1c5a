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

  /// What is calculated from an empty value is empty; only over a list are empty values left out.
  @Test(arguments: ["sum", "mean", "median", "min", "max"])
  func functionsOfAnEmptyValueAreEmpty(function: String) throws {
    let lines = """
      W = \(function)(V[A]; V[B])
      X = \(function)(V[A]; €3; €5)
      Y = \(function)(V)

      """
    let (model, messages) = compiled(Self.gaps + lines, language: "en")
    #expect(messages == "")
    let found = try #require(model)
    #expect(found.figure("W") == nil)
    #expect(found.figure("Y")?.text == "€1")
    let expected = ["sum": "€9", "mean": "€3", "median": "€3", "min": "€1", "max": "€5"]
    #expect(found.figure("X")?.text == expected[function])
  }

  @Test func checksAtAnItemWithoutValuePass() throws {
    let (model, messages) = compiled(Self.gaps + "per C\n  check V <= €1\n", language: "en")
    #expect(messages == "")
    #expect(try #require(model).checks.map(\.passed) == [true, true])
  }

  /// A part of a condition that compares nothing counts for nothing where another part decides.
  @Test(arguments: [
    ("V[B] > €1", nil), ("not V[B] > €1", nil),
    ("V[B] > €1 or V[A] = €1", "yes"), ("V[A] = €1 or V[B] > €1", "yes"),
    ("V[B] > €1 or V[A] = €2", nil), ("V[A] = €2 or V[B] > €1 or V[A] = €1", "yes"),
    ("V[B] > €1 and V[A] = €1", nil), ("V[A] = €1 and V[B] > €1", nil),
    ("V[B] > €1 and V[A] = €2", "no"), ("V[A] = €2 and V[B] > €1", "no"),
    ("V[A] = €1 and V[B] > €1 and V[A] = €2", "no"),
    ("not (V[B] > €1 or V[A] = €1)", "no"), ("not (V[B] > €1 and V[A] = €2)", "yes"),
    ("(V[B] > €1 or V[A] = €2) and V[A] = €2", "no"),
    ("(V[B] > €1 or V[A] = €2) and V[A] = €1", nil),
    ("(V[B] > €1 and V[A] = €1) or V[A] = €1", "yes"),
  ])
  func conditionsOfNothing(condition: String, answer: String?) throws {
    let lines = "X = if(\(condition); \"yes\"; \"no\")\n"
    let (model, messages) = compiled(Self.gaps + lines, language: "en")
    #expect(messages == "")
    let found = try #require(model)
    #expect(found.figure("X")?.text == answer)
  }

  @Test(arguments: [
    ("Paid = €2 or Open < €9", "€5"), ("Open < €9 or Paid = €2", "€5"),
    ("Open < €9 and Paid = €2", "€0"), ("not (Open < €9 and Paid = €2)", "€11"),
    ("not (Open < €9)", "€0"),
  ])
  func itemsWhoseConditionComparesNothing(condition: String, sum: String) throws {
    let lines = """
      list C
        input Open, Paid
        - A = –; €2
        - B = €1; €3
        - D = –; €8
      S = sum(Paid if \(condition))

      """
    let (model, messages) = compiled(lines, language: "en")
    #expect(messages == "")
    #expect(try #require(model).figure("S")?.text == sum)
  }

  /// Where rounding makes a figure jump over what it shall be, there is no solution, and no endless search for one.
  @Test(arguments: [
    ("round(I; €1) * 2", "€7", nil), ("round(I; €1) * 2", "€8", nil),
    ("if(I < €10/3; €1; €9)", "€5", nil), ("round(I * 100; €1) / 100 + I", "€7", "€3.50"),
  ])
  func searchesNotForJumps(formula: String, target: String, solution: String?) throws {
    let lines = "input I = €2\nX = \(formula)\nA = solve X = \(target) for I from €0 to €30.1\n"
    let (model, messages) = compiled(lines, language: "en")
    #expect(model?.figure("A")?.text == solution)
    #expect((model == nil) == messages.contains("solution"), "\(messages)")
  }

  /// To 50 digits, even where the first secant is nearly right and the bounds are far apart.
  @Test(arguments: [("I * 3 - €10", "3.33333333333333333333333333333333333333333333333333")])
  func solutionsHaveAllDigits(formula: String, solution: String) throws {
    let lines = "input I = €5\nX = \(formula)\nA = solve X = €0 for I from €0 to €100\n"
    let (model, messages) = compiled(lines, language: "en")
    #expect(messages == "")
    #expect(model?.figure("A")?.exact.hasPrefix(solution.prefix(50)) == true)
  }

  /// A condition that does not depend on the unknown leaves the line straight.
  @Test(arguments: [
    ("sum(R if N = 5)", "€20"), ("first(R if N >= 4)", "€20"), ("mean(R if N < 7)", "€25"),
    ("max(R if not N = 8)", "€20"), ("sum(R)", "€6.25"),
  ])
  func solvesThroughConditions(total: String, price: String) throws {
    let lines = """
      list K
        input N
        - A = 3
        - B = 5
        - C = 8
      input P = €2
      per K
        R = N * P
      T = \(total)
      X = solve T = €100 for P

      """
    let (model, messages) = compiled(lines, language: "en")
    #expect(messages == "")
    #expect(try #require(model).figure("X")?.text == price)
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

  @Test func figuresOfScenariosMoveWithTheInputs() throws {
    let (model, messages) = compiled(
      Self.scenario + """
        scenario t
          A = A * 3
        More = C@s - C
        Than = C - C@base
        Only = C@t
        table T = C, C@s, More, Than, Only for A from 1 to 3 step 1
        sensitivity S = More by 10%
        sensitivity U = C@s by 10%

        """, language: "en")
    #expect(messages.isEmpty, "\(messages)")
    let tables = try #require(model).tables.map { table in
      table.rows.map { row in
        ([row.label] + row.cells.map { $0?.figure.shortText ?? "" }).joined(separator: " ")
      }
    }
    #expect(
      tables == [
        ["C €3 €6 €9", "C (s) €4 €8 €12", "More €1 €2 €3", "Than −€3 €0 €3", "Only €9 €18 €27"],
        ["B €2.60 €1.40", "A €1.80 €2.20"], ["A €7.20 €8.80"],
      ])
  }

  @Test func theModelOutsideAllScenariosDoesNotMove() {
    let (model, messages) = compiled(
      Self.scenario + "table T = C, C@base for A from 1 to 3 step 1\n", language: "en")
    #expect(model == nil)
    #expect(messages.contains("values of an input change the model outside all scenarios"))
  }

  @Test(arguments: [
    ("CPL[total]", nil, "€34"), ("CPL[total]", "s", "€44"), ("CPL[total]", "t", "€10"),
    ("Seat[total]", nil, "€11,750"),
  ])
  func totalsOfQuotientsAreOfWhatHasBoth(
    _ name: String, _ scenario: String?, _ text: String
  ) throws {
    let (model, messages) = compiled(
      """
      count lead|leads
      list Channel
        input Cost, Leads, Staff
        - A = €12,000; 400 leads; 4
        - B = €30,000; –; 2
        - C = €5,000; 100 leads; 6
        CPL = Cost / Leads
        total Staff = mean(Staff)
        Seat = Cost / Staff
      scenario s
        CPL[C] = €100/lead
      scenario t
        CPL = €10/lead

      """, language: "en")
    #expect(messages.isEmpty, "\(messages)")
    #expect(try #require(model).figure(name, scenario: scenario)?.text == text)
  }

  @Test(arguments: [
    ("X = Rate[total] * 2\n", "\"Rate\" has no total", "total Rate = mean(Rate)"),
    ("Y = Half[total]\n", "\"Half\" has no total", "total Half = mean(Half)"),
  ])
  func whatHasNoTotalCannotBeUsed(_ line: String, _ message: String, _ help: String) {
    let (model, messages) = compiled(
      "list Tier\n  input Rate\n  - A = 5%\n  - B = 3%\n  Half = Rate / 2\n" + line,
      language: "en")
    #expect(model == nil)
    #expect(messages.contains(message) && messages.contains(help), "\(messages)")
  }

  @Test(arguments: [
    (
      "  total Cost = number(Cost)\n",
      "the total of \"Cost\" is without a unit, its values are in \"€\""
    ),
    ("  total Cost over Month = sum(Cost)\n", "\"Cost\" has no values for each Month"),
    (
      "  total Cost = sum(Cost)\n  total Cost = max(Cost)\n",
      "the total of \"Cost\" is defined twice"
    ),
  ])
  func totalsFitTheirFigures(_ lines: String, _ message: String) {
    let (model, messages) = compiled(
      "series Month = 1 to 3\nlist Tier\n  input Cost\n  - A = €5\n  - B = €3\n" + lines,
      language: "en")
    #expect(model == nil)
    #expect(messages.contains(message), "\(messages)")
  }

  @Test func totalsMayBeOfAnotherTime() throws {
    let (model, messages) = compiled(
      """
      series Month = 1 to 3
        MRR = €5/month * Month
        total MRR = sum(MRR * 1 month)
      list Deal
        input Won in Month
        - A = 1
        - B = 3
        total Won = number(Won)
      table T = MRR per Month, total

      """, language: "en")
    #expect(messages.isEmpty, "\(messages)")
    #expect(try #require(model).tables[0].rows.last?.cells[0]?.figure.shortText == "€30")
  }

  @Test func yearsHaveNoGroups() throws {
    let (model, messages) = compiled(
      """
      reihe Jahr = 2026 bis 2030
        Kunden = (Jahr - 2020) * 200
        Danach = Jahr + 1
      Wann = erster(Jahr wenn Kunden > 1500)
      Letzter = max(Jahr)
      tabelle T = Danach, Kunden je Jahr
      tabelle U = Wann, Letzter
      herleitung Kunden[2027]

      """, language: "de")
    #expect(messages.isEmpty, "\(messages)")
    let built = try #require(model)
    let rows = built.tables.map { $0.rows.map { $0.cells.map { $0?.figure.shortText ?? "" } } }
    #expect(rows[0][0] == ["2027", "1.200"])
    #expect(rows[1] == [["2028"], ["2030"]])
    let steps = built.blocks.joined().compactMap { item -> KPISteps? in
      if case .steps(let steps) = item { steps } else { nil }
    }
    #expect(steps.first?.steps.last?.formula == "(2027 − 2020) × 200")
  }

  @Test func equationsAreNotNested() {
    let (model, messages) = compiled(
      """
      input I = 5
      input J = 2
      X = I * J
      A = solve X = 20 for I
      B = solve A = 4 for J from 1 to 30

      """, language: "en")
    #expect(model == nil)
    #expect(messages.contains("the value depends on the solution of another equation"))
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
