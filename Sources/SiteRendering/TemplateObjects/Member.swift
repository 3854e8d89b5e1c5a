import TemplateEngine
import SiteModel

/// The names that templates use for what a site has, as integers.
///
/// Their order is the engine's vocabulary, so that asking an object for a member is a switch and no
/// look-up. There are at most 64, so that a set of them is one integer.
package enum Member: Int, CaseIterable, Sendable {
  case author, base_url, comments, content, count, date, description, draft, extra, feed, first
  case has_more, items, kind, language, last, menu, name, next, number, outline, pages, path
  case permalink, posts, previous, reading_time, section, sections, slug, structured_data, summary
  case tags, title, total, updated, url, weight, word_count, year

  /// The engine's list of names.
  static let vocabulary = allCases.map(\.text)

  /// `nil` for a name that only a template knows.
  init?(_ name: Name) { self.init(rawValue: name.id) }

  /// As templates write it.
  package var text: String { "\(self)" }

  var name: Name { Name(id: rawValue) }
}

/// Members of one thing.
package struct MemberSet: OptionSet, Sendable, Hashable {
  /// A bit for each member.
  package let rawValue: UInt64

  /// The members of the bits that are set.
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// All there are.
  package static let all = MemberSet(rawValue: (1 << UInt64(Member.allCases.count)) - 1)

  /// A set of one.
  package init(_ member: Member) { rawValue = 1 << UInt64(member.rawValue) }

  /// A set of some.
  package init(_ members: [Member]) {
    self = members.reduce(into: []) { $0.formUnion(MemberSet($1)) }
  }

  /// In the order of the vocabulary.
  package var members: [Member] {
    var members: [Member] = []
    var rest = rawValue
    while rest != 0 {
      if let member = Member(rawValue: rest.trailingZeroBitCount) { members.append(member) }
      rest &= rest - 1
    }
    return members
  }
}
