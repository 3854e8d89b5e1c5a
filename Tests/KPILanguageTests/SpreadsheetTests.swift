import Foundation
import TestSupport
import Testing

@testable import KPILanguage

/// Generated models, each operation of their programs a cell of a spreadsheet, recalculated by
/// LibreOffice: what is documented of a program is enough to run it elsewhere.
@Suite struct SpreadsheetTests {
  @Test(
    .enabled(
      if: Thoroughness.isFull && Spreadsheet.program != nil
        && Oracle.hasPython(importing: "babel"),
      "runs with SITEGEN_ACCEPTANCE=1, where LibreOffice and python3 with Babel are installed"))
  func agreesWithLibreOffice() throws {
    let models =
      try Self.models("oracle.py", ["2010", "455", "de", "en"], count: 350)
      + Self.models("lists_oracle.py", ["2010", "225"], count: 150)
    var sheet = Spreadsheet()
    let starts = models.map { sheet.append($0.program) }
    let cells = try sheet.recalculated()
    try #require(cells.count == sheet.formulas.count)
    var compared = 0
    var undecided = 0
    var ofLists: [String: Int] = [:]
    for (model, start) in zip(models, starts) {
      let program = model.program
      let accuracy = Accuracy(program)
      for (slot, operation) in program.operations.enumerated() {
        let exact = program.values[slot]
        guard exact != nil || program.isEmpty(slot) else { continue }
        guard let error = accuracy.errors[slot] else {
          undecided += 1
          continue
        }
        let isSame =
          switch (cells[start + slot], exact) {
          // LibreOffice writes 15 digits, and no more than 20 decimals.
          case (.number(let cell), let exact?):
            abs(cell - exact.double) <= error + abs(exact.double) * 5e-15 + 1e-19
          case (.text, nil): true
          default: false
          }
        #expect(isSame, "\(sheet.formulas[start + slot])")
        compared += 1
        if let name = operation.nameOfLists { ofLists[name, default: 0] += 1 }
      }
    }
    #expect(compared > 5_000)
    #expect(undecided * 20 < compared, "\(undecided) of \(compared)")
    for name in ["aggregate", "weighted", "lookup", "empty"] {
      #expect(ofLists[name, default: 0] >= 25, "\(name)")
    }
  }

  /// The first models without errors of those that a program in `Fixtures` generates.
  private static func models(
    _ script: String, _ arguments: [String], count: Int
  ) throws -> [KPIModel] {
    let lines = try Oracle.python(script: script, arguments: arguments).split(separator: "\n")
    var found: [KPIModel] = []
    for line in lines where found.count < count {
      // Searching for a solution takes long, and is a constant here.
      guard !line.contains(#/(löse|solve) [^\u{1F}]+ (von|from) /#) else { continue }
      let fields = line.split(separator: "\t", maxSplits: 2).map(String.init)
      let model = compiled(
        fields[1].replacing("\u{1F}", with: "\n") + "\n", language: fields[0]
      ).model
      if let model, Spreadsheet.takes(model.program) { found.append(model) }
    }
    try #require(found.count == count)
    return found
  }
}

/// Bounds on the error of binary arithmetic, by operation, 0 for what is empty; `nil` where it may decide a comparison
/// or a rounding differently from exact arithmetic.
private struct Accuracy {
  private(set) var errors: [Double?] = []
  private static let unit = 0x1p-50

  init(_ program: Program) {
    for (slot, operation) in program.operations.enumerated() {
      if let value = program.values[slot] {
        errors.append(error(of: operation, value, program.values))
      } else {
        errors.append(program.isEmpty(slot) ? emptiness(of: operation, program.values) : nil)
      }
    }
  }

  /// 0 where an operation is empty for certain.
  private func emptiness(of operation: Program.Operation, _ values: [Rational?]) -> Double? {
    switch operation {
    case .choose(let comparison, let a, let b, let then, let otherwise, let undecided):
      if let left = values[a], let right = values[b] {
        return chosen(comparison, (a, left), (b, right), then, otherwise)
      }
      if let undecided { return errors[undecided] }
    default: break
    }
    return operation.operands.allSatisfy { errors[$0] != nil || values[$0] == nil } ? 0 : nil
  }

  /// The error of the value that a comparison chooses, unless the comparison is in doubt.
  private func chosen(
    _ comparison: Comparison, _ left: (slot: Int, value: Rational),
    _ right: (slot: Int, value: Rational), _ then: Int, _ otherwise: Int
  ) -> Double? {
    guard let first = errors[left.slot], let second = errors[right.slot] else { return nil }
    let distance = (left.value - right.value).magnitude.double
    guard distance > (first + second) * 2 || first + second == 0 else { return nil }
    return errors[comparison.holds(left.value, right.value) ? then : otherwise]
  }

