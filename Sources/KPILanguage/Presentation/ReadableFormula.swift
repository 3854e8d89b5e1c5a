import HTMLText

/// Writes a formula for readers: with typographic operators, and words for functions.
struct ReadableFormula {
  /// How tightly a text binds, from words to a single number.
  private enum Binding: Int, Comparable {
    case words
    case sum
    case product
    case sign
    case whole

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private struct Part {
    let text: String
    let binding: Binding
    /// Whether it is an empty cell, which sums and means leave out.
    var isEmpty = false

    static let empty = Part(text: "–", binding: .whole, isEmpty: true)

    /// In parentheses unless it binds at least this tightly.
    func bound(_ least: Binding) -> String { binding >= least ? text : "(\(text))" }

    /// The same after an operator, which no minus sign may follow.
    func bound(_ least: Binding, behind sign: String) -> String {
      let isSigned = text.hasPrefix("-") || text.hasPrefix("−")
      return " \(sign) " + (isSigned ? "(\(text))" : bound(least))
    }
  }

  /// The whole formula.
  let text: String

  /// - Parameters:
  ///   - expression: The formula.
  ///   - writer: How the page writes numbers and units.
  ///   - reference: What to write for a node that is a name; `nil` where it is an empty cell.
  ///   - isOverride: Whether a scenario says what the figure is that a node names.
  init(
    _ expression: Expression, writer: FigureWriter, reference: (_ node: Int) -> String?,
    isOverride: (_ node: Int) -> Bool
  ) {
    let words = FormulaWords.words(in: writer.catalog.language.language)
    var parts: [Part] = []
    parts.reserveCapacity(expression.nodes.count)
    for (index, node) in expression.nodes.enumerated() {
      let part: Part
      switch node.kind {
      case .literal(let value, let unit, let style):
        part = Self.number(writer.literal(value, unit, style, in: expression, at: index))
      case .reference: part = reference(index).map(Self.number) ?? .empty
      case .text(let text): part = Part(text: "„\(text)“", binding: .whole)
      case .absolute(let operand):
        part = Part(text: "|\(parts[operand].text)|", binding: .whole)
      case .negate(let operand):
        part = Part(text: "−" + parts[operand].bound(.whole), binding: .sign)
      case .binary(let sign, let left, let right):
        part = Self.binary(sign, parts[left], parts[right])
      case .relative(let value, let change, let isLess):
        var percent = parts[change].bound(.sum)
        var isLess = isLess
        if case .literal(let share, _, _) = expression.nodes[change].kind {
          percent = writer.numbers.percent(
            share.magnitude, .init(maximumDecimals: Limits.digits))
          if share.isNegative { isLess.toggle() }
        }
        part = Part(
          text: words.changed(parts[value].bound(.whole), by: percent, isLess: isLess),
          binding: .words)
      case .round(let value, let step, let mode):
        part = Part(
          text: words.rounded(parts[value].bound(.product), to: parts[step].bound(.product), mode),
          binding: .words)
      case .call(.sum, let operands):
        let rest = operands.dropFirst().map { parts[$0].bound(.product, behind: "+") }
        part = Part(text: parts[operands[0]].bound(.sum) + rest.joined(), binding: .sum)
      case .call(let function, let operands):
        part = Part(
          text: words.extreme(
            operands.map { parts[$0].bound(.sum) }, isLeast: function == .minimum),
          binding: .words)
      case .root(let value, nil):
        part = Part(text: "√" + parts[value].bound(.whole), binding: .sign)
      case .root(let value, let degree?):
        part = Self.power(parts[value], "(1/\(parts[degree].bound(.whole)))")
      case .power(let value, let exponent):
        part = Self.power(parts[value], parts[exponent].bound(.whole))
      case .growth(let from, let to, let periods):
        let ratio = Self.binary(.divide, parts[to], parts[from])
        let factor = Self.power(ratio, "(1/\(parts[periods].bound(.whole)))")
        part = Part(text: factor.text + " − 1", binding: .sum)
      case .choose(let comparison, let left, let right, let then, let otherwise, _):
        let condition =
          parts[left].bound(.sum) + " \(comparison.symbol) " + parts[right].bound(.sum)
        part = Part(
          text: words.choice(
            parts[then].bound(.sum), where: condition,
            otherwise: parts[otherwise].isEmpty ? nil : parts[otherwise].bound(.sum)),
          binding: .words)
      case .aggregate(let aggregation, let cells, _):
        let shown = cells.filter { !parts[$0].isEmpty && !expression.isNothing($0) }.map {
          parts[$0]
        }
        part = Self.aggregate(aggregation, shown, words)
      case .weightedMean(let values, let weights):
        let pairs = zip(values, weights).map { (value: parts[$0], weight: parts[$1]) }
          .filter { !$0.value.isEmpty && !$0.weight.isEmpty }
        let products = pairs.map { Self.binary(.multiply, $0.value, $0.weight) }
        part = Self.binary(.divide, Self.sum(products), Self.sum(pairs.map(\.weight)))
      case .share(let value, let whole):
        part = Self.binary(.divide, parts[value], parts[whole])
      case .lookup(_, _, _, _, _): part = Part(text: parts[index - 1].text, binding: .whole)
      case .noValue: part = .empty
      case .total(let cells, let quotient, _):
        let isOfAll = cells.allSatisfy { !parts[$0].isEmpty && !isOverride($0) }
        let total = isOfAll ? quotient?.ofTotals : quotient?.mean ?? quotient?.ofTotals
        part =
          total.map { parts[$0] }
          ?? Self.sum(cells.map { parts[$0] }.filter { !$0.isEmpty })
      case .solve(let goal, let target, let input, _):
        part = Part(
          text: "\(expression.source(of: input).text): "
            + "\(expression.source(of: goal).text) = \(parts[target].text)", binding: .words)
      case .list: part = Part(text: expression.source(of: index).text, binding: .words)
      }
      parts.append(part)
    }
    text = parts.last?.text ?? ""
  }

