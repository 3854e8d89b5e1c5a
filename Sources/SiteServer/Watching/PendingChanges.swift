import Platform

/// Changes that are not reported yet, and when they will be.
struct PendingChanges {
  /// More changed paths than anyone wants to look at one by one.
  static let limit = 50_000
  /// The longest that changes wait for an end of the burst which they belong to.
  static let patience: Duration = .milliseconds(400)
  /// The same for a single file: most bursts of one are a program that writes it piece by piece.
  static let patienceForOne: Duration = .milliseconds(30)

  /// By bytes: strings are equal also where the same letters are encoded in different ways.
  private var paths: Set<[UInt8]> = []
  /// Whether anything may have changed.
  private(set) var isIncomplete = false
  private var isTouched = false
  private var first: ContinuousClock.Instant?
  private var quietEnd: ContinuousClock.Instant?

  /// Adds a path; what has the path already is kept waiting for longer.
  mutating func add(_ path: [UInt8]) {
    isTouched = true
    guard !isIncomplete else { return }
    paths.insert(path)
    if paths.count > Self.limit { addEverything() }
  }

  /// Says that anything may have changed.
  mutating func addEverything() {
    isTouched = true
    isIncomplete = true
    paths = []
  }

  /// Begins or extends the wait, if anything was added since the last call, until nothing has happened for as long as
  /// `quiet`.
  mutating func settle(at now: ContinuousClock.Instant, quiet: Duration) {
    guard isTouched else { return }
    isTouched = false
    first = first ?? now
    quietEnd = now + quiet
  }

  /// When to report; `nil` where there is nothing.
  var dueTime: ContinuousClock.Instant? {
    guard let first, let quietEnd else { return nil }
    let isOne = paths.count == 1 && !isIncomplete
    return min(quietEnd, first + (isOne ? Self.patienceForOne : Self.patience))
  }

  /// Everything that was added; nothing is pending afterwards.
  mutating func take() -> FileChanges {
    defer { self = PendingChanges() }
    var changes = FileChanges()
    changes.isIncomplete = isIncomplete
    changes.paths = paths.map { String(decoding: $0, as: UTF8.self) }
      .sorted { $0.precedesInUTF8($1) }
    return changes
  }
}
