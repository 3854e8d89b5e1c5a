package import Diagnostics

/// What the server must know of a build; the file of each page tells the rest.
///
/// A `finished` event is sent when the new files are in place, so that no browser reloads too early.
package enum BuildEvent: Sendable {
  case started(StartedBuild)
  /// How many outputs are done, of how many.
  case progress(done: Int, total: Int)
  case finished(FinishedBuild)
  case failed(FailedBuild)
}

/// A build that begins.
package struct StartedBuild: Sendable {
  /// A source that made the build begin.
  package struct Change: Sendable {
    /// What happened to it.
    package enum Event: String, Sendable {
      case saved
      case new
      case gone
      case moved
    }

    /// Below the site's folder.
    package let path: String
    /// The kind of the source.
    package let kind: FileKind
    /// What happened to it.
    package let event: Event

    /// Stores the values unchanged.
    package init(path: String, kind: FileKind, event: Event) {
      self.path = path
      self.kind = kind
      self.event = event
    }
  }

  /// The number of the build, from 1; each has one more than the build before.
  package let number: Int
  /// When it began, as RFC 3339 writes it.
  package let time: String
  /// All sources that changed; browsers are told the first few.
  package let changes: [Change]

  /// Stores the values unchanged.
  package init(number: Int, time: String, changes: [Change]) {
    self.number = number
    self.time = time
    self.changes = changes
  }
}

/// A build that made the site.
package struct FinishedBuild: Sendable {
  /// An output that is new or has other bytes.
  package struct Change: Sendable {
    /// Below the output folder.
    package let path: String
    /// The kind of the output.
    package let kind: FileKind

    /// Stores the values unchanged.
    package init(path: String, kind: FileKind) {
      self.path = path
      self.kind = kind
    }
  }

  /// A style sheet that took the place of another one; both are paths below the output folder.
  ///
  /// They are the same where only a sheet that it imports has changed.
  package struct StyleChange: Sendable {
    /// The sheet that pages in browsers have.
    package let old: String
    /// The sheet to show instead.
    package let new: String

    /// Stores the values unchanged.
    package init(old: String, new: String) {
      self.old = old
      self.new = new
    }
  }

  /// What became of a page that is no more.
  package struct Removal: Sendable {
    /// The file of the page at its new address, where it has one.
    package let newPath: String?
    /// The source that it was made from.
    package let source: String?

    /// Stores the values unchanged.
    package init(newPath: String? = nil, source: String? = nil) {
      self.newPath = newPath
      self.source = source
    }
  }

  /// The number of the build.
  package let number: Int
  /// When it was done, as RFC 3339 writes it.
  package let time: String
  /// How long it took.
  package let milliseconds: Int
  /// The number of outputs that it wrote.
  package let written: Int
  /// The number of outputs that stayed what they were.
  package let kept: Int
  /// All outputs that changed, in the order in which they are of interest; browsers are told the first few.
  package var changes: [Change] = []
  /// The style sheets that pages in browsers exchange without being loaded again.
  package var styles: [StyleChange] = []
  /// The files of pages whose bytes changed in nothing but the names of these style sheets.
  package var restyledPages: Set<String> = []
  /// The pages that are no more, by their files.
  package var removals: [String: Removal] = [:]
  /// Warnings, in source order.
  package var diagnostics: [Diagnostic] = []

  /// A build in which nothing changed; what did is set afterwards.
  package init(number: Int, time: String, milliseconds: Int, written: Int, kept: Int) {
    self.number = number
    self.time = time
    self.milliseconds = milliseconds
    self.written = written
    self.kept = kept
  }
}

/// A build that found errors; the files stay those of the last good one.
package struct FailedBuild: Sendable {
  /// The number of the build.
  package let number: Int
  /// When it gave up, as RFC 3339 writes it.
  package let time: String
  /// Errors and warnings, in source order.
  package let diagnostics: [Diagnostic]

  /// Stores the values unchanged.
  package init(number: Int, time: String, diagnostics: [Diagnostic]) {
    self.number = number
    self.time = time
    self.diagnostics = diagnostics
  }
}
