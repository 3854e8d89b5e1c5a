import ContentModel
import Diagnostics
import SiteModel
import SiteRendering

/// What a build leaves for the next: what every output was made from, by fingerprints.
struct BuildState: Sendable {
  /// A page's rendering.
  struct PageRecord: Sendable {
    /// Below `content/`.
    let path: String
    /// Tells the source and the settings that it was rendered with from others.
    let renderHash: UInt64
    /// Tells all that outputs can read of it from others.
    let pageHash: UInt64
    /// The title with the figures that it cites.
    let title: String
    let references: [ResolvedReference]
    let anchorLinks: [AnchorLink]
    let warnings: [Diagnostic]
    let roundingNotes: [String]
  }

  /// Something that outputs read.
  struct DependencyRecord: Sendable {
    let key: DependencyKey
    /// The members that were read; empty for a dependency without any.
    let members: MemberSet
    /// One for each member, in their order; for a dependency without any a single one.
    let fingerprints: [UInt64]
  }

  /// A file of the site; shared by all who hold it.
  final class OutputRecord: Sendable {
    /// Below the output folder.
    let file: String
    /// What it is, by a name that stays the same from build to build.
    let kind: String
    /// What it was made with, by index in `templates`; `nil` for a file without template.
    let template: Int?
    /// What it read, by indices in `dependencies`.
    let own: [DependencyUse]
    /// Further reads, by indices in `useSets`.
    let shared: [Int]
    /// Its bytes.
    let hash: ContentHash
    /// The file as it was left; `nil` where the system did not say.
    let stamp: FileStamp?
    /// For a file that was copied: what it was copied from.
    let sourceStamp: FileStamp?
    let warnings: [Diagnostic]
    /// Why it was last made.
    let reason: String
    /// Whether that was in the last build.
    let wasRebuilt: Bool

    init(
      file: String, kind: String, template: Int?, own: [DependencyUse], shared: [Int],
      hash: ContentHash,
      stamp: FileStamp?, sourceStamp: FileStamp?, warnings: [Diagnostic], reason: String,
      wasRebuilt: Bool
    ) {
      self.file = file
      self.kind = kind
      self.template = template
      self.own = own
      self.shared = shared
      self.hash = hash
      self.stamp = stamp
      self.sourceStamp = sourceStamp
      self.warnings = warnings
      self.reason = reason
      self.wasRebuilt = wasRebuilt
    }
  }

  /// A template with all that it uses.
  struct TemplateRecord: Sendable, Equatable {
    let name: String
    /// The files that rendering it may read, and fingerprints of their contents.
    let files: [File]

    struct File: Sendable, Equatable {
      let path: String
      let hash: UInt64
    }
  }

  /// What the whole build followed from: as long as all of it is the same, so is the site.
  struct Inputs: Sendable, Equatable {
    /// The sources without a look into them; `nil` where they may have changed since without a trace.
    var sources: ContentListing.Stamp?
    /// The options that decide what is published and where.
    var options: UInt64 = 0
    /// The file system's word on the list of files in the output folder.
    var manifest: FileStamp?
  }

  /// What a build says at its end.
  struct Summary: Sendable {
    var pageCount = 0
    var warnings: [Diagnostic] = []
    var notices: [String] = []
  }

  var inputs = Inputs()
  /// The present of the build, in seconds since 1970.
  var now = 0
  /// When a page becomes due or expires, in seconds since 1970.
  var nextChange: Int?
  var summary = Summary()
  /// Tells all that pages could look up from others.
  var referenceHash: UInt64 = 0
  var pages: [PageRecord] = []
  var templates: [TemplateRecord] = []
  var dependencies: [DependencyRecord] = []
  var useSets: [[DependencyUse]] = []
  var outputs: [OutputRecord] = []
  /// When it was written, in nanoseconds since 1970 by the file system's clock.
  var writtenAt: Int64 = 0
}
