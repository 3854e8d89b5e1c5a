/// CLDR's classes of numbers that take the same form of a word.
enum PluralCategory: String, Sendable {
  case zero, one, two, few, many, other
}
