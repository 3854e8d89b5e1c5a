extension MarkupContext {
  /// A tag, as far as its name determines how its attributes and its content are read.
  struct Element: Hashable, Sendable {
    /// In lower case; empty if nothing depends on it.
    let name: String
    let isEnd: Bool
    /// Whether it is a script whose type says that it is markup, which other scripts read.
    var isTemplate = false

    init(tag name: String, isEnd: Bool) {
      let name = name.lowercased()
      self.isEnd = isEnd
      if name.contains(MarkupContext.placeholder) {
        self.name = String(MarkupContext.placeholder)
      } else {
        self.name = Self.names.contains(name) ? name : ""
      }
    }

    /// A tag whose name is not known.
    static let computed = Element(tag: String(MarkupContext.placeholder), isEnd: false)

    /// Elements whose content is text for the tokenizer of the HTML Standard, other than scripts and
    /// style sheets.
    static let rawTextNames: Set<String> = [
      "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext",
    ]

    /// Elements of SVG that change attributes of others (SVG Animations, 2.2), and those whose name is
    /// computed.
    var isAnimation: Bool { Self.animationNames.contains(name) || isComputed }

    /// Elements in which `value` is a URL, but not in others.
    var takesNoNames: Bool { name == "param" }

    /// Elements that show pictures, sound or films and never run what they load.
    var isMedia: Bool { Self.mediaNames.contains(name) }

    var isComputed: Bool { name == String(MarkupContext.placeholder) }

    private static let animationNames: Set<String> = [
      "animate", "set", "animatetransform", "animatemotion", "animatecolor", "discard",
    ]
    private static let mediaNames: Set<String> = ["img", "source", "picture", "audio", "video"]
    private static let names = rawTextNames.union(animationNames).union(mediaNames)
      .union(OpenElements.relevantNames).union(["script", "style", "meta", "param"])
  }

  /// What the names of an attribute and its element determine about the escaping of its value.
  enum Attribute: Hashable, Sendable {
    case plain
    /// With what its `data:` URLs may be.
    case url(URLScheme.DataTypes)
    case urlList(URLScheme.DataTypes)
    /// The content of `meta`, which may be a time and the URL to go to then.
    case refresh
    case style
    case script
    case document
    /// The type of `script`.
    case scriptType
    /// Part of the name is computed by the template.
    case unknown

    init(name: String, of element: Element) {
      let name = name.lowercased()
      let types: URLScheme.DataTypes =
        element.isMedia && ["src", "srcset", "poster"].contains(name) ? .media : .none
      switch name {
      case _ where name.contains(MarkupContext.placeholder):
        // The whole name is checked when it is written; with a hyphen it is none of HTML's own.
        let prefix = name.prefix { $0 != MarkupContext.placeholder }
        self = prefix.contains("-") ? .plain : .unknown
      case _ where name.hasPrefix("on"): self = .script
      case "style": self = .style
      case "srcdoc": self = .document
      case "type" where element.name == "script": self = .scriptType
      case "content" where element.name == "meta" || element.isComputed: self = .refresh
      case "value" where element.name == "param": self = .url(types)
      case "values" where element.isAnimation: self = .urlList(types)
      case "from" where element.isAnimation, "to" where element.isAnimation,
        "by" where element.isAnimation:
        self = .url(types)
      case _ where Self.urlListNames.contains(name): self = .urlList(types)
      case _ where Self.urlNames.contains(name) || name.hasSuffix(":href"): self = .url(types)
      default: self = .plain
      }
    }

    var isURL: Bool {
      switch self {
      case .url, .urlList, .refresh: true
      default: false
      }
    }

    /// Attributes whose value is a URL, in the HTML Standard and its predecessors.
    private static let urlNames: Set<String> = [
      "href", "src", "action", "formaction", "poster", "cite", "data", "background", "longdesc",
      "manifest", "icon", "profile", "codebase", "classid", "usemap", "lowsrc", "dynsrc",
      "itemtype",
    ]

    private static let urlListNames: Set<String> = [
      "srcset", "imagesrcset", "ping", "archive", "attributionsrc",
    ]
  }
}
