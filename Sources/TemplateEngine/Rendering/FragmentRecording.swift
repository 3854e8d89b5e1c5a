import HTMLText

/// Records which variables an included template reads while it is rendered.
final class FragmentRecording {
  let template: Int
  /// The number of enclosing frames.
  let depth: Int
  let outputStart: Int
  let consumedBefore: Fuel
  let warningsBefore: Int
  let deepestBefore: Int
  /// The variables at the start of the template.
  private let context: [Value?]
  private let globals: [Value?]
  private(set) var conditions: [RenderedFragment.Condition] = []
  /// Whether everything that it read is shared or plain.
  private(set) var isShareable = true

  init(
    template: Int, renderer: borrowing Renderer, depth: Int, context: [Value?], consumed: Fuel
  ) {
    self.template = template
    self.depth = depth
    outputStart = renderer.output.count
    consumedBefore = consumed
    warningsBefore = renderer.warningCount
    deepestBefore = renderer.deepest
    self.context = context
    globals = renderer.globals
  }

  func note(_ variable: Int) {
    guard isShareable, !conditions.contains(where: { $0.variable == variable }) else { return }
    let (value, global) = (context[variable], globals[variable])
    isShareable = (value?.isPlain ?? true) && (global?.isPlain ?? true)
    conditions.append(.init(variable: variable, value: value, global: global))
  }
}
