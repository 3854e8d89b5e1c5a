import SiteModel
import Testing

@testable import SiteBuild

/// What the log says of what is not published.
struct UnpublishedNoticesTests {
  private func pages(_ count: Int, _ reason: Site.UnpublishedReason) -> [Site.Unpublished] {
    (0..<count).map {
      Site.Unpublished(
        path: "\(reason)-\($0).md", page: nil, reason: reason, date: nil, route: Route("a/"))
    }
  }

  private static let cases: [(drafts: Int, future: Int, expired: Int, lines: [String])] = [
    (0, 0, 0, []),
    (1, 0, 0, ["not published: 1 draft (--drafts shows them): content/draft-0.md"]),
    (
      0, 2, 0,
      [
        "not published: 2 pages not due yet (--future shows them): content/future-0.md, content/future-1.md"
      ]
    ),
    (0, 0, 1, ["not published: 1 expired page: content/expired-0.md"]),
    (
      3, 1, 4,
      [
        "not published: 3 drafts (--drafts shows them): content/draft-0.md, content/draft-1.md, content/draft-2.md",
        "not published: 1 page not due yet (--future shows them): content/future-0.md",
        "not published: 4 expired pages: content/expired-0.md, content/expired-1.md, content/expired-2.md "
          + "and 1 more (--verbose names all)",
      ]
    ),
  ]

  @Test(arguments: cases)
  func `pages are counted by reason, and up to three are named`(
    drafts: Int, future: Int, expired: Int, lines: [String]
  ) {
    let unpublished = pages(drafts, .draft) + pages(future, .future) + pages(expired, .expired)
    #expect(
      UnpublishedNotices(unpublished, leftovers: [], namesAll: false).lines == lines)
  }

  @Test func `all are named where that is asked for, each on a line of its own`() {
    #expect(
      UnpublishedNotices(
        pages(4, .draft) + pages(1, .expired), leftovers: ["content/a.md~"], namesAll: true
      ).lines == [
        """
        not published: 4 drafts (--drafts shows them):
          content/draft-0.md
          content/draft-1.md
          content/draft-2.md
          content/draft-3.md
        """, "not published: 1 expired page: content/expired-0.md",
        "not published: 1 leftover of another program: content/a.md~",
      ])
  }

  @Test func `files of bundles are not named, and leftovers on one line`() {
    let file = Site.Unpublished(
      path: "b/p.jpg", page: "b/index.md", reason: .draft, date: nil, route: Route("b/p.jpg"))
    #expect(
      UnpublishedNotices([file], leftovers: ["content/a.md~", "content/Icon\r"], namesAll: false)
        .lines == ["not published: 2 leftovers of other programs: content/a.md~, content/Icon?"])
  }
}
