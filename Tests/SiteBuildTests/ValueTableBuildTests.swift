import Diagnostics
import TestSupport
import Testing

@testable import SiteBuild

/// Pages whose models read lists from files.
@Suite struct ValueTableBuildTests {
  private func site(_ table: String) throws -> SmallSite {
    let site = try SmallSite()
    try site.folder.write("Name;Amount\nA;5\nB;6\n", to: "site/content/" + table)
    try site.folder.write(
      """
      ---
      title: 'In all `=Sum`'
      ---

      ```kpi
      list deal from "deals.csv" column "Name"
        input amount = column "Amount" €
      Sum = sum(amount)
      ```

      """, to: "site/content/sums/deals.md")
    return site
  }

  @Test(arguments: [
    ("sums/deals.csv", ["sums/deals.csv"]), ("deals.csv", ["deals.csv"]), ("_data/deals.csv", []),
  ])
  func areMadeAgainWhenTheFileChanges(_ table: String, _ published: [String]) throws {
    let site = try site(table)
    #expect(site.build().diagnostics.isEmpty)
    let page = "sums/deals/index.html"
    #expect(try site.text(page).contains("<title>In all €11</title>"))
    #expect(try site.files().files.keys.filter { $0.hasSuffix(".csv") } == published)
    #expect(site.build().rebuilt.isEmpty)

    try site.replace("6", with: "7", in: "content/" + table)
    let result = site.build()
    #expect(result.diagnostics.isEmpty)
    #expect(Set(result.rebuilt.map(\.file)).isSuperset(of: published + [page]))
    #expect(try site.text(page).contains("<title>In all €12</title>"))
    #expect(try site.files() == site.cleanFiles())
    #expect(site.build().rebuilt.isEmpty)
  }

  @Test func takeTheFileBesideThemFirst() throws {
    let site = try site("deals.csv")
    site.build()
    try site.folder.write("Name;Amount\nA;1\n", to: "site/content/sums/deals.csv")
    site.build()
    #expect(try site.text("sums/deals/index.html").contains("In all €1<"))
    try site.folder.remove("site/content/sums/deals.csv")
    site.build()
    #expect(try site.text("sums/deals/index.html").contains("In all €11<"))
  }

  @Test func sayWhereAFileIsWrong() throws {
    let site = try site("_data/deals.csv")
    site.build()
    try site.folder.write("Name;Amount\nA;5\nB;six\n", to: "site/content/_data/deals.csv")
    let diagnostic = try #require(site.build().diagnostics.first)
    #expect(diagnostic.message == "\"six\" is not a number")
    #expect(diagnostic.location?.path == "content/_data/deals.csv")
    #expect(diagnostic.location?.position?.line == 3)
    try site.folder.remove("site/content/_data/deals.csv")
    #expect(site.build().diagnostics.map(\.message) == ["there is no file \"deals.csv\""])
  }

  @Test func refuseWhatIsNotUTF8() throws {
    let site = try site("deals.csv")
    try site.folder.write(
      Array("Name;Amount\nM".utf8) + [0xFC] + Array("ller;5\n".utf8),
      to: "site/content/deals.csv")
    let diagnostic = try #require(site.build().diagnostics.first)
    #expect(diagnostic.location?.path == "content/deals.csv")
    #expect(diagnostic.message.contains("UTF-8"))
  }
}

extension SmallSite {
  /// A file of the output.
  fileprivate func text(_ file: String) throws -> String { try folder.text("public/" + file) }
}
