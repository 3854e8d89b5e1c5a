import Diagnostics

/// How the writing of a build's files into the output folder ended.
enum Publication: Sendable {
  case done(OutputFolder.Summary)
  /// Nothing was changed.
  case refused(Diagnostic)
  /// The folder may be partly new.
  case broken(Diagnostic)

  /// Puts all files in place, or says what keeps them from it.
  init(of files: [OutputFolder.PreparedFile], in folder: OutputFolder) {
    let checked: OutputFolder.CheckedFiles
    do throws(Diagnostic) {
      checked = try folder.check(files)
    } catch {
      self = .refused(error)
      return
    }
    do throws(Diagnostic) {
      self = .done(try folder.publish(checked))
    } catch {
      self = .broken(error)
    }
  }
}
