/// A page of the server's own, shown where the site has none to show.
///
/// The client comes with it, shows the errors, and loads what there should be as soon as there is. The raw value stands in
/// place of the hash of a built page.
enum ServerPage: String {
  /// The first build takes its time.
  case building
  /// The first build failed.
  case failed
  /// There is no such page, and no page of the site that says so.
  case missing

  private var title: String {
    switch self {
    case .building: "The site is being built"
    case .failed: "The site could not be built"
    case .missing: "There is no page at this address"
    }
  }

  private var text: String {
    switch self {
    case .building: "This takes longer than usual. The page appears by itself when it is done."
    case .failed: "Put right what the messages say and save: the page appears by itself."
    case .missing:
      "It appears by itself when there is one. A site’s own words for this are its page 404.html."
    }
  }

  /// The page with the client.
  ///
  /// - Parameters:
  ///   - injection: Puts the client in.
  ///   - root: The address of the site's first page, encoded, where the page is to lead there.
  /// - Returns: HTML.
  func bytes(with injection: PageInjection, root: String? = nil) -> [UInt8] {
    let link = root.map { "\n<p>The site begins at <a href=\"\($0)\">\($0)</a>.</p>" } ?? ""
    return Array(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      \(injection.script(hash: rawValue))
      </head>
      <body>
      <main>
      <h1>\(title)</h1>
      <p>\(text)</p>\(link)
      </main>
      </body>
      </html>

      """.utf8)
  }
}
