import Content
import DataFormats
import Diagnostics
import Platform
import SiteModel
import SiteRendering

/// What is known of one page, put together for an inspector.
struct PageInspection {
  let site: LiveSite
  let output: OutputID
  let inspector: PageInspector
  let build: LiveSite.BuildAccount?

  private var state: BuildState { site.record.state }
  private var record: OutputRecord { state.outputs[output.index] }
  private var context: RenderContext { site.plan.context }

  /// The page whose text it shows.
  private var source: PageID? { site.plan.renderer.sourcePage(of: output) }

  /// A JSON object.
  var json: String {
    let uses = OutputUses(state, record)
    return JSONText.object([
      ("v", "1"), ("path", JSONText.string(url)), ("page", page),
      (
        "templates",
        TemplateInspection(
          context, chosen: site.plan.renderer.template(of: output),
          candidates: inspector.templateCandidates
        ).json
      ),
      ("why", why(uses)), ("used", used(uses)), ("values", inspector.values),
      ("figures", inspector.figures), ("build", buildAccount),
    ])
  }

  private var url: String {
    context.site.baseURL.url(of: context.site.outputs[output.index].route)
  }

  // MARK: The page

  private var page: String {
    let links = IncomingLinks(to: output, on: site)
    return JSONText.object(
      inspector.page + [
        ("status", status),
        (
          "output",
          JSONText.object([
            ("file", JSONText.string(record.file)), ("bytes", "\(record.stamp?.byteCount ?? 0)"),
            ("hash", JSONText.string(record.hash.hexadecimal)),
          ])
        ), ("linked_from", JSONText.array(links.places.map(JSONText.place))),
      ])
  }

  /// Whether a build without options would publish it, and since when, or from when on.
  private var status: String {
    let published = [("kind", JSONText.string("published"))]
    guard let page = source else { return JSONText.object(published) }
    let source = context.site.pages[page].source.unnoticed()
    let zone = context.site.content.configuration.timeZone
    func members(_ kind: String, _ date: DateTime?, at place: Range<Int>?) -> String {
      var members = [("kind", JSONText.string(kind))]
      if let date {
        let text =
          date.time == nil ? date.dateText : date.rfc3339(siteOffset: zone.offset(of: date))
        members.append(("at", JSONText.string(text)))
      }
      if kind != "published" {
        let location =
          place.map { source.file.location($0) } ?? SourceLocation(path: source.shownPath)
        members.append(("place", JSONText.place(location)))
      }
      return JSONText.object(members)
    }
    guard let reason = context.site.unpublishedReason(of: page, at: state.now) else {
      return members("published", source.frontMatter.date?.value ?? source.fileDate, at: nil)
    }
    let date = context.site.writtenDate(of: page, reason)
    return switch reason {
    case .draft: members("draft", nil, at: nil)
    case .future: members("scheduled", date?.value ?? source.fileDate, at: date?.range)
    case .expired: members("expired", date?.value, at: date?.range)
    }
  }

  // MARK: The record

  private func why(_ uses: OutputUses) -> String {
    let isMade = site.record.isRendered(output)
    var members = [("made", "\(isMade)")]
    if isMade, let build { members.append(("build", "\(build.number)")) }
    let own = source.map { context.site.pages[$0].source.path }
    return JSONText.object(
      members + [
        ("reasons", JSONText.array([uses.reason])),
        ("uses", uses.groups(isMade: isMade, own: own)),
      ])
  }

  private func used(_ uses: OutputUses) -> String {
    JSONText.array(UsedMembers(uses, of: output, site.plan).names.map(JSONText.string))
  }

  private var buildAccount: String {
    var members = build.map { [("number", "\($0.number)")] + $0.members } ?? []
    if let time = record.renderTime {
      members.append(("page_ms", JSONText.number(Double(time) / 1_000)))
    }
    return JSONText.object(members)
  }
}
