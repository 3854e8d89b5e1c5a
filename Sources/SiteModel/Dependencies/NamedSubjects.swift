import Synchronization

/// The names that were met while templates ran.
final class NamedSubjects: Sendable {
  private let keys = Mutex<(indices: [SubjectKey: Int], all: [SubjectKey])>(([:], []))

  func index(of key: SubjectKey) -> Int {
    keys.withLock { keys in
      if let index = keys.indices[key] { return index }
      keys.indices[key] = keys.all.count
      keys.all.append(key)
      return keys.all.count - 1
    }
  }

  var count: Int { keys.withLock { $0.all.count } }

  subscript(index: Int) -> SubjectKey { keys.withLock { $0.all[index] } }
}
