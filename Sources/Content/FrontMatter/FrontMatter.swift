package import DataFormats

/// What a page says of itself before its text; keys that were not written are `nil` or empty.
package struct FrontMatter: Sendable, Hashable {
  /// The heading of the page.
  package var title: Located<String>?
  /// The day it is dated; makes the page a post.
  package var date: Located<DateTime>?
  /// The day of the last change that matters to readers.
  package var updated: Located<DateTime>?
  /// The last part of the page's address; a single path component.
  package var slug: Located<String>?
  /// In the order written.
  package var tags: [Located<String>] = []
  /// Markdown for lists, in place of the text's beginning.
  package var summary: Located<String>?
  /// Not published unless drafts are asked for.
  package var draft = false
  /// Not to be seen before.
  package var publish: Located<DateTime>?
  /// Not to be seen from then on.
  package var expires: Located<DateTime>?
  /// A file of `templates/`.
  package var template: Located<String>?
  /// Former addresses.
  package var aliases: [Located<String>] = []
  /// A BCP 47 tag.
  package var language: Located<String>?
  /// The order among pages, the lightest first.
  package var weight: Int?
  /// What readers wrote, in the order written.
  package var comments: [ReaderComment] = []
  /// The author's own keys, always a map.
  package var extra = DataValue.empty
  /// The path of the model that the page's figures come from.
  package var kpi: Located<String>?

  /// Front matter that says nothing.
  package init() {}
}

/// What a reader wrote about a page.
package struct ReaderComment: Sendable, Hashable {
  /// The name as given.
  package let author: Located<String>
  /// When it was written.
  package let date: Located<DateTime>
  /// Markdown from a stranger: to be rendered without raw HTML.
  package let text: Located<String>

  /// Keeps the values as they are.
  package init(author: Located<String>, date: Located<DateTime>, text: Located<String>) {
    self.author = author
    self.date = date
    self.text = text
  }
}
