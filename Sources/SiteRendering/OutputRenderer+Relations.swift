package import SiteModel

/// What outputs have to do with pages, for looking a site through.
extension OutputRenderer {

  /// The page whose text and front matter an output shows, also on further pages of a list; `nil` for all
  /// others.
  package func sourcePage(of output: OutputID) -> PageID? {
    rendered(output).source?.page(in: site)
  }

  /// The page that an output leads to and has nothing of its own beside.
  package func redirectTarget(of output: OutputID) -> PageID? {
    (rendered(output) as? AliasOutput)?.page
  }

  /// The list that an output shows a page of, which is counted from 1; `nil` for all others.
  package func listing(of output: OutputID) -> (id: ListingID, number: Int)? {
    guard case .list(let listing, let number)? = rendered(output).source else { return nil }
    return (listing, number)
  }

  /// The part of the site that an output belongs to.
  package func language(of output: OutputID) -> LanguageID { rendered(output).language(in: site) }

  /// The key of the theme's message that is the title of home pages in menus which a language inherits.
  package static let homeMessage = OutputTitles.homeWord

  /// The key of the theme's message that is an output's title; `nil` where the title is the author's.
  package func titleMessage(of output: OutputID) -> String? {
    rendered(output).source.flatMap { titles.word(for: $0)?.key }
  }
}