  private func error(
    of operation: Program.Operation, _ result: Rational, _ values: [Rational?]
  ) -> Double? {
    func value(_ slot: Int) -> Double { abs(values[slot]?.double ?? 0) }
    func all(_ slots: [Int]) -> Double? {
      slots.reduce(0) { sum, slot in sum.flatMap { sum in errors[slot].map { sum + $0 } } }
    }
    // Whole numbers that are made of whole numbers, such as those of items and months, are exact.
    let isExact =
      result.isWhole && abs(result.double) < 0x1p53
      && operation.operands.allSatisfy { errors[$0] == 0 }
    let own = isExact ? 0 : abs(result.double) * Self.unit
    switch operation {
    case .constant: return own
    case .add(let a, let b), .subtract(let a, let b): return all([a, b]).map { $0 + own }
    case .minimum(let slots), .maximum(let slots), .sum(let slots), .mean(let slots),
      .median(let slots):
      return all(slots).map { $0 + own }
    case .multiply(let a, let b):
      guard let first = errors[a], let second = errors[b] else { return nil }
      return first * value(b) + second * value(a) + first * second + own
    case .divide(let a, let b):
      guard let first = errors[a], let second = errors[b], second * 2 < value(b) else { return nil }
      return (first + value(a) / value(b) * second) / value(b) * 2 + own
    case .negate(let a): return errors[a]
    case .round(let a, let step, let scale, let mode):
      guard let first = errors[a], let second = errors[step], let exact = values[a],
        let width = values[step].map({ ($0 * scale).magnitude }), second * 2 < width.double,
        let steps = exact.divided(by: width)
      else { return nil }
      let doubt =
        (first + abs(steps.double) * second) / width.double * 2 + abs(steps.double) * 1e-12
      let isNearest = [.halfUp, .halfDown, .halfEven].contains(mode)
      let shifted = isNearest ? steps + Rational(1, over: 2) : steps
      let distance = (shifted - shifted.rounded(.halfUp)).magnitude.double
      guard distance > doubt else { return nil }
      return abs(steps.double) * second * 2 + own
    case .choose(let comparison, let a, let b, let then, let otherwise, let undecided):
      guard let left = values[a], let right = values[b] else {
        return undecided.flatMap { errors[$0] }
      }
      return chosen(comparison, (a, left), (b, right), then, otherwise)
    case .power(let a, let exponent):
      guard let first = errors[a], let times = values[exponent].map(\.double),
        value(a) > first * 2 || first == 0
      else { return nil }
      let relative = value(a) == 0 ? 0 : first / value(a)
      return abs(result.double) * (abs(times) * relative * 4 + 1e-14)
    case .root(let a, _, _):
      // A root makes the error of a number near zero larger.
      guard let first = errors[a], value(a) > first * 2 || first == 0 else { return nil }
      let relative = value(a) == 0 ? 0 : first / value(a)
      return abs(result.double) * (relative * 16 + 1e-14)
    case .aggregate(.count, let slots): return all(slots).map { _ in own }
    case .aggregate(_, let slots):
      return isExact
        ? 0 : all(slots).map { $0 + slots.reduce(0) { $0 + value($1) } * Self.unit + own }
    case .weightedMean(let slots, let weights):
      let pairs = zip(slots, weights).filter { values[$0] != nil && values[$1] != nil }
      var (above, below, weight) = (0.0, 0.0, 0.0)
      for (slot, other) in pairs {
        guard let first = errors[slot], let second = errors[other] else { return nil }
        above += first * value(other) + second * value(slot) + first * second
        above += value(slot) * value(other) * Self.unit
        below += second + value(other) * Self.unit
        weight += values[other]?.double ?? 0
      }
      guard all(slots + weights) != nil, below * 2 < abs(weight) else { return nil }
      return (above + abs(result.double) * below) / abs(weight) * 2 + own
    case .lookup(let index, let first, let step, let slots):
      guard let doubt = errors[index], doubt * 4 < step.double, let place = values[index],
        case .small(let position, 1)? = (place - first).divided(by: step)?.parts
      else { return nil }
      return errors[slots[position]]
    case .solve: return own
    case .missing, .empty: return nil
    }
  }
}

/// A column of formulas, in which a cell without a value is an empty text.
private struct Spreadsheet {
  enum Cell {
    case number(Double)
    case text
    case error
  }

