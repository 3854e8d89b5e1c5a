package import DataFormats

/// The metadata of a page; keys that were not written are `nil` or empty.
package struct FrontMatter: Sendable, Hashable {
  /// The heading of the page; where the keys have none, the main heading that the text begins with.
  package var title: Located<String>?
  /// The day it is dated; makes the page a post.
  package var date: Located<DateTime>?
  /// The day of the last change that matters to readers.
  package var updated: Located<DateTime>?
  /// The last part of the page's URL; a single path component.
  package var slug: Located<String>?
  /// The whole path of the page below the site's address, without "/" at its beginning (`PagePath`).
  package var path: Located<String>?
  /// The terms of all taxonomies, in the order of these, those of each in the order written.
  package var terms: [TermUse] = []
  /// Markdown for lists, instead of the beginning of the text.
  package var summary: Located<String>?
  /// What search engines and previews show of the page, instead of the summary; plain text.
  package var description: Located<String>?
  /// The picture that stands for the page in lists, feeds and previews.
  package var image: Image?
  /// The figure of the page's model that stands for the page, as citations name it: `Umsatz@plus10 | 1`.
  package var figure: Located<String>?
  /// What readers see of that figure instead of its label; plain text, in which figures can be cited.
  package var figureLabel: Located<String>?
  /// Whether search engines are asked to leave the page out.
  package var noindex = false
  /// Not published unless drafts are asked for.
  package var draft = false
  /// Not published before.
  package var publish: Located<DateTime>?
  /// Not published from then on.
  package var expires: Located<DateTime>?
  /// A file of `templates/`.
  package var template: Located<String>?
  /// Previous paths, which redirect to the page.
  package var aliases: [Located<String>] = []
  /// A BCP 47 tag.
  package var language: Located<String>?
  /// What the translations of the page have in common where their files' names do not.
  package var translationKey: Located<String>?
  /// The order among pages, the lightest first.
  package var weight: Int?
  /// Readers' comments, in the order written.
  package var comments: [ReaderComment] = []
  /// The author's own keys, always a map.
  package var extra = DataValue.empty
  /// The path of the model that the page's figures come from.
  package var kpi: Located<String>?
  /// Whether some of it could not be read, so that what it lacks may be there.
  package var hasErrors = false

  /// Empty front matter.
  package init() {}
}

/// A reader's comment on a page.
package struct ReaderComment: Sendable, Hashable {
  /// The name as given.
  package let author: Located<String>
  /// When it was written.
  package let date: Located<DateTime>
  /// Untrusted Markdown, to be rendered without raw HTML.
  package let text: Located<String>

  /// A comment.
  package init(author: Located<String>, date: Located<DateTime>, text: Located<String>) {
    self.author = author
    self.date = date
    self.text = text
  }
}
