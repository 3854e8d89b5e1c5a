import Diagnostics
import Platform

/// What a build means for the page that a browser shows.
extension BrowserHub {
  /// How the page that a browser shows stands after a build, or when it connects.
  func page(of browser: SocketHandler, after build: FinishedBuild?) -> String {
    let file = browser.file.flatMap { site.file($0) }
    var members =
      switch file {
      case .some(let file) where file.redirect == nil: state(of: file, for: browser, after: build)
      default: stateOfMissingPage(for: browser, alias: file?.redirect, isConnecting: build == nil)
      }
    let badge = file.flatMap { site.badge(of: $0.path) }
    members.append(("badge", BrowserMessages.badge(badge)))
    let links = file.map { site.unpublishedLinks(of: $0.path) } ?? []
    members.append(("unpublished", BrowserMessages.addresses(of: links, addresses)))
    let listed = file.map { site.unpublishedPages(on: $0.path) } ?? []
    members.append(("listed", BrowserMessages.addresses(of: listed, addresses)))
    return JSONText.object(members)
  }

  private func state(
    of file: ServedFile, for browser: SocketHandler, after build: FinishedBuild?
  ) -> [(String, String)] {
    let hash = file.hash.hexadecimal
    guard let build else {
      browser.isStale = hash != browser.hash
      return Self.state("here", hash)
    }
    let isRestyled = build.restyledPages.contains(file.path) && !browser.isStale
    browser.isStale = hash != browser.hash && !isRestyled
    if isRestyled { browser.hash = hash }
    return Self.state(browser.isStale ? "changed" : "same", hash)
  }

  /// The page of a browser is not there, or only an alias that leads to where it is now.
  private func stateOfMissingPage(
    for browser: SocketHandler, alias: String?, isConnecting: Bool
  ) -> [(String, String)] {
    if alias == nil, let address = browser.page.flatMap(addresses.presentAddress) {
      return Self.state("moved", nil) + [("to", JSONText.string(address)), ("load", "true")]
    }
    let errorPage = hasGoodBuild ? errorPageHash : browser.hash
    let showsServerPage = ServerPage(rawValue: browser.hash) != nil
    if browser.hash == errorPage || browser.showsErrorPage || showsServerPage {
      browser.showsErrorPage = true
      let isSame = isConnecting || browser.hash == errorPage && alias == nil
      return Self.state(isSame ? "missing" : "changed", errorPage)
    }
    let removal = browser.file.flatMap { removals[$0] }
    var target = alias.map(addresses.redirect)
    if target == nil, let newPath = removal?.newPath, site.file(newPath) != nil {
      target = addresses.address(of: newPath)
    }
    var members = Self.state(target == nil ? "gone" : "moved", nil)
    if let target { members.append(("to", JSONText.string(target))) }
    if let source = removal?.source { members.append(("was", JSONText.string(source))) }
    return members
  }

  private static func state(_ state: String, _ hash: String?) -> [(String, String)] {
    var members = [("is", JSONText.string(state))]
    if let hash { members.append(("hash", JSONText.string(hash))) }
    return members
  }

  private var errorPageHash: String {
    site.file(SiteAddresses.errorPage)?.hash.hexadecimal ?? ServerPage.missing.rawValue
  }
}
