/// The folders that are watched, as a tree of the numbers which the system gave their watches.
///
/// A watch belongs to a folder, not to its path: when a folder is moved, the paths of all watches below
/// it change at once. So a path is put together when it is asked for.
struct WatchTree {
  private struct Node {
    var parent: Int32
    var name: [UInt8]
    var children: [[UInt8]: Int32] = [:]
  }

  /// What became of a watch.
  enum Placement {
    /// It is new in its place.
    case new
    /// It was there before.
    case known
    /// Its folder is gone from the tree: it was moved meanwhile, and an event that is still to come says where.
    case lost
  }

  /// The watch of the site's folder.
  let root: Int32
  private var nodes: [Int32: Node]

  init(root: Int32) {
    self.root = root
    nodes = [root: Node(parent: root, name: [])]
  }

  var count: Int { nodes.count }

  /// The path of a watched folder from the site's, which is empty; `nil` for a watch that is not in the tree.
  func path(of watch: Int32) -> [UInt8]? {
    guard var node = nodes[watch] else { return nil }
    var names: [[UInt8]] = []
    var current = watch
    while current != root {
      names.append(node.name)
      current = node.parent
      guard let parent = nodes[current] else { return nil }
      node = parent
    }
    return Array(names.reversed().joined(separator: [UInt8(ascii: "/")]))
  }

  func child(_ name: [UInt8], of watch: Int32) -> Int32? { nodes[watch]?.children[name] }

  /// Puts a watch where its folder was found.
  ///
  /// A folder that was known elsewhere is taken from there, without what was below it. `dropped` gets the watches that
  /// are not in the tree any longer.
  mutating func place(
    _ watch: Int32, _ name: [UInt8], in parent: Int32, _ dropped: inout [Int32]
  ) -> Placement {
    if watch == root { return .known }
    if let node = nodes[watch] {
      if node.parent == parent, node.name == name { return .known }
      dropped += remove(watch).filter { $0 != watch }
    }
    guard let old = nodes[parent] else {
      dropped.append(watch)
      return .lost
    }
    if let replaced = old.children[name] { dropped += remove(replaced) }
    nodes[watch] = Node(parent: parent, name: name)
    nodes[parent]?.children[name] = watch
    return .new
  }

  /// Removes a folder with all below it; the watches that are not in the tree any longer.
  mutating func remove(_ watch: Int32) -> [Int32] {
    guard watch != root, let node = nodes[watch] else { return [] }
    nodes[node.parent]?.children[node.name] = nil
    var removed = [watch]
    var next = 0
    while next < removed.count {
      if let node = nodes.removeValue(forKey: removed[next]) { removed += node.children.values }
      next += 1
    }
    return removed
  }
}
