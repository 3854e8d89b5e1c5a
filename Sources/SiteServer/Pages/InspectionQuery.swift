/// What the inspector asks for: all that is known of a page, or more elements of a list among its values.
struct InspectionQuery: Equatable {
  /// Why a question is refused.
  struct Refusal: Error, Equatable {
    /// A sentence.
    let reason: String
  }

  /// The decoded path of the page's address.
  let page: String
  /// The list, such as `site.posts`; `nil` for all that is known of the page.
  let list: String?
  /// The index of the first element of the list that is not known yet.
  let start: Int

  /// Reads the parameters `path`, `value` and `from`.
  init(_ target: RequestTarget) throws(Refusal) {
    guard target.hasParameter("path") else {
      throw Refusal(reason: "The parameter path is missing: that of a page's address, such as /.")
    }
    guard let path = target.parameter("path"), let page = try? RequestTarget(path),
      page.query == nil
    else {
      throw Refusal(
        reason: "The parameter path must be that of a page's address, and begin with a slash.")
    }
    self.page = page.path
    list = target.parameter("value")
    guard target.hasParameter("value") else {
      guard !target.hasParameter("from") else {
        throw Refusal(reason: "The parameter from needs a list, which the parameter value names.")
      }
      start = 0
      return
    }
    guard list?.isEmpty == false else {
      throw Refusal(reason: "The parameter value must name a list, such as site.posts.")
    }
    guard target.hasParameter("from") else {
      start = 0
      return
    }
    guard let digits = target.parameter("from"),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits)
    else {
      throw Refusal(reason: "The parameter from must be a number, counted from 0.")
    }
    start = number
  }
}
