import TestSupport
import Testing

@testable import KPILanguage

/// Figures that marketing and sales handbooks publish, and errors that some of them print.
@Suite struct PublishedExampleTests {
  @Test(arguments: [
    "count lead|leads\nr = €20,000 / 200 leads -> €/lead\ncheck r = €100/lead",
    "r = 18/150\ncheck r = 12%",
    "count win|wins, deal|deals\nr = 18 wins / 60 deals -> wins/deal\ncheck r = 30%",
    "r = 350/2500\ncheck r = 14%",
    "r = 50 × €10,000 × 20% / 30 days -> €/day\ncheck r = €3,333.33/day ± €0.01/day",
    "r = 50 × €25,000 × 25% / 60 days\ncheck r = €5,208/day + €1/3/day",
    "r = €235,000 / €250,000\ncheck r = 94%",
    "cost = €5,000\nr = (€10,000 - cost) / cost\ncheck r = 100%",
    "spend = €10,000\nr = (€50,000 × 60% - spend) / spend\ncheck r = 200%",
    "r = 14/0.4/0.5/0.35/0.1\ncheck r = 2,000",
    """
    quota = €2,000,000
    deals = up(quota / €60,000; 1)
    opportunities = up(deals / 22%; 1)
    pipeline = opportunities * €60,000
    check deals = 34
    check opportunities = 155
    check pipeline = €9,300,000
    check pipeline / quota = 4.65
    check 1 / 22% = 4.5454 ± 0.0001
    """,
  ])
  func areRecomputedExactly(_ lines: String) {
    let (model, messages) = compiled(lines + "\n", language: "en")
    #expect(messages == "")
    #expect(model != nil)
  }

  @Test func aLostPercentSignFailsTheCheck() {
    let messages = compiled(
      "r = 82 × (1/1.5) × £50\ncheck r = £27.33 ± £0.01\n", language: "en"
    ).messages
    #expect(
      messages == """
        a.kpi:2:7: error: this check fails: the left side is £8200/3, the right side is £27.33
          check r = £27.33 ± £0.01
                ^~~~~~~~~~~~~~~~~~
        note: the difference is £811801/300

        """)
  }

  @Test func aCoverageThatCountsOpportunitiesIsNotAMultiple() {
    let messages = compiled(
      """
      count deal|deals, opportunity|opportunities
      quota = €1,000,000
      winrate = 22% deal/opportunity
      size = €60,000/deal
      coverage = quota / (winrate * size)
      check coverage = 3 ± 1

      """, language: "en"
    ).messages
    #expect(
      messages == """
        a.kpi:6:7: error: the left side is in "opportunities", the right side without a unit
          check coverage = 3 ± 1
                ^~~~~~~~~~~~~~~~

        """)
  }
}
