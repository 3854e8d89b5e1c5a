import Synchronization

/// Members of one subject that an output read.
package struct Read: Sendable, Hashable {
  /// A number of `Subjects`.
  package let subject: Int
  /// Empty for a subject that is read as a whole.
  package let members: MemberSet

  /// Keeps the values as they are.
  package init(subject: Int, members: MemberSet) {
    self.subject = subject
    self.members = members
  }
}

/// What the making of one output read.
package struct Reads: Sendable {
  /// Of pages and of what belongs to the output alone, in the order of the subjects.
  package let own: [Read]
  /// Everything else, by index in `ReadSets`; outputs of one template mostly share it.
  package let shared: Int

  /// Keeps the values as they are.
  package init(own: [Read], shared: Int) {
    self.own = own
    self.shared = shared
  }
}

/// The different sets of shared reads of a build, each kept once.
package final class ReadSets: Sendable {
  private let sets = Mutex<(indices: [[Read]: Int], all: [[Read]])>(([:], []))

  init() {}

  /// The set's index; sets that are equal have the same.
  package func index(of set: [Read]) -> Int {
    sets.withLock { sets in
      if let index = sets.indices[set] { return index }
      sets.indices[set] = sets.all.count
      sets.all.append(set)
      return sets.all.count - 1
    }
  }

  /// All sets in the order of their indices.
  package var all: [[Read]] { sets.withLock { $0.all } }
}

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

  subscript(index: Int) -> SubjectKey { keys.withLock { $0.all[index] } }
}

/// Notes what the output at hand reads; one thread's, used for one output after another.
package final class ReadLog {
  private let subjects: Subjects
  private let names: NamedSubjects
  private let sets: ReadSets
  private var members: [MemberSet]
  private var touched: [Int] = []
  private var ownMembers: [Int: MemberSet] = [:]
  /// Numbers of names, so that the table that all threads share is asked once for each.
  private var numbers: [SubjectKey: Int] = [:]
  private var named: Set<Int> = []

  /// A log for outputs of one site.
  package init(_ rendered: RenderedSite) {
    subjects = rendered.subjects
    names = rendered.names
    sets = rendered.readSets
    members = Array(repeating: [], count: subjects.sharedCount)
  }

  /// A member is read.
  func note(_ member: Member, of subject: Int) {
    guard subject < members.count else {
      ownMembers[subject, default: []].insert(MemberSet(member))
      return
    }
    if members[subject].isEmpty { touched.append(subject) }
    members[subject].insert(MemberSet(member))
  }

  /// Members are read.
  func note(_ members: [Member], of subject: Int) {
    for member in members { note(member, of: subject) }
  }

  /// Something is read that has no members.
  func note(_ key: SubjectKey) {
    if let number = numbers[key] {
      named.insert(number)
    } else {
      let number = subjects.firstNamed + names.index(of: key)
      numbers[key] = number
      named.insert(number)
    }
  }

  /// What was read since the last call.
  package func take() -> Reads {
    touched.sort()
    let firstShared = touched.firstIndex { $0 >= subjects.pageCount } ?? touched.count
    var own = touched[..<firstShared].map { Read(subject: $0, members: members[$0]) }
    own += ownMembers.map(Read.init).sorted { $0.subject < $1.subject }
    var shared = touched[firstShared...].map { Read(subject: $0, members: members[$0]) }
    shared += named.sorted().map { Read(subject: $0, members: []) }
    for subject in touched { members[subject] = [] }
    touched.removeAll(keepingCapacity: true)
    ownMembers.removeAll(keepingCapacity: true)
    named.removeAll(keepingCapacity: true)
    return Reads(own: own, shared: sets.index(of: shared))
  }
}
