import SiteModel
import SiteRendering

/// The members that a page's template has read, as it writes them: `page.title`, `page.tags[].name`.
///
/// The record says what was read of which page or term, not how the template got there: a member is named for each way
/// that it has taken.
struct UsedMembers {
  /// Sorted; a list or an object of which members were read is not named itself.
  let names: [String]

  init(_ uses: OutputUses, of output: OutputID, _ plan: BuildPlan) {
    let ways = WaysToObjects(uses, of: output, plan)
    var names: Set<String> = []
    for (key, fields) in uses.reads {
      if case .setting(let name) = key { names.insert("theme.\(name)") }
      if case .related = key { names.insert("page.related") }
      let members = uses.vocabulary.names(of: fields)
      for way in ways.to(key) { names.formUnion(members.map { "\(way).\($0)" }) }
    }
    let sorted = names.sorted { ($0.count { $0 == "." }, $0) < ($1.count { $0 == "." }, $1) }
    let owners = Set(
      names.compactMap { name -> String? in
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return String(name[..<dot].hasSuffix("[]") ? name[..<dot].dropLast(2) : name[..<dot])
      })
    self.names = sorted.filter { !owners.contains($0) }
  }
}
