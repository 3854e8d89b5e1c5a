/// What sort of file a source or an output is, for the messages about builds.
package enum FileKind: String, Sendable {
  case page
  case list
  case feed
  case style
  case script
  case picture
  case data
  case template
  case setting
  case word
  case model
  case other
}