  /// Values that are added up; of many the first ones and the last.
  private static func sum(_ parts: [Part]) -> Part {
    guard let first = parts.first, parts.count > 1 else {
      return parts.first ?? Part(text: "0", binding: .whole)
    }
    var rest = parts.dropFirst().map { $0.bound(.product, behind: "+") }
    if rest.count > mostShown, let last = rest.last {
      rest = Array(rest.prefix(mostShown - 2)) + [" + …", last]
    }
    return Part(text: first.bound(.sum) + rest.joined(), binding: .sum)
  }

  /// The most values of a list that are written out.
  private static let mostShown = 12

  private static func aggregate(
    _ aggregation: Expression.Aggregation, _ parts: [Part], _ words: FormulaWords
  ) -> Part {
    func texts() -> [String] {
      let texts = parts.map { $0.binding == .words ? $0.text : $0.bound(.sum) }
      guard texts.count > mostShown, let last = texts.last else { return texts }
      return texts.prefix(mostShown - 2) + ["…", last]
    }
    func listed(isLeast: Bool) -> Part {
      guard parts.count > 1 else { return sum(parts) }
      return Part(text: words.extreme(texts(), isLeast: isLeast), binding: .words)
    }
    switch aggregation {
    case .sum: return sum(parts)
    case .mean:
      return binary(.divide, sum(parts), Part(text: "\(parts.count)", binding: .whole))
    case .minimum: return listed(isLeast: true)
    case .maximum: return listed(isLeast: false)
    case .median, .first, .last, .count:
      return Part(text: words.gathered(texts(), aggregation), binding: .words)
    }
  }

  /// A whole exponent is raised; a base with a unit is in parentheses, since the unit is raised too.
  private static func power(_ base: Part, _ exponent: String) -> Part {
    let hasUnit = base.text.contains {
      $0.isWhitespace || $0 == "%" || Currency(written: String($0)) != nil
    }
    let isBare = base.binding == .whole && !hasUnit
    let raised = exponent.map { raisedCharacters[$0] }
    let written =
      raised.contains(nil) ? "^" + exponent : String(raised.compactMap { $0 })
    return Part(
      text: (isBare ? base.text : "(\(base.text))") + written, binding: .sign)
  }

  private static let raisedCharacters: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹",
  ]

  /// A fraction or a negative number needs parentheses next to an operator.
  private static func number(_ text: String) -> Part {
    if text.hasPrefix("-") || text.hasPrefix("−") { return Part(text: text, binding: .sign) }
    let isFraction = text.contains(#/\d/\d/#)
    return Part(text: text, binding: isFraction ? .product : .whole)
  }

  private static func binary(_ sign: Expression.Operator, _ left: Part, _ right: Part) -> Part {
    switch sign {
    case .add: Part(text: left.bound(.sum) + right.bound(.product, behind: "+"), binding: .sum)
    case .subtract: Part(text: left.bound(.sum) + right.bound(.product, behind: "−"), binding: .sum)
    case .multiply:
      Part(text: left.bound(.product) + right.bound(.sign, behind: "×"), binding: .product)
    case .divide:
      Part(text: left.bound(.product) + right.bound(.sign, behind: "÷"), binding: .product)
    }
  }
}

extension Expression {
  /// Whether a node is the zero of an empty sum.
  fileprivate func isNothing(_ node: Int) -> Bool {
    switch nodes[node].kind {
    case .literal(let value, .none, .substituted): value.isZero
    default: false
    }
  }
}

extension Comparison {
  /// As it is printed.
  fileprivate var symbol: String {
    switch self {
    case .equal: "="
    case .less: "<"
    case .greater: ">"
    case .lessOrEqual: "≤"
    case .greaterOrEqual: "≥"
    }
  }
}
