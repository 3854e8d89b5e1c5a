import Diagnostics

extension TemplateCompiler {
  func compileLoop(_ loop: Statement.Loop, _ range: Range<Int>) {
    compile(loop.iterable)
    if loop.isRecursive {
      compileRecursiveLoop(loop, range)
    } else {
      compileLoopOverTop(loop, range, isRecursive: false)
    }
  }

  private func compileRecursiveLoop(_ loop: Statement.Loop, _ range: Range<Int>) {
    let builder = UnitBuilder(outer: unit, isRoot: false)
    let slot = builder.newSlot()
    inUnit(builder, startingIn: context, named: "the loop", range) {
      builder.emit(.loadSlot, Int32(slot), at: loop.iterable.range)
      compileLoopOverTop(loop, range, isRecursive: true)
    }
    let index = finish(builder)
    unit.emit(.recursiveLoop, Int32(index), at: loop.iterable.range)
  }

  /// Compiles a loop over the value on top of the stack.
  private func compileLoopOverTop(
    _ loop: Statement.Loop, _ range: Range<Int>, isRecursive: Bool
  ) {
    let iterableRange = loop.iterable.range
    let loopSlot = unit.newSlot()
    if let condition = loop.condition { compileCondition(condition, of: loop, loopSlot) }
    unit.emit(.loopStart, Int32(loopSlot), small: isRecursive ? 1 : 0, at: iterableRange)
    let start = context
    unit.scopes.append(["loop": loopSlot])
    unit.loopSlots.append(loopSlot)
    unit.loopExits.append([])
    unit.loopStarts.append(Int(unit.label()))
    let outerRecursive = unit.recursiveLoopSlot
    if isRecursive { unit.recursiveLoopSlot = loopSlot }
    let next = compileNext(loop.target, at: iterableRange)
    if !isRecursive { noteElements(of: loop) }
    declareNames(setBy: loop.body, at: range)
    let outerLoopContext = loopContext
    loopContext = start
    context = start.atLoopStart(afterSpace: startsWithSpace(loop.body))
    let bodyStart = context
    compile(body: loop.body)
    loopContext = outerLoopContext
    unit.emit(.jump, Int32(unit.loopStarts.removeLast()), at: range)
    unit.recursiveLoopSlot = outerRecursive
    unit.loopSlots.removeLast()
    unit.scopes.removeLast()
    // What is known at the start of the body must also hold after its end.
    if context.joined(with: start) != nil, !context.canRepeat(from: bodyStart) {
      error(TemplateMessages.loopContinues, range)
    }
    noteHazards(since: bodyStart)
    checkEnd(of: "the loop body", start, range)
    unit.land(next)
    let end = unit.emit(.loopEnd, at: range)
    if let otherwise = loop.otherwise {
      unit.scopes.append([:])
      declareNames(setBy: otherwise, at: range)
      compile(body: otherwise)
      unit.scopes.removeLast()
      checkEnd(of: "the \"else\" of the loop", start, range)
    }
    unit.land(end)
    for exit in unit.loopExits.removeLast() { unit.land(exit) }
  }

  /// Whether the output of statements begins with whitespace.
  private func startsWithSpace(_ body: [Statement]) -> Bool {
    guard let first = body.first, case .text = first.kind else { return false }
    return file.bytes[first.range].first?.isHTMLSpace ?? false
  }

  private func checkEnd(of name: String, _ start: OutputContext, _ range: Range<Int>) {
    if let joined = context.joined(with: start) {
      context = joined
    } else {
      error(TemplateMessages.startsAndEnds(name, in: start, and: context), range)
      context = start
    }
  }

  /// Assigns the next element to the target; returns the jump out of the loop.
  private func compileNext(_ target: Statement.Target, at range: Range<Int>) -> Int {
    if case .name(let name) = target {
      library.noteAssigned(name, in: template)
      return unit.emit(.loopNext, 0, Int32(unit.newSlot(named: name)), at: range)
    }
    let next = unit.emit(.loopNext, 0, -1, at: range)
    store(target, at: range)
    return next
  }

  /// `for … if condition`: a separate loop that keeps the elements for which the condition is true.
  private func compileCondition(
    _ condition: Expression, of loop: Statement.Loop, _ loopSlot: Int
  ) {
    unit.emit(.loopStart, Int32(loopSlot), at: loop.iterable.range)
    unit.scopes.append([:])
    let start = unit.label()
    let next = compileNext(loop.target, at: loop.iterable.range)
    compileCondition(condition)
    unit.emit(.jumpIfFalse, start, at: condition.range)
    unit.emit(.loopKeep, at: condition.range)
    unit.emit(.jump, start, at: condition.range)
    unit.scopes.removeLast()
    unit.land(next)
    unit.emit(.loopKept, at: condition.range)
  }

  func compileLoopControl(_ statement: Statement) {
    let isStop = if case .stopLoop = statement.kind { true } else { false }
    if let start = loopContext, context.joined(with: start) == nil {
      error(
        TemplateMessages.context,
        "\"\(isStop ? "break" : "continue")\" is in \(context.description), but the loop "
          + "starts in \(start.description)", statement.range)
    }
    if let start = loopContext { noteHazards(since: start) }
    guard let start = unit.loopStarts.last else { return }
    if isStop {
      unit.emit(.loopDrop, at: statement.range)
      unit.loopExits[unit.loopExits.count - 1].append(unit.emit(.jump, at: statement.range))
    } else {
      unit.emit(.jump, Int32(start), at: statement.range)
    }
  }
}
