import Testing

@testable import SiteModel

/// Fragments as HTML's "select the indicated part" reads them.
struct URLFragmentTests {
  @Test(arguments: [
    ("details", ["details"]), ("gr%C3%B6%C3%9Fe", ["gr%C3%B6%C3%9Fe", "größe"]),
    ("größe", ["größe"]), ("100%", ["100%"]), ("%FF", ["%FF"]),
    ("topics", ["topics"]), ("a:b", ["a:b"]), (":~a", [":~a"]),
    ("a:~:text=b", ["a"]), ("a:~:", ["a"]), ("a%20b:~:text=c%", ["a%20b", "a b"]),
  ])
  func `a fragment names an element`(written: String, ids: [String]) {
    #expect(URLFragment(written).ids == ids)
  }

  @Test(arguments: [
    "", "top", "TOP", "Top", "t%6Fp", ":~:text=a", ":~:text=a&text=b#c", "top:~:text=a",
  ])
  func `a fragment needs no element`(written: String) {
    #expect(URLFragment(written).ids == [])
  }
}
