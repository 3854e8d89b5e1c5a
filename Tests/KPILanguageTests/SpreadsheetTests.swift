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
    let lines = try Oracle.python(script: "oracle.py", arguments: ["2010", "650", "de", "en"])
    let models = lines.split(separator: "\n").compactMap { line -> KPIModel? in
      let fields = line.split(separator: "\t").map(String.init)
      return compiled(fields[1].replacing("\u{1F}", with: "\n") + "\n", language: fields[0]).model
    }.prefix(500)
    try #require(models.count == 500)
    var sheet = Spreadsheet()
    let starts = models.map { sheet.append($0.program) }
    let cells = try sheet.recalculated()
    try #require(cells.count == sheet.formulas.count)
    var compared = 0
    var undecided = 0
    for (model, start) in zip(models, starts) {
      let program = model.program
      let accuracy = Accuracy(program)
      for slot in program.operations.indices {
        guard let exact = program.values[slot] else { continue }
        guard let error = accuracy.errors[slot] else {
          undecided += 1
          continue
        }
        let cell = try #require(cells[start + slot], "\(sheet.formulas[start + slot])")
        // LibreOffice writes 15 digits, and no more than 20 decimals.
        let written = abs(exact.double) * 5e-15 + 1e-19
        #expect(abs(cell - exact.double) <= error + written, "\(sheet.formulas[start + slot])")
        compared += 1
      }
    }
    #expect(compared > 5_000)
    #expect(undecided * 20 < compared, "\(undecided) of \(compared)")
  }
}

/// Bounds on the error of binary arithmetic, by operation; `nil` where it may decide a comparison
/// or a rounding differently from exact arithmetic.
private struct Accuracy {
  private(set) var errors: [Double?] = []
  private static let unit = 0x1p-50

  init(_ program: Program) {
    for (slot, operation) in program.operations.enumerated() {
      errors.append(program.values[slot].flatMap { error(of: operation, $0, program.values) })
    }
  }

  private func error(
    of operation: Program.Operation, _ result: Rational, _ values: [Rational?]
  ) -> Double? {
    func value(_ slot: Int) -> Double { abs(values[slot]?.double ?? 0) }
    func all(_ slots: [Int]) -> Double? {
      slots.reduce(0) { sum, slot in sum.flatMap { sum in errors[slot].map { sum + $0 } } }
    }
    let own = abs(result.double) * Self.unit
    switch operation {
    case .constant: return own
    case .add(let a, let b), .subtract(let a, let b): return all([a, b]).map { $0 + own }
    case .minimum(let slots), .maximum(let slots), .sum(let slots):
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
    case .choose(let comparison, let a, let b, let then, let otherwise):
      guard let left = values[a], let right = values[b], let doubt = all([a, b]),
        (left - right).magnitude.double > doubt * 2
      else { return nil }
      return errors[comparison.holds(left, right) ? then : otherwise]
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
    case .aggregate(.count, let slots):
      return slots.allSatisfy { values[$0] != nil } ? own : nil
    case .aggregate(_, let slots): return all(slots).map { $0 + own }
    case .weightedMean(let slots, let weights):
      guard let first = all(slots), let second = all(weights) else { return nil }
      return (first + second) * 16 + own
    case .lookup(let index, let first, let step, let slots):
      guard errors[index] == 0 || values[index]?.isWhole ?? false, let place = values[index],
        case .small(let position, 1)? = (place - first).divided(by: step)?.parts
      else { return nil }
      return errors[slots[position]]
    case .missing, .empty, .solve: return nil
    }
  }
}

/// A column of formulas.
private struct Spreadsheet {
  private(set) var formulas: [String] = []

  static let program = ["/usr/bin/soffice", "/usr/bin/libreoffice"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Adds a program; returns the row of its first operation.
  mutating func append(_ program: Program) -> Int {
    let start = formulas.count
    for operation in program.operations {
      formulas.append(Self.formula(operation) { "[.A\(start + $0 + 1)]" })
    }
    return start
  }

  private static func formula(_ operation: Program.Operation, _ cell: (Int) -> String) -> String {
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
    case .round(let a, let step, let scale, let mode):
      let width = "ABS(\(cell(step))*\(scale.fractionText))"
      return "(\(rounded("(\(cell(a))/\(width))", mode)))*\(width)"
    case .choose(let comparison, let a, let b, let then, let otherwise):
      let sign =
        switch comparison {
        case .equal: "="
        case .less: "<"
        case .greater: ">"
        case .lessOrEqual: "<="
        case .greaterOrEqual: ">="
        }
      return "IF(\(cell(a))\(sign)\(cell(b));\(cell(then));\(cell(otherwise)))"
    case .power(let a, let exponent): return "\(cell(a))^\(cell(exponent))"
    case .root(let a, let degree, let scale):
      return "\(cell(a))^(\(scale.fractionText)/\(cell(degree)))"
    case .aggregate(let aggregation, let slots):
      switch aggregation {
      case .sum: return "SUM(\(list(slots)))"
      case .mean: return "AVERAGE(\(list(slots)))"
      case .median: return "MEDIAN(\(list(slots)))"
      case .minimum: return "MIN(\(list(slots)))"
      case .maximum: return "MAX(\(list(slots)))"
      case .count: return "COUNT(\(list(slots)))"
      case .first: return cell(slots[0])
      case .last: return cell(slots[slots.count - 1])
      }
    case .weightedMean(let slots, let weights):
      let products = zip(slots, weights).map { "\(cell($0))*\(cell($1))" }
      return "(\(products.joined(separator: "+")))/(\(weights.map(cell).joined(separator: "+")))"
    case .lookup(let index, let first, let step, let slots):
      return
        "CHOOSE((\(cell(index))-\(first.fractionText))/\(step.fractionText)+1;\(list(slots)))"
    case .missing, .empty, .solve: return "NA()"
    }
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

  /// The column as recalculated by LibreOffice; `nil` for an error.
  func recalculated() throws -> [Double?] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "sitegen-spreadsheet-\(UUID().uuidString)")
    let output = folder.appending(path: "output")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = formulas.map { formula in
      let escaped = formula.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
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
        guard let range = cell.firstRange(of: "office:value=\"") else { return nil }
        return Double(cell[range.upperBound...].prefix { $0 != "\"" })
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

extension Rational {
  fileprivate init(_ above: Int, over below: Int) {
    self = Rational(above).divided(by: Rational(below)) ?? .zero
  }

  /// The nearest double, or one next to it.
  fileprivate var double: Double {
    (Double("\(numerator)") ?? .nan) / (Double("\(denominator)") ?? .nan)
  }
}
