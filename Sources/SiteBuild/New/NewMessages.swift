package import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Messages of `sitegen new`.
package enum NewMessages {
  static let exists = MessageEntry.error(
    "new.exists", "file that is there already",
    """
    `sitegen new` never writes over anything, and there is a file or a folder of this name.

    Give another name, or move the file away.
    """,
    example: .init(
      command: "sitegen new site .", before: "-- content/a.md --\nText.\n", after: "",
      repairedCommand: "sitegen new site blog"))

  static let notWritten = MessageEntry.error(
    "new.not-written", "file that cannot be written",
    """
    `sitegen new` could not write a file or create a folder, for the reason that the message tells.

    Choose another folder, or give yourself the right to write there.
    """,
    example: .init(
      command: "touch notes && sitegen new site notes/blog", before: "", after: "",
      repairedCommand: "sitegen new site blog"))

  package static let entries: [MessageEntry] = [exists, notWritten]

  // MARK: Wording

  static func exists(at location: SourceLocation) -> Diagnostic {
    exists("it is there already, so nothing was written", at: location)
      .help("give another name, or move it away")
  }

  /// For a call of the system that failed; reads the current `errno`.
  static func notWritten(at location: SourceLocation) -> Diagnostic {
    let code = errno
    return notWritten("cannot be written: \(String(cString: strerror(code)))", at: location)
  }
}
