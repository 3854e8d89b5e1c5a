// Times what a build does for models: compiling, calculating, and writing their tables as HTML.

import Diagnostics
import FigurePublishing
import Foundation
import HTMLText
import KPILanguage

/// `KPIBenchmark [--rounds N] [FOLDER]`: large models, then the posts below a folder of Markdown.
@main
struct KPIBenchmark {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var rounds = 25
    if arguments.first == "--rounds", arguments.count > 1 {
      rounds = Int(arguments[1]) ?? rounds
      arguments.removeFirst(2)
    }
    print("1,000 figures, 20 scenarios, all shown in tables; milliseconds, median of \(rounds)")
    print("                              model  of that calculating   HTML    sum")
    for model in [
      LargeModel(name: "5 changes a scenario", changes: 5),
      LargeModel(name: "50 changes a scenario", changes: 50),
      LargeModel(name: "50, one reaching all", changes: 50, reachesAll: true),
    ] {
      try time(model, rounds: rounds)
    }
    for folder in arguments {
      try time(try Post.posts(in: URL(filePath: folder)), rounds: rounds)
    }
  }

  private static func time(_ large: LargeModel, rounds: Int) throws {
    let file = SourceFile(path: "large.kpi", text: large.text)
    var samples: [[Double]] = [[], [], [], []]
    // A build has one for many pages.
    var output = OutputBuffer()
    for _ in 0..<rounds {
      let start = ContinuousClock.now
      var diagnostics: [Diagnostic] = []
      let model = KPIModel.compile(
        file, language: "de", diagnostics: &diagnostics)
      guard let model else { throw BrokenModel(diagnostics) }
      let compiled = ContinuousClock.now
      output.clear()
      KPIRenderer(model).html(block: 0, into: &output)
      let rendered = ContinuousClock.now
      guard model.calculatesTheSameAgain(), !output.bytes.isEmpty else {
        throw BrokenModel(diagnostics)
      }
      let calculated = ContinuousClock.now
      samples[0].append(milliseconds(compiled - start))
      samples[1].append(milliseconds(calculated - rendered))
      samples[2].append(milliseconds(rendered - compiled))
      samples[3].append(milliseconds(rendered - start))
    }
    let columns = samples.map { String(format: "%7.1f", median($0)) }
    print(
      large.name.padding(toLength: 28, withPad: " ", startingAt: 0) + columns[0]
        + "              " + columns[1] + columns[2] + columns[3])
  }

  private static func time(_ posts: [Post], rounds: Int) throws {
    print("posts, microseconds for model, tables and citations, median of \(rounds * 4)")
    var sum = 0.0
    var output = OutputBuffer()
    for post in posts {
      var samples: [Double] = []
      for _ in 0..<rounds * 4 {
        let start = ContinuousClock.now
        output.clear()
        try post.build(into: &output)
        samples.append(milliseconds(ContinuousClock.now - start) * 1000)
      }
      sum += median(samples)
      print(String(format: "%8.0f  ", median(samples)) + post.file.path)
    }
    print(String(format: "%8.0f  a post of %d", sum / Double(max(posts.count, 1)), posts.count))
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    duration / .milliseconds(1)
  }

  private static func median(_ samples: [Double]) -> Double {
    samples.sorted()[samples.count / 2]
  }
}

/// A model to be timed has errors.
struct BrokenModel: Error, CustomStringConvertible {
  let description: String

  init(_ diagnostics: [Diagnostic]) {
    description = diagnostics.prefix(3).map { ConsoleFormat().text(for: $0) }.joined()
  }
}
