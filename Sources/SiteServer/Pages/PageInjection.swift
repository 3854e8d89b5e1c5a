import HTMLText
import Platform

/// Puts the development client into the copy of a page that is sent.
///
/// The page's own policies are opened for it. What is built never holds either.
struct PageInjection {
  /// The checked `Host` header of the request.
  let host: String
  /// For policies that ask for one; the same as long as the server runs, so that a cached page fits.
  let nonce: String
  /// The site's own address, such as `https://www.example.org/blog/`, links to which stay local.
  let siteAddress: String

  /// Tells copies of one page apart that have another client, host or nonce.
  var version: String {
    var hasher = Hasher64()
    for part in [host, nonce, siteAddress, ClientScripts.version] { hasher.add(part) }
    return Hash64(value: hasher.hash).hexadecimal
  }

  /// The page with one script more: before the end tag of its head, or before a `base`, which would lead the
  /// script's address elsewhere; where there is neither, behind the doctype.
  ///
  /// - Parameters:
  ///   - page: The page as it was built.
  ///   - hash: The hash of that, by which the client knows which version it shows.
  /// - Returns: The bytes to send.
  func page(_ page: [UInt8], hash: String) -> [UInt8] {
    var tokenizer = HTMLTokenizer(page)
    var policies: [(range: Range<Int>, text: String)] = []
    var needsNonce = false
    var (base, headEnd, doctypeEnd) = (Int?.none, Int?.none, Self.start(of: page))
    while let token = tokenizer.next() {
      switch token.kind {
      case .endTag where headEnd == nil && tokenizer.matches(token.name, "head"):
        headEnd = token.range.lowerBound
      case .startTag where base == nil && headEnd == nil && tokenizer.matches(token.name, "base"):
        base = token.range.lowerBound
      case .startTag where tokenizer.matches(token.name, "meta"):
        guard let (range, text) = Self.policy(tokenizer) else { continue }
        var policy = ContentSecurityPolicy(text)
        policy.allowClient(host: host, nonce: nonce)
        needsNonce = needsNonce || policy.needsNonce
        policies.append((range, policy.text))
      case .comment where Self.isDoctype(page[token.range]):
        if headEnd == nil, base == nil, policies.isEmpty { doctypeEnd = token.range.upperBound }
      default: break
      }
    }
    let script = Array(self.script(hash: hash, withNonce: needsNonce).utf8)
    var edits = policies.map { ($0.range, Array("\"\(Self.escaped($0.text))\"".utf8)) }
    let place = base ?? headEnd ?? doctypeEnd
    edits.append((place..<place, script))
    return Self.applying(edits.sorted { $0.0.lowerBound < $1.0.lowerBound }, to: page)
  }

  /// The element by which a page gets the client.
  func script(hash: String, withNonce: Bool = false) -> String {
    let nonce = withNonce ? " nonce=\"\(nonce)\"" : ""
    return "<script type=\"module\"\(nonce) src=\"/.sitegen/client.js\" data-sitegen"
      + " data-page=\"\(hash)\" data-site=\"\(Self.escaped(siteAddress))\"></script>"
  }

  /// The value, with its quotes, of the `content` of a policy's element, and what it means.
  private static func policy(_ tokenizer: HTMLTokenizer) -> (range: Range<Int>, text: String)? {
    var isPolicy = false
    var content: (range: Range<Int>, text: String)?
    for attribute in tokenizer.attributes {
      guard let value = attribute.value else { continue }
      let text = CharacterReferences.resolved(tokenizer.bytes[value], isAttribute: true)
      if tokenizer.matches(attribute.name, "http-equiv") {
        isPolicy =
          String(decoding: text, as: UTF8.self).lowercased() == "content-security-policy"
      } else if tokenizer.matches(attribute.name, "content"), content == nil {
        let quotes = attribute.isQuoted ? 1 : 0
        content = (
          value.lowerBound - quotes..<value.upperBound + quotes,
          String(decoding: text, as: UTF8.self)
        )
      }
    }
    return isPolicy ? content : nil
  }

  private static func isDoctype(_ comment: ArraySlice<UInt8>) -> Bool {
    String(decoding: comment.prefix(9), as: UTF8.self).lowercased() == "<!doctype"
  }

  /// Behind a byte order mark.
  private static func start(of page: [UInt8]) -> Int {
    page.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func escaped(_ text: String) -> String {
    var buffer = OutputBuffer()
    buffer.append(text, escaping: .markup)
    return buffer.text
  }

  private static func applying(_ edits: [(Range<Int>, [UInt8])], to page: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(page.count + 512)
    var copied = 0
    for (range, bytes) in edits {
      result += page[copied..<range.lowerBound]
      result += bytes
      copied = range.upperBound
    }
    return result + page[copied...]
  }
}
