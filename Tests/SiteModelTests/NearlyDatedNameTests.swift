import Testing

@testable import SiteModel

/// Pages that are in no list because of their names.
struct NearlyDatedNameTests {
  private static let names: [(name: String, written: String, repaired: String)] = [
    ("2025-1-5-y", "2025-1-5", "2025-01-05-y"), ("2025-01-5-y", "2025-01-5", "2025-01-05-y"),
    ("2025-1-05-y", "2025-1-05", "2025-01-05-y"), ("20250105-y", "20250105", "2025-01-05-y"),
    ("20250105", "20250105", "2025-01-05"), ("20250105y", "20250105", "2025-01-05-y"),
    ("20250105_y", "20250105", "2025-01-05-y"), ("2025_01_05-y", "2025_01_05", "2025-01-05-y"),
    ("2025_1_5_y", "2025_1_5", "2025-01-05-y"), ("2025.01.05-y", "2025.01.05", "2025-01-05-y"),
    ("2025 01 05 y", "2025 01 05", "2025-01-05-y"), ("2025–01–05-y", "2025–01–05", "2025-01-05-y"),
    ("05.01.2025-y", "05.01.2025", "2025-01-05-y"), ("5.1.2025 y", "5.1.2025", "2025-01-05-y"),
    ("05-01-2025-y", "05-01-2025", "2025-01-05-y"), ("01-25-2025-y", "01-25-2025", "2025-01-25-y"),
  ]

  @Test(arguments: names)
  func `dates in other forms are named with the form to use`(
    name: String, written: String, repaired: String
  ) throws {
    try expectWarning(
      of: name, "\"\(written)\" is not read as a date, so the page is in no list", repaired)
  }

  @Test(arguments: [
    ("2025-13-01-y", "2025-01-13-y"), ("2025-02-30-y", "2025-02-28-y"),
    ("2024-02-31-y", "2024-02-29-y"), ("2025-04-31-y", "2025-04-30-y"),
    ("2025-00-10-y", "2025-01-10-y"), ("2025-14-20-y", "2025-12-20-y"),
    ("2025-06-00-y", "2025-06-01-y"),
  ])
  func `days that the calendar does not have are named with one that it has`(
    name: String, repaired: String
  ) throws {
    try expectWarning(
      of: name, "there is no day \"\(name.prefix(10))\", so the page is in no list", repaired)
  }

  @Test(arguments: [
    ("2025-01-05_y", "2025-01-05-y"), ("2025-01-05 y", "2025-01-05-y"),
    ("2025-01-05.y", "2025-01-05-y"), ("2025-01-05y", "2025-01-05-y"),
    ("2025-01-05–y", "2025-01-05-y"), ("2025-01-05-", "2025-01-05"),
  ])
  func `a hyphen must follow the date`(name: String, repaired: String) throws {
    try expectWarning(
      of: name, "no hyphen follows the date \"2025-01-05\", so the page is in no list", repaired)
  }

  /// Expects the warning of a file and of a bundle, and that renaming as it says makes a post.
  private func expectWarning(of name: String, _ message: String, _ repaired: String) throws {
    let file = try PlannedSite("-- content/s/\(name).md --\nText.\n")
    #expect(
      file.messages == """
        content/s/\(name).md: warning: \(message)
        help: to make it a post, rename the file to "\(repaired).md"

        """)
    let renamed = try PlannedSite("-- content/s/\(repaired).md --\nText.\n")
    #expect(renamed.messages == "")
    #expect(renamed.site.posts.count == 1)
    let bundle = try PlannedSite("-- content/\(name)/index.md --\nText.\n")
    #expect(
      bundle.messages == """
        content/\(name)/index.md: warning: \(message)
        help: to make it a post, rename the folder to "\(repaired)"

        """)
    #expect(
      try PlannedSite("-- content/\(repaired)/index.md --\nText.\n").site.posts.count == 1)
  }

  @Test(arguments: [
    "2025-01-05-y", "2025-01-05", "2025", "2025-goals", "2025-01-review", "2025-q1", "1984",
    "2024-25-season", "1920-1080-size", "2024.1.2-release", "12345678-part", "20259905-part",
    "404-things", "3-2-1-start", "90-60-90", "10-01-20-notes", "20-things", "007",
    "2025-01-051-y", "1848-3-18-revolution", "v2025-1-5", "99999999999-y", "24-12-y",
  ])
  func `other names are no dates`(name: String) throws {
    #expect(try PlannedSite("-- content/\(name).md --\nText.\n").messages == "")
  }

  @Test func `a page with a date in its front matter is in its lists`() throws {
    let text = "---\ndate: 2025-01-05\n---\nText.\n"
    let plan = try PlannedSite(
      "-- content/2025-1-5-y.md --\n\(text)-- content/2025-03-01-launch/launch.md --\n\(text)")
    #expect(plan.messages == "")
    #expect(plan.site.posts.count == 2)
  }

  @Test func `a page that is not published is not warned of`() throws {
    #expect(
      try PlannedSite("-- content/2025-1-5-y.md --\n---\ndraft: true\n---\n").messages == "")
  }

  // MARK: Bundles

  @Test(arguments: ["launch", "post", "README", "Index", "2025"])
  func `the page of a folder with a date must be called index`(name: String) throws {
    let picture = "-- content/2025-03-01-launch/a.png --\nx\n"
    #expect(
      try PlannedSite("-- content/2025-03-01-launch/\(name).md --\nText.\n" + picture).messages
        == """
        content/2025-03-01-launch/\(name).md: warning: "\(name).md" does not get the date of its folder, so the page is in no list
        help: to make it a post, rename it to "index.md"

        """)
    let renamed = try PlannedSite("-- content/2025-03-01-launch/index.md --\nText.\n" + picture)
    #expect(renamed.messages == "")
    #expect(renamed.site.posts.count == 1)
  }

  @Test func `both names may have to change`() throws {
    #expect(
      try PlannedSite("-- content/a/2025-3-1-launch/launch.md --\nText.\n").messages == """
        content/a/2025-3-1-launch/launch.md: warning: "launch.md" does not get the date of its folder, so the page is in no list
        help: to make it a post, rename it to "index.md" and the folder to "2025-03-01-launch"

        """)
  }

  @Test func `of several pages, the one that is called like the folder is meant`() throws {
    let plan = try PlannedSite(
      "-- content/2025-03-01-launch/launch.md --\nText.\n-- content/2025-03-01-launch/b.md --\nText.\n"
    )
    #expect(
      plan.messages.hasPrefix("content/2025-03-01-launch/launch.md: warning:"))
    #expect(plan.messages.ranges(of: "warning:").count == 1)
  }

  @Test(arguments: [
    "-- content/2025-03-01-days/a.md --\nA.\n-- content/2025-03-01-days/b.md --\nB.\n",
    "-- content/2025-03-01-days/index.md --\nA.\n-- content/2025-03-01-days/days.md --\nB.\n",
    "-- content/2025/launch.md --\nA.\n", "-- content/launch/launch.md --\nA.\n",
    "-- content/2025-goals/goals.md --\nA.\n",
    "-- content/2025-03-01-days/2025-03-01-launch.md --\nA.\n",
  ])
  func `other folders are sections and bundles as they are`(files: String) throws {
    #expect(try PlannedSite(files).messages == "")
  }
}
