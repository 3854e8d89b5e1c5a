package import Diagnostics

/// The messages about templates, by topic in extensions.
package enum TemplateMessages {
  /// All entries, for the catalog.
  package static let entries: [MessageEntry] = [
    unclosed, syntax, foreign, unknownTag, tooMany, limit, unknownTemplate, circular, broken, block,
    outsideBlock, unknownBlock, unshownBlock,
    unknownImport, unknownFilter, unknownTest, unknownFunction, unknownMember, unknownMethod,
    arguments, undefined, wrongType, overflow, host, context, unclosedQuote, ambiguous,
    blockedURL,
  ]
}
