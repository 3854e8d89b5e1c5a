import ArgumentParser
import Diagnostics
import FigurePublishing
import KPILanguage
import Platform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command `sitegen kpi`.
struct KPICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpi",
    abstract: "Print the tables, figures and checks of a model.",
    usage: "sitegen kpi <file> [<options>]",
    discussion: """
      Takes a post with kpi blocks (.md) or a file that holds a model alone (.kpi). Ends with status 1 \
      where the model has an error, a check fails or a link text does not match the model.

      With --fix the texts of checked links, such as [118.000 €](=Gain), are rewritten to what the \
      model gives; nothing else in the file changes.
      """)

  @Argument(help: ArgumentHelp("A .md or .kpi file; - is standard input.", valueName: "file"))
  var file: InputFile

  @Option(
    help: ArgumentHelp(
      "The language to show figures in, such as de or en; numbers are read in it unless a model states its own.",
      valueName: "tag"))
  var language: String?

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Rewrite link texts that are not what the model gives.")
  var fix = false

  func validate() throws {
    if fix, json { throw ValidationError("--fix and --json exclude each other.") }
    if fix, file.path == InputFile.standardInput.path {
      throw ValidationError("--fix takes a file, not standard input.")
    }
  }

  func run() throws {
    let reader = ModelFileReader(of: file, language: language, isFixing: fix)
    var diagnostics: [Diagnostic] = []
    var result = ModelFileReader.Result()
    do throws(Diagnostic) {
      result = reader.read(try file.read(), &diagnostics)
    } catch {
      diagnostics.append(error)
    }
    Console().show(diagnostics.inSourceOrder())
    guard let model = result.model, !diagnostics.hasErrors else { throw ExitStatus.errorsFound }
    if fix {
      try rewrite(result.fixer)
    } else {
      let report = KPIReport(model)
      try Console.write(result: Array((json ? report.json : report.text).utf8))
    }
  }

  private func rewrite(_ fixer: LinkTextFixer?) throws {
    let count = fixer?.count ?? 0
    if let fixer, count > 0 {
      // The new text is read once more: nothing is written that has an error.
      var diagnostics: [Diagnostic] = []
      let reader = ModelFileReader(of: file, language: language, isFixing: false)
      _ = reader.read(fixer.fixed, &diagnostics)
      Console().show(diagnostics.filter { $0.severity == .error })
      guard !diagnostics.hasErrors else { throw ExitStatus.errorsFound }
      let hasMark = (try? file.content())?.starts(with: InputFile.byteOrderMark) ?? false
      try write((hasMark ? InputFile.byteOrderMark : []) + fixer.fixed.bytes)
    }
    try Console.write(result: Array("\(count.counting("text")) rewritten\n".utf8))
  }

  private func write(_ bytes: [UInt8]) throws {
    guard let target = FileReading.realPath(file.path),
      let status = FileStatus(target, followsLinks: true),
      let folder = DirectoryHandle("/"),
      (try? AtomicFile(FileLocation(String(target.dropFirst()), in: folder)).replace(with: [bytes]))
        != nil,
      chmod(target, mode_t(status.permissions)) == 0
    else {
      Console().show([
        CommandMessages.outputUnwritable("cannot be written", at: SourceLocation(path: file.path))
      ])
      throw ExitStatus.errorsFound
    }
  }
}
