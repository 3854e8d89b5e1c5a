import HTMLText

/// Partials that are rendered once for many pages.
extension Renderer {
  /// Tells the recordings that go on that the outcome depends on a variable.
  func note(_ variable: Int) {
    guard let partials, !partials.sharedVariables.contains(variable) else { return }
    for recording in recordings { recording.note(variable) }
  }

  /// Writes what the template is known to write here; false where it must be rendered.
  ///
  /// A version that would pass a limit is rendered too, so that the error has its place.
  mutating func reuse(
    _ template: Int, context: [Value?], asText isEscaped: Bool
  ) throws(Fault) -> Bool {
    guard let partials else { return false }
    let version = partials.version(of: template) { version in
      version.conditions.allSatisfy {
        Value.isSame($0.value, context[$0.variable])
          && Value.isSame($0.global, globals[$0.variable])
      }
    }
    guard let version, (usage + version.usage).isWithinLimits,
      frames.count + version.depth <= TemplateLimits.callDepth,
      output.count + version.bytes.count <= TemplateLimits.outputSize
    else { return false }
    usage = usage + version.usage
    host.reuseFragment(version.part)
    deepest = max(deepest, frames.count + version.depth)
    for condition in version.conditions { note(condition.variable) }
    if isEscaped {
      try emit(
        .string(String(decoding: version.bytes, as: UTF8.self)), mode: EscapeMode.text.rawValue)
    } else {
      output.append(version.bytes)
    }
    return true
  }

  /// Records the frame at hand, which has just been entered.
  mutating func startRecording(_ template: Int, context: [Value?], before: Usage) {
    let recording = PartialRecording(
      template: template, renderer: self, depth: frames.count - 1, context: context, usage: before)
    recordings.append(recording)
    frames[frames.count - 1].isRecorded = true
    deepest = frames.count
    host.beginFragment()
  }

  /// The recorded frame ends; what it wrote is kept if it can be of use again.
  mutating func endRecording() {
    let recording = recordings.removeLast()
    let depth = deepest - recording.depth
    deepest = max(deepest, recording.deepestBefore)
    let isKept = recording.isShareable && warnings.count == recording.warningsBefore
    let part = host.endFragment(isKept: isKept)
    guard isKept else { return }
    partials?.keep(
      PartialVersion(
        conditions: recording.conditions,
        bytes: output.bytes(in: recording.outputStart..<output.count),
        usage: usage - recording.usageBefore, part: part, depth: depth),
      of: recording.template)
  }
}
