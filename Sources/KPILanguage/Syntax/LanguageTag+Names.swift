import Diagnostics
import HTMLText

extension LanguageTag {
  /// Whether the tag is well-formed and its language one that has a code: two letters of ISO 639-1, or
  /// three letters where there are no two (RFC 5646, section 2.2.1).
  ///
  /// Codes of three letters are not checked, but for those of the most frequent languages.
  var isKnown: Bool {
    guard isWellFormed else { return false }
    let code = language
    if code.utf8.count == 2 { return Self.codes.contains(code) }
    return code.utf8.count == 3 && Self.names[code] == nil
  }

  /// The tag that was probably meant by something that is none: the name of a language, in English or its own,
  /// a code of three letters, a country, or a tag with other marks; `nil` where nothing is near.
  static func suggestion(for text: String) -> String? {
    let marks: Set<Character> = [":", "=", "\"", "'", "„", "“", "”", "«", "»", ".", ";"]
    let bare = text.filter { !marks.contains($0) }.split(whereSeparator: \.isWhitespace)
    let written = bare.joined(separator: "-").replacing("_", with: "-")
    let tag = LanguageTag(written)
    if tag.isKnown { return written }
    let name = written.lowercased()
    if let code = names[name] { return code }
    // "deu-AT"
    if let code = names[tag.language], let region = tag.region { return "\(code)-\(region)" }
    guard name.utf8.count > 3 else { return nil }
    let longNames = names.keys.filter { $0.utf8.count > 3 }
    return Spelling.suggestion(for: name, among: longNames).flatMap { names[$0] }
  }

  /// ISO 639-1, with the codes that it has withdrawn.
  private static let codes = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv \
    dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig \
    ii ik in io is it iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu \
    lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu \
    rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr \
    ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init))

  /// What people write in place of a tag, in lower case.
  private static let names: [String: String] = {
    let table: [(tag: String, names: StaticString)] = [
      ("de", "deutsch german ger deu"), ("en", "englisch english eng"),
      ("fr", "französisch français francais french fra fre"),
      ("es", "spanisch español espanol spanish spa"),
      ("it", "italienisch italiano italian ita"),
      ("nl", "niederländisch nederlands dutch nld dut"), ("pl", "polnisch polski polish pol"),
      ("pt", "portugiesisch português portugues portuguese por"),
      ("sv", "schwedisch svenska swedish swe"), ("da", "dänisch dansk danish dan dk"),
      ("de-AT", "at"), ("en-GB", "gb"), ("en-US", "us"), ("ja", "jp jpn japanese japanisch"),
      ("zh", "cn zho chi chinese chinesisch"), ("cs", "cz ces cze czech tschechisch"),
      ("ru", "rus russian russisch"), ("uk", "ua ukr ukrainian ukrainisch"),
      ("el", "gr ell gre greek griechisch"), ("tr", "tur turkish türkisch"),
    ]
    var names: [String: String] = [:]
    for (tag, words) in table {
      for word in words.description.split(separator: " ") { names[String(word)] = tag }
    }
    return names
  }()
}
