package import Diagnostics

/// The messages about templates, by topic in extensions.
package enum TemplateMessages {
  /// All entries, for the catalog.
  package static let entries: [MessageEntry] = [
    unclosed, syntax, unknownTag, tooMany, limit, unknownTemplate, circular, broken, block,
    unknownBlock, unshownBlock,
    unknownImport, unknownFilter, unknownTest, unknownFunction, unknownMember, unknownMethod,
    arguments, undefined, wrongType, overflow, host, context, ambiguous,
    blockedURL,
  ]
}
