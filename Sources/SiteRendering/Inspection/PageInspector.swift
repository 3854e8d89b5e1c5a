import Content
import DataFormats
import Diagnostics
import FigurePublishing
import MarkdownRendering
package import SiteModel
import TemplateEngine

/// Looks at one page of a rendered site: what its template sees, and what its text says.
///
/// It renders the page's text for itself and leaves nothing behind that a build would come across. Belongs to one
/// thread.
package struct PageInspector {
  private let context: RenderContext
  private let output: any RenderedOutput
  private let file: PageID?
  private let reader: ValueReader
  private let object: SiteObject
  private let variables: [(name: String, object: SiteObject)]

  /// The most headings that are shown.
  private static let mostHeadings = 200

  /// An inspector of an output; `nil` for one that is rendered without a template.
  package init?(_ id: OutputID, in built: RenderContext) {
    output = built.outputs[id.index]
    guard let source = output.source else { return nil }
    file = source.page(in: built.site)
    // The page is rendered apart: its file may have changed since.
    let site =
      file.map { built.site.replacing([$0: built.site.pages[$0].source.unnoticed()]) } ?? built.site
    context = RenderContext(built, site: site, changed: [file].compactMap(\.self))
    let scope = RenderScope(
      context, in: output.language(in: site), recorder: DependencyRecorder(detachedFrom: context))
    guard let page = scope.page(of: output, id) else { return nil }
    object = page
    reader = ValueReader(context: context, scope: scope)
    let all: [(TemplateInterface.Variable, SiteObject?)] = [
      (.page, page), (.site, scope.site), (.theme, context.themeObject),
      (.paginator, scope.paginator(of: output, id)), (.term, scope.term(of: output)),
    ]
    variables = all.compactMap { name, object in object.map { (name.rawValue, $0) } }
  }

  // MARK: The page

  /// What the page is, before what a build knows of it: members of an object.
  package var page: [(String, String)] {
    var members: [(String, String)] = []
    for (name, field) in [("title", Field.title), ("kind", .kind)] {
      members.append((name, text(field)))
    }
    members.append(
      ("source", file.map { JSONText.string(context.site.pages[$0].source.shownPath) } ?? "null"))
    for (name, field) in [
      ("url", Field.url), ("permalink", .permalink), ("description", .description), ("date", .date),
      ("language", .language), ("words", .wordCount), ("minutes", .readingTime),
    ] {
      members.append((name, text(field)))
    }
    let page = file.map { context.site.pages[$0] }
    let tags = (page?.terms ?? []).map { context.site.terms[$0].name }
    members.append(("tags", Self.array(tags)))
    members.append(
      ("aliases", Self.array(page?.source.frontMatter.aliases.map(\.value) ?? [])))
    let outline = file.map { context.html($0).body.outline } ?? []
    members.append(
      (
        "outline",
        JSONText.array(
          outline.prefix(Self.mostHeadings).map { heading in
            JSONText.object([
              ("id", JSONText.string(ValueWriter.text(heading.id))), ("level", "\(heading.level)"),
              ("title", JSONText.string(ValueWriter.text(heading.title))),
            ])
          })
      ))
    return members
  }

  private func text(_ field: Field) -> String {
    var writer = ValueWriter(reader)
    return writer.json(.plain(reader.scope.read(field, of: object) ?? .none))
  }

  private static func array(_ texts: [String]) -> String {
    JSONText.array(
      texts.prefix(ValueWriter.mostElements).map { JSONText.string(ValueWriter.text($0)) })
  }

  /// The templates that may serve for the page, the first there is being chosen.
  package var templateCandidates: [String] {
    let own = file.flatMap { context.site.pages[$0].source.frontMatter.template?.value }
    let usual = output.templateCandidates(in: context.site)
    return own.map { own in [own] + usual.filter { $0 != own } } ?? usual
  }

  // MARK: Values

  /// All variables of its template; those that it does not have are null.
  package var values: String {
    JSONText.object(
      TemplateInterface.Variable.allCases.map { variable in
        var writer = ValueWriter(reader)
        let object = variables.first { $0.name == variable.rawValue }?.object
        return (variable.rawValue, object.map { writer.json(.object($0)) } ?? "null")
      })
  }

  /// Elements of a list among the values; `nil` where there is no such list.
  ///
  /// - Parameters:
  ///   - path: Where the list is: `site.posts`.
  ///   - start: The index of the first of them.
  /// - Returns: An object with the elements.
  package func elements(of path: String, from start: Int) -> String? {
    var writer = ValueWriter(reader)
    return reader.value(at: path, in: variables).flatMap { writer.elements($0, from: start) }
      .map { JSONText.object([("items", JSONText.array($0))]) }
  }

  // MARK: Figures

  /// The figures of the page's model; `null` where it has none.
  package var figures: String {
    guard let file, let figures = PageRenderer(context.site).figures(of: file) else {
      return "null"
    }
    return KPIReport(figures.model).inspection(citations: figures.citations)
  }
}
