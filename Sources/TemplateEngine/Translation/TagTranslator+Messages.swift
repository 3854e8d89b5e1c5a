import Diagnostics

extension TagTranslator.Translation {
  /// The message about a tag that is written as in another language.
  ///
  /// - Parameters:
  ///   - error: What the parser says of it; its sentence is kept where a slip was found, such as a quotation
  ///     mark that is missing.
  ///   - tag: The tag.
  ///   - file: The template.
  /// - Returns: The message.
  func diagnostic(
    insteadOf error: Diagnostic, in tag: TagScanner.Tag, of file: SourceFile
  ) -> Diagnostic {
    guard !isSlip else { return helping(error.withoutNotes, in: tag, of: file) }
    if isVague, let location = error.location,
      let written = TagTranslator.text(at: location, in: file), !["%}", "}}"].contains(written)
    {
      return helping(
        TemplateMessages.foreign(written, language).diagnostic(at: location), in: tag, of: file)
    }
    let start = tag.interior.lowerBound
    let place = start + range.lowerBound..<start + range.upperBound
    let message = TemplateMessages.foreign(file.text(place), language)
    return helping(message.diagnostic(at: file.location(place)), in: tag, of: file)
  }

  /// A message with what to type instead.
  func helping(
    _ message: Diagnostic, in tag: TagScanner.Tag, of file: SourceFile
  ) -> Diagnostic {
    let help = isAdvice ? text : "write " + withSigns(of: tag, in: file)
    let helped = message.help(help)
    return remark.map { helped.note($0) } ?? helped
  }

  /// The text with the signs for whitespace that the tag has.
  private func withSigns(of tag: TagScanner.Tag, in file: SourceFile) -> String {
    var text = text
    let isClosed = text.hasSuffix("%}") || text.hasSuffix("}}")
    let end = tag.range.upperBound - 3
    if isClosed, tag.problem == nil, end >= tag.interior.upperBound,
      file.bytes[end] == UInt8(ascii: "-")
    {
      text.insert("-", at: text.index(text.endIndex, offsetBy: -2))
    }
    if text.hasPrefix("{"), tag.interior.lowerBound > tag.range.lowerBound + 2,
      file.bytes[tag.range.lowerBound + 2] == UInt8(ascii: "-")
    {
      text.insert("-", at: text.index(text.startIndex, offsetBy: 2))
    }
    return text
  }
}

extension TagTranslator {
  /// What a location marks.
  fileprivate static func text(at location: SourceLocation, in file: SourceFile) -> String? {
    guard let position = location.position, position.cutBefore == 0 else { return nil }
    let line = position.lineText.unicodeScalars.dropFirst(position.column - 1)
    return String(String.UnicodeScalarView(line.prefix(position.length)))
  }

  /// A message at a place of a template; one about a name has what is written here instead.
  func diagnostic(
    _ message: TemplateMessage, at range: Range<Int>, in file: SourceFile
  ) -> Diagnostic {
    let plain = message.diagnostic(at: file.location(range))
    guard message.isAboutName, let tag = TagScanner.tag(around: range.lowerBound, in: file) else {
      return plain
    }
    let start = tag.interior.lowerBound
    let place = max(range.lowerBound - start, 0)..<max(range.upperBound - start, 1)
    guard
      let translation = translation(
        of: Array(file.bytes[tag.interior]), isOutput: tag.kind == .output,
        because: .name(place))
    else { return message.missing?.explaining(message, at: range, in: tag, of: file) ?? plain }
    if case .none? = message.missing?.owner,
      let explained = message.missing?.explaining(message, at: range, in: tag, of: file)
    {
      // The other name alone would not do.
      return translation.helping(explained, in: tag, of: file)
    }
    return translation.helping(plain.withoutNotes, in: tag, of: file)
  }
}

extension TemplateMessage {
  /// Whether it says that something with a name is not there, which may be called otherwise here.
  fileprivate var isAboutName: Bool {
    [
      TemplateMessages.undefined.id, TemplateMessages.unknownFilter.id,
      TemplateMessages.unknownTest.id, TemplateMessages.unknownFunction.id,
      TemplateMessages.unknownMethod.id, TemplateMessages.unknownTemplate.id,
      TemplateMessages.arguments.id, TemplateMessages.host.id,
    ].contains(entry.id)
  }
}
