/// A policy of a page itself (`<meta http-equiv=Content-Security-Policy>`), which is to let the development client in
/// (CSP Level 3).
///
/// Nothing else about it changes: what it refused before it refuses still.
struct ContentSecurityPolicy {
  private struct Directive {
    let name: String
    var values: [String]
  }

  private var directives: [Directive] = []
  /// Whether the client's script needs a nonce, because the policy ignores the hosts of scripts.
  private(set) var needsNonce = false

  /// Reads a policy; of directives with one name the first counts.
  init(_ text: String) {
    for part in text.split(separator: ";") {
      let words = part.split {
        $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\u{C}"
      }
      guard let name = words.first?.lowercased(), !directives.contains(where: { $0.name == name })
      else { continue }
      directives.append(Directive(name: name, values: words.dropFirst().map(String.init)))
    }
  }

  /// The policy as an attribute has it, not escaped.
  var text: String {
    directives.map { ([$0.name] + $0.values).joined(separator: " ") }.joined(separator: "; ")
  }

  /// Lets the client's scripts and its socket in.
  ///
  /// A nonce is added only where `'strict-dynamic'` stands, since one would switch `'unsafe-inline'` off and the page's
  /// own inline scripts with it.
  ///
  /// - Parameters:
  ///   - host: The checked `Host` header; hosts in a policy cannot be IPv6 addresses, so there it is `'self'`.
  ///   - nonce: The value for the script's attribute.
  mutating func allowClient(host: String, nonce: String) {
    let isIPv6 = host.hasPrefix("[")
    let own = isIPv6 ? "'self'" : host + "/.sitegen/"
    if let index = index(of: ["script-src-elem", "script-src"], copiedTo: "script-src-elem") {
      if directives[index].values.contains(where: { $0.lowercased() == "'strict-dynamic'" }) {
        needsNonce = true
        add(["'nonce-\(nonce)'"], at: index)
      }
      add([own], at: index)
    }
    if let index = index(of: ["connect-src"], copiedTo: "connect-src") {
      add([own] + (isIPv6 ? [] : ["ws://" + own, "wss://" + own]), at: index)
    }
  }

  /// The first of the directives that there is, else a copy of `default-src`; `nil` where everything is allowed.
  private mutating func index(of names: [String], copiedTo copy: String) -> Int? {
    for name in names {
      if let index = directives.firstIndex(where: { $0.name == name }) { return index }
    }
    guard let fallback = directives.first(where: { $0.name == "default-src" }) else { return nil }
    directives.append(Directive(name: copy, values: fallback.values))
    return directives.count - 1
  }

  /// `'none'` is allowed alone only.
  private mutating func add(_ values: [String], at index: Int) {
    directives[index].values.removeAll { $0.lowercased() == "'none'" }
    for value in values where !directives[index].values.contains(value) {
      directives[index].values.append(value)
    }
  }
}
