import TestSupport
import Testing

@testable import SiteBuild

/// The figures of a page for an inspector.
struct InspectedFigureTests {
  private static let model = """
    ---
    title: "A plan for `=Revenue@better`"
    summary: "Sold: `=Sold`"
    ---
    We sell [€133](=Sold) of `=Revenue@better`.

    ```kpi
    input Price "Price" = 4 €
    input Share "Share" = 1/3 | 1 %
    Revenue "Revenue" = Price * 100 -> €
    Sold "Sold" = Revenue * Share -> € | 1
    scenario now "Now"
    scenario better "Better"
      Price = Price + 1 €
      Gain "Gain" = Revenue - Revenue@now -> €
    check Revenue = 400 €
    ```

    """

  @Test(arguments: [
    ("scenarios", #"[{"label":"Now","name":"now"},{"label":"Better","name":"better"}]"#),
    (
      "figures.0",
      #"""
      {"cells":[{"text":"€4"},{"changed":true,"step":"€4 + 1 € = €5","text":"€5"}],"cited":[],
      "formula":"4 €","input":true,"label":"Price","name":"Price","needs":[],
      "place":{"column":7,"file":"content/a/2025-01-04-plan.md","line":8},"unit":"€"}
      """#
    ),
    (
      "figures.1",
      #"""
      {"cells":[{"exact":"1/3","step":"1/3 ≈ 33%","text":"33%"},
      {"exact":"1/3","step":"1/3 ≈ 33%","text":"33%"}],"cited":[],"formula":"1/3 | 1 %",
      "input":true,"label":"Share","name":"Share","needs":[],
      "place":{"column":7,"file":"content/a/2025-01-04-plan.md","line":9}}
      """#
    ),
    (
      "figures.2",
      #"""
      {"cells":[{"step":"€4 × 100 = €400","text":"€400"},
      {"changed":true,"step":"€5 × 100 = €500","text":"€500"}],
      "cited":[{"column":8,"file":"content/a/2025-01-04-plan.md","line":2},
      {"column":27,"file":"content/a/2025-01-04-plan.md","line":5}],"formula":"Price * 100 -> €",
      "label":"Revenue","name":"Revenue","needs":["Price"],
      "place":{"column":1,"file":"content/a/2025-01-04-plan.md","line":10},"unit":"€"}
      """#
    ),
    (
      "figures.3",
      #"""
      {"cells":[{"exact":"400/3","step":"€400 × (1/3) ≈ €133","text":"€133"},
      {"changed":true,"exact":"500/3","step":"€500 × (1/3) ≈ €167","text":"€167"}],
      "cited":[{"column":10,"file":"content/a/2025-01-04-plan.md","line":3},
      {"column":16,"file":"content/a/2025-01-04-plan.md","line":5}],
      "formula":"Revenue * Share -> € | 1","label":"Sold","name":"Sold",
      "needs":["Revenue","Share"],
      "place":{"column":1,"file":"content/a/2025-01-04-plan.md","line":11},"unit":"€"}
      """#
    ),
    (
      "figures.4",
      #"""
      {"cells":[null,{"step":"€500 − €400 = €100","text":"€100"}],"cited":[],
      "formula":"Revenue - Revenue@now -> €","label":"Gain","name":"Gain",
      "needs":["Revenue@better","Revenue@now"],
      "place":{"column":3,"file":"content/a/2025-01-04-plan.md","line":15},"unit":"€"}
      """#
    ),
    ("figures.5", ""),
    (
      "checks",
      #"""
      [{"passed":true,"place":{"column":7,"file":"content/a/2025-01-04-plan.md","line":16},
      "text":"Revenue = 400 €"}]
      """#
    ), ("notes", "[]"),
  ])
  func `every figure in every scenario`(_ part: String, _ json: String) throws {
    let site = try InspectedSite(["content/a/2025-01-04-plan.md": Self.model])
    #expect(
      try site.page("a/plan/index.html")["figures." + part] == json.replacing("\n", with: ""))
  }

  @Test func `an override names what it replaces, and a table what does not add up`() throws {
    let site = try InspectedSite([
      "content/a/2025-01-04-plan.md":
        "---\nlanguage: de\n---\nText.\n\n```kpi\n\(WorkedExample.lines)```\n"
    ])
    let page = try site.page("a/plan/index.html")
    #expect(
      page["figures.figures.5.cells.1"].replacing("\u{A0}", with: " ")
        == #"""
        {"changed":true,"step":["1/3, gerundet auf 1 % = 33 %","33 % um 10 % erhöht = 36,3 %"],
        "text":"36,3 %"}
        """#.replacing("\n", with: ""))
    #expect(
      page["figures.notes.0"].replacing("\u{A0}", with: " ")
        == #"""
        "Umsatz, +10 %: 1.306.000 € is calculated with unrounded values; with the figures shown it
         would be 1.304.000 €"
        """#.replacing("\n", with: ""))
  }

  @Test func `a page without a model has none`() throws {
    #expect(try InspectedSite().page("about/index.html")["figures"] == "null")
  }
}
