import Platform
import Testing

struct PathComponentsTests {
  @Test(arguments: [
    ("/a/b", "/a", "b"), ("/a/b/c", "/a", "b/c"), ("/a", "/a", nil), ("/ab", "/a", nil),
    ("/Büro/public", "/Büro", "public"), ("/größeöä/日本/x", "/größeöä/日本", "x"),
    ("/a😀/public", "/a😀", "public"), ("/Bu\u{308}ro/public", "/Bu\u{308}ro", "public"),
    // Another folder to every file system that tells bytes apart.
    ("/Bu\u{308}ro/public", "/Büro", nil), ("/Büro/public", "/Bu\u{308}ro", nil),
    // A combining mark merges with the slash before it into one `Character`.
    ("/a/\u{301}b", "/a", "\u{301}b"), ("/a\u{301}/b", "/a", nil), ("b", "", nil),
  ])
  func `what is below a folder is told by bytes`(path: String, folder: String, below: String?) {
    let found = PathComponents.path(path, below: folder)
    #expect(found.map { Array($0.utf8) } == below.map { Array($0.utf8) })
  }
}
