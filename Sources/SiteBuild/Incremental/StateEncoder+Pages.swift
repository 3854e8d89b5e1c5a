import ContentModel

/// Pages as `StateDecoder.pages` reads them.
extension StateEncoder {
  /// Some pages by themselves.
  init(pages: ArraySlice<SourcePage>) {
    self.init()
    list(pages) { $0.page($1) }
  }

  /// Blocks of bytes, each with its length.
  init(blocks: [[UInt8]]) {
    self.init()
    list(blocks) { $0.block($1) }
  }

  private mutating func page(_ page: SourcePage) {
    text(page.path)
    number(page.stamp.byteCount)
    fixed(UInt64(bitPattern: Int64(page.stamp.changed)))
    fixed(page.stamp.device)
    fixed(page.stamp.inode)
    fixed(page.contentHash.value)
    number(page.bodyStart)
    number(page.isBundle ? 1 : 0)
    frontMatter(page.frontMatter)
    list(page.warnings) { $0.warning($1) }
  }

  private mutating func frontMatter(_ frontMatter: FrontMatter) {
    text(frontMatter.title)
    date(frontMatter.date)
    date(frontMatter.updated)
    text(frontMatter.slug)
    list(frontMatter.tags) { $0.text($1) }
    text(frontMatter.summary)
    number(frontMatter.draft ? 1 : 0)
    date(frontMatter.publish)
    date(frontMatter.expires)
    text(frontMatter.template)
    list(frontMatter.aliases) { $0.text($1) }
    text(frontMatter.language)
    optional(frontMatter.weight) { $0.number($1) }
    list(frontMatter.comments) {
      $0.text($1.author)
      $0.date($1.date)
      $0.text($1.text)
    }
    value(frontMatter.extra)
    text(frontMatter.kpi)
  }

  private mutating func value(_ value: DataValue) {
    switch value {
    case .null: number(0)
    case .boolean(let value): number(value ? 2 : 1)
    case .integer(let value):
      number(3)
      number(value)
    case .number(let value):
      number(4)
      fixed(value.bitPattern)
    case .string(let value):
      number(5)
      text(value)
    case .dateTime(let value):
      number(6)
      date(value)
    case .list(let values):
      number(7)
      list(values) { $0.value($1) }
    case .map(let entries):
      number(8)
      list(entries) {
        $0.text($1.key)
        $0.value($1.value)
      }
    }
  }

  private mutating func text(_ text: Located<String>) {
    self.text(text.value)
    range(text.range)
  }

  private mutating func text(_ text: Located<String>?) { optional(text) { $0.text($1) } }

  private mutating func date(_ date: Located<DateTime>) {
    self.date(date.value)
    range(date.range)
  }

  private mutating func date(_ date: Located<DateTime>?) { optional(date) { $0.date($1) } }

  private mutating func date(_ date: DateTime) {
    number(date.year)
    number(date.month)
    number(date.day)
    optional(date.time) { $0.number($1.seconds) }
    optional(date.offset) { $0.number($1) }
  }
}