  private(set) var formulas: [String] = []

  /// LibreOffice's functions have no more arguments.
  private static let mostArguments = 250

  static let program = ["/usr/bin/soffice", "/usr/bin/libreoffice"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static func takes(_ program: Program) -> Bool {
    program.operations.allSatisfy { $0.operands.count <= mostArguments }
  }

  /// Adds a program; returns the row of its first operation.
  mutating func append(_ program: Program) -> Int {
    let start = formulas.count
    var canBeEmpty: [Bool] = []
    for (slot, operation) in program.operations.enumerated() {
      canBeEmpty.append(operation.canBeEmpty(canBeEmpty))
      // What solves an equation is a constant in a spreadsheet.
      let settled: Program.Operation =
        if case .solve = operation, let value = program.values[slot] { .constant(value) } else {
          operation
        }
      formulas.append(Self.formula(settled, canBeEmpty) { "[.A\(start + $0 + 1)]" })
    }
    return start
  }

  /// The formula of an operation that is empty where a value that it needs is.
  private static func formula(
    _ operation: Program.Operation, _ canBeEmpty: [Bool], _ cell: (Int) -> String
  ) -> String {
    let formula = formula(operation, cell, canBeEmpty: canBeEmpty)
    let needed = operation.needed.filter { canBeEmpty[$0] }
    guard !needed.isEmpty else { return formula }
    return
      "IF(AND(\(needed.map { "ISNUMBER(\(cell($0)))" }.joined(separator: ";")));\(formula);\"\")"
  }

  private static func formula(
    _ operation: Program.Operation, _ cell: (Int) -> String, canBeEmpty: [Bool]
  ) -> String {
    func list(_ slots: [Int]) -> String { slots.map(cell).joined(separator: ";") }
    switch operation {
    case .constant(let value): return value.fractionText
    case .add(let a, let b): return "\(cell(a))+\(cell(b))"
    case .subtract(let a, let b): return "\(cell(a))-\(cell(b))"
    case .multiply(let a, let b): return "\(cell(a))*\(cell(b))"
    case .divide(let a, let b): return "\(cell(a))/\(cell(b))"
    case .negate(let a): return "-\(cell(a))"
    case .minimum(let slots): return "MIN(\(list(slots)))"
    case .maximum(let slots): return "MAX(\(list(slots)))"
    case .sum(let slots): return "SUM(\(list(slots)))"
    case .mean(let slots): return "AVERAGE(\(list(slots)))"
    case .median(let slots): return "MEDIAN(\(list(slots)))"
    case .round(let a, let step, let scale, let mode):
      let width = "ABS(\(cell(step))*\(scale.fractionText))"
      return "(\(rounded("(\(cell(a))/\(width))", mode)))*\(width)"
    case .choose(let comparison, let a, let b, let then, let otherwise, let undecided):
      let sign =
        switch comparison {
        case .equal: "="
        case .less: "<"
        case .greater: ">"
        case .lessOrEqual: "<="
        case .greaterOrEqual: ">="
        }
      let choice = "IF(\(cell(a))\(sign)\(cell(b));\(cell(then));\(cell(otherwise)))"
      guard let undecided else { return choice }
      return
        "IF(AND(ISNUMBER(\(cell(a)));ISNUMBER(\(cell(b))));\(choice);\(cell(undecided)))"
    case .power(let a, let exponent): return "\(cell(a))^\(cell(exponent))"
    case .root(let a, let degree, let scale):
      return "\(cell(a))^(\(scale.fractionText)/\(cell(degree)))"
    case .aggregate(let aggregation, let slots):
      let all = "(\(list(slots)))"
      let formula =
        switch aggregation {
        case .sum: "SUM" + all
        case .mean: "AVERAGE" + all
        case .median: "MEDIAN" + all
        case .minimum: "MIN" + all
        case .maximum: "MAX" + all
        case .count: "COUNT" + all
        case .first: first(slots[...], canBeEmpty, cell)
        case .last: first(slots.reversed()[...], canBeEmpty, cell)
        }
      guard aggregation != .count, slots.allSatisfy({ canBeEmpty[$0] }) else { return formula }
      return "IF(COUNT\(all)=0;\"\";\(formula))"
    case .weightedMean(let slots, let weights):
      let pairs = zip(slots, weights).map { (cell($0), cell($1)) }
      func sum(_ value: (String, String) -> String) -> String {
        let parts = pairs.map { "IF(COUNT(\($0);\($1))=2;\(value($0, $1));0)" }
        return "(\(parts.joined(separator: "+")))"
      }
      return "IF(\(sum { _, _ in "1" })=0;\"\";\(sum { "\($0)*\($1)" })/\(sum { $1 }))"
    case .lookup(let index, let first, let step, let slots):
      let place = "(\(cell(index))-(\(first.fractionText)))/(\(step.fractionText))"
      return "CHOOSE(ROUND(\(place);0)+1;\(list(slots)))"
    case .empty: return "\"\""
    case .missing, .solve: return "NA()"
    }
  }

  /// The first of the cells that is not empty.
  private static func first(
    _ slots: ArraySlice<Int>, _ canBeEmpty: [Bool], _ cell: (Int) -> String
  ) -> String {
    guard let slot = slots.first else { return "\"\"" }
    guard canBeEmpty[slot] else { return cell(slot) }
    return "IF(ISNUMBER(\(cell(slot)));\(cell(slot));\(first(slots.dropFirst(), canBeEmpty, cell)))"
  }

  private static func rounded(_ steps: String, _ mode: RoundingMode) -> String {
    switch mode {
    case .halfUp: "SIGN\(steps)*INT(ABS\(steps)+0.5)"
    case .halfDown: "-SIGN\(steps)*INT(0.5-ABS\(steps))"
    case .halfEven:
      "SIGN\(steps)*IF(ABS\(steps)-INT(ABS\(steps))=0.5;2*INT((ABS\(steps)+0.5)/2);INT(ABS\(steps)+0.5))"
    case .down: "SIGN\(steps)*INT(ABS\(steps))"
    case .up: "-SIGN\(steps)*INT(-ABS\(steps))"
    case .floor: "INT\(steps)"
    case .ceiling: "-INT(-\(steps))"
    }
  }

  /// The column as recalculated by LibreOffice.
  func recalculated() throws -> [Cell] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "sitegen-spreadsheet-\(UUID().uuidString)")
    let output = folder.appending(path: "output")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = formulas.map { formula in
      let escaped = formula.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing("\"", with: "&quot;")
      return
        "<table:table-row><table:table-cell table:formula=\"of:=\(escaped)\"/></table:table-row>"
    }
    let file = folder.appending(path: "models.fods")
    try (Self.head + rows.joined(separator: "\n") + Self.tail)
      .write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: Self.program ?? "")
    process.arguments = [
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "fods",
      "--outdir", output.path, file.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let result = try String(contentsOf: output.appending(path: "models.fods"), encoding: .utf8)
    return result.split(separator: "<table:table-cell ").dropFirst()
      .filter { $0.contains("table:formula=") }
      .map { cell in
        guard let range = cell.firstRange(of: "office:value=\"") else {
          return cell.contains("calcext:value-type=\"error\"") ? .error : .text
        }
        return Double(cell[range.upperBound...].prefix { $0 != "\"" }).map { .number($0) } ?? .error
      }
  }

  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <office:document office:version="1.2" \
    office:mimetype="application/vnd.oasis.opendocument.spreadsheet" \
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
    xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" \
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>\
    <office:spreadsheet><table:table table:name="models">

