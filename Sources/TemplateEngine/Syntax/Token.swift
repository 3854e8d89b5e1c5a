/// Literal text, a delimiter, or a token between delimiters.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case text
    case outputStart
    case outputEnd
    case tagStart
    case tagEnd
    case name
    case integer
    case number
    case string
    case plus
    case minus
    case times
    case divide
    case floorDivide
    case remainder
    case power
    case concatenate
    case equal
    case notEqual
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
    case assign
    case dot
    case comma
    case colon
    case pipe
    case leftParenthesis
    case rightParenthesis
    case leftBracket
    case rightBracket
    case leftBrace
    case rightBrace
    case end
  }

  let kind: Kind
  /// The source range; for text after whitespace control.
  let range: Range<Int>
}
