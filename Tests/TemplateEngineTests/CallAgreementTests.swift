import Foundation
import TemplateEngine
import TestSupport
import Testing

/// Every method, filter and test with every combination of values and arguments prints what it does in
/// Jinja2 3.1, and fails where it fails: one combination in ten, or all with `SITEGEN_ACCEPTANCE=1`.
@Suite struct CallAgreementTests {
  private struct Call: Decodable {
    let template: String
    let expected: String?
    /// The error that Jinja2 raised instead.
    let error: String?
  }

  @Test(.enabled(if: JinjaOracle.isInstalled, "needs python3 with Jinja2 3.1"))
  func printsWhatJinjaPrints() throws {
    let lines = try JinjaOracle.calls()
    #expect(lines.count > 20_000)
    for (index, line) in lines.enumerated() where Thoroughness.isFull || index % 10 == 0 {
      let call = try JSONDecoder().decode(Call.self, from: line)
      var options = TemplateOptions()
      options.undefined = call.error == "UndefinedError" ? .strict : .lenient
      let output = TestRendering.output(of: [("page.html", call.template)], options: options)
      if let error = call.error {
        #expect(output.contains(": error: "), "\(call.template): \(error)")
      } else {
        #expect(output == call.expected, "\(call.template)")
      }
    }
  }
}
