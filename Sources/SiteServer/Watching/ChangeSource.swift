/// A way to learn of changes: the system's events, or looking again and again.
protocol ChangeSource: AnyObject {
  /// A descriptor that can be read as soon as something has happened; `nil` where nothing tells that.
  var descriptor: Int32? { get }
  /// When the source wants to look even though nothing tells of a change; `nil` for never.
  var nextLook: ContinuousClock.Instant? { get }
  /// How long nothing more must happen after a change before it is reported.
  var quiet: Duration { get }

  /// Adds what has happened, without waiting for anything.
  ///
  /// - Throws: Why the source is of no use any longer.
  func collect(into changes: inout PendingChanges) throws(PollingReason)
}

/// Why a site's folder is looked through again and again, instead of waiting for events.
package enum PollingReason: Error, Sendable, Equatable {
  /// `--poll`.
  case requested
  /// The folder is on a network drive, or is one that a host shares with a container or virtual machine.
  case changedFromElsewhere
  /// A file was written for a test, and no event came.
  case noEvents
  /// The system allows no more folders to be watched (`fs.inotify.max_user_watches`).
  case watchLimit
  /// The system has no events, or no more programs may wait for them (`fs.inotify.max_user_instances`).
  case unavailable

  /// A sentence for the person who started the server; `nil` where it was their wish.
  package var explanation: String? {
    switch self {
    case .requested: nil
    case .changedFromElsewhere:
      "the site's folder is on a network drive or shared with a container, "
        + "so changes are looked for every few moments"
    case .noEvents:
      "the system reports no changes in the site's folder, so they are looked for every few moments"
    case .watchLimit:
      "the system allows no more folders to be watched (fs.inotify.max_user_watches), "
        + "so changes are looked for every few moments"
    case .unavailable:
      "the system lets no more programs watch folders (fs.inotify.max_user_instances), "
        + "so changes are looked for every few moments"
    }
  }
}