    """

  private static let tail = """
    </table:table></office:spreadsheet></office:body></office:document>
    """
}

extension Program.Operation {
  /// The values without which it has none itself, beside those that it chooses from.
  fileprivate var needed: [Int] {
    switch self {
    case .aggregate, .weightedMean: []
    case .choose(_, let left, let right, _, _, nil): [left, right]
    case .choose: []
    case .lookup(let index, _, _, _): [index]
    default: operands
    }
  }

  /// Whether it can be empty, given whether those before it can.
  fileprivate func canBeEmpty(_ others: [Bool]) -> Bool {
    switch self {
    case .empty: true
    case .solve, .aggregate(.count, _): false
    case .aggregate(_, let slots): slots.allSatisfy { others[$0] }
    case .weightedMean(let slots, let weights):
      zip(slots, weights).allSatisfy { others[$0] || others[$1] }
    default: operands.contains { others[$0] }
    }
  }

  /// The name of an operation that only models with lists have.
  fileprivate var nameOfLists: String? {
    switch self {
    case .aggregate: "aggregate"
    case .weightedMean: "weighted"
    case .lookup: "lookup"
    case .empty: "empty"
    default: nil
    }
  }
}

extension Rational {
  fileprivate init(_ above: Int, over below: Int) {
    self = Rational(above).divided(by: Rational(below)) ?? .zero
  }

  /// The nearest double, or one next to it.
  fileprivate var double: Double {
    (Double("\(numerator)") ?? .nan) / (Double("\(denominator)") ?? .nan)
  }
}
