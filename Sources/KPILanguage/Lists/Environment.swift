/// The items at hand where a formula is unrolled, by list.
struct Environment {
  private var bindings: [(list: Int, position: Int)] = []
  /// The lists that functions gather in the formula of a total.
  private(set) var totalled: [Int] = []

  /// Nothing at hand.
  init() {}

  /// - Parameters:
  ///   - axes: Lists.
  ///   - coordinates: A position of each.
  ///   - direction: The only list that the formula of a total is about; `nil` for all that are totalled.
  init(_ axes: [Int], _ coordinates: [Int], direction: Int? = nil) {
    for (axis, position) in zip(axes, coordinates) {
      self = with(axis, at: position)
      if position == ListScope.total, direction == nil || direction == axis {
        totalled.append(axis)
      }
    }
  }

  /// The position of a list; that of a total in the formula of a total.
  subscript(list: Int) -> Int? { bindings.last { $0.list == list }?.position }

  /// Whether an item of the list is at hand.
  func hasItem(of list: Int) -> Bool { self[list].map { $0 != ListScope.total } ?? false }

  /// Whether it is the formula of a total.
  var isTotal: Bool { !totalled.isEmpty }

  /// The lists of which an item is at hand.
  var lists: [Int] { bindings.filter { $0.position != ListScope.total }.map(\.list) }

  func with(_ list: Int, at position: Int) -> Environment {
    var environment = self
    environment.bindings.removeAll { $0.list == list }
    environment.totalled.removeAll { $0 == list }
    environment.bindings.append((list, position))
    return environment
  }
}
