import HTMLText

/// Recording and reusing the output of included templates; see `SharedPartials`.
extension Renderer {
  /// Adds a variable to what the current recordings depend on.
  func note(_ variable: Int) {
    guard let partials, !partials.sharedVariables.contains(variable) else { return }
    for recording in recordings { recording.note(variable) }
  }

  /// Writes a cached fragment of the template; false if it has to be rendered.
  ///
  /// A fragment that would exceed a limit is rendered, so that the error has its location.
  mutating func reuse(
    _ template: Int, context: [Value?], asText isEscaped: Bool
  ) throws(RuntimeError) -> Bool {
    guard let partials else { return false }
    let version = partials.version(of: template) { version in
      version.conditions.allSatisfy {
        Value.isSame($0.value, context[$0.variable])
          && Value.isSame($0.global, globals[$0.variable])
      }
    }
    guard let version, (consumed + version.consumed).isWithinLimits,
      frames.count + version.depth <= TemplateLimits.callDepth,
      output.count + version.bytes.count <= TemplateLimits.outputSize
    else { return false }
    consumed = consumed + version.consumed
    host.reuseFragment(version.fragment)
    deepest = max(deepest, frames.count + version.depth)
    for condition in version.conditions { note(condition.variable) }
    if isEscaped {
      try emit(
        .string(String(decoding: version.bytes, as: UTF8.self)),
        mode: (isXML ? EscapeMode.xml : .text).rawValue)
    } else {
      output.append(version.bytes)
    }
    return true
  }

  /// Starts recording the current frame, which has just been entered.
  mutating func startRecording(_ template: Int, context: [Value?], before: Fuel) {
    let recording = FragmentRecording(
      template: template, renderer: self, depth: frames.count - 1, context: context,
      consumed: before)
    recordings.append(recording)
    frames[frames.count - 1].isRecorded = true
    deepest = frames.count
    host.beginFragment()
  }

  /// Ends the recording of the current frame; its output is cached if it can be reused.
  mutating func endRecording() {
    let recording = recordings.removeLast()
    let depth = deepest - recording.depth
    deepest = max(deepest, recording.deepestBefore)
    let isKept = recording.isShareable && warningCount == recording.warningsBefore
    let fragment = host.endFragment(isKept: isKept)
    guard isKept else { return }
    partials?.keep(
      RenderedFragment(
        conditions: recording.conditions,
        bytes: output.bytes(in: recording.outputStart..<output.count),
        consumed: consumed - recording.consumedBefore, fragment: fragment, depth: depth),
      of: recording.template)
  }
}
