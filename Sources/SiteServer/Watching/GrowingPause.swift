/// How long to wait between attempts: longer each time, as long as they fail.
struct GrowingPause {
  private let shortest: Duration
  private let longest: Duration
  private var pause: Duration

  /// Begins with the shortest pause.
  init(from shortest: Duration, to longest: Duration) {
    self.shortest = shortest
    self.longest = longest
    pause = shortest
  }

  /// The pause after another failure.
  mutating func next() -> Duration {
    defer { pause = min(pause * 2, longest) }
    return pause
  }

  /// An attempt has succeeded.
  mutating func reset() { pause = shortest }
}
