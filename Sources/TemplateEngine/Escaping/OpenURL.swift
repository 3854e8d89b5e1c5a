/// The URL that is being written.
struct OpenURL {
  /// Where it started in the output.
  let start: Int
  /// The end of the parts at its start that the template declares safe.
  var safeEnd: Int

  init(start: Int) {
    self.start = start
    safeEnd = start
  }
}
