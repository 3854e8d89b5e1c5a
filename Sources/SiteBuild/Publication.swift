import Diagnostics

/// How the writing of a build's files into the output folder ended.
enum Publication: Sendable {
  case done(OutputTransaction.Summary)
  /// Nothing was changed.
  case refused(Diagnostic)
  /// The folder may be partly new.
  case broken(Diagnostic)

  /// Puts all files in place, or says what keeps them from it.
  init(of files: [OutputTransaction.StagedFile], in folder: OutputTransaction) {
    let checked: OutputTransaction.ValidatedFiles
    do throws(Diagnostic) {
      checked = try folder.validate(files)
    } catch {
      self = .refused(error)
      return
    }
    do throws(Diagnostic) {
      self = .done(try folder.commit(checked))
    } catch {
      self = .broken(error)
    }
  }
}
