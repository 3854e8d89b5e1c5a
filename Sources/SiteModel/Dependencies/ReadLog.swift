/// Notes what the output at hand reads; one thread's, used for one output after another.
package final class ReadLog {
  /// What was read since an output or a part of it began.
  private struct Level {
    var touched: [Int] = []
    var members: [MemberSet] = []
    var own: [Int: MemberSet] = [:]
    var named: Set<Int> = []
    var parts: [Int] = []
  }

  private let subjects: Subjects
  private let names: NamedSubjects
  private let sets: ReadSets
  /// By subject, for those that several outputs may read.
  private var members: [MemberSet]
  /// The subjects whose `members` are not empty, and all that is not in `members`.
  private var level = Level()
  /// What was read before the part at hand began, with the members of each subject that was touched.
  private var outer: [Level] = []
  /// Numbers of names, so that the table that all threads share is asked once for each.
  private var numbers: [SubjectKey: Int] = [:]

  /// A log for outputs of one site.
  package init(_ rendered: RenderedSite) {
    subjects = rendered.subjects
    names = rendered.names
    sets = rendered.readSets
    members = Array(repeating: [], count: subjects.sharedCount)
  }

  /// A member is read.
  func note(_ member: Member, of subject: Int) { note(MemberSet(member), of: subject) }

  /// Members are read.
  func note(_ members: [Member], of subject: Int) {
    for member in members { note(MemberSet(member), of: subject) }
  }

  private func note(_ read: MemberSet, of subject: Int) {
    guard subject < members.count else {
      level.own[subject, default: []].formUnion(read)
      return
    }
    if members[subject].isEmpty { level.touched.append(subject) }
    members[subject].formUnion(read)
  }

  /// Something is read that has no members.
  func note(_ key: SubjectKey) {
    if let number = numbers[key] {
      level.named.insert(number)
    } else {
      let number = subjects.firstNamed + names.index(of: key)
      numbers[key] = number
      level.named.insert(number)
    }
  }

  /// A part is used that was made for another output; it is named by its own set and those of the
  /// parts in it.
  func note(part sets: [Int]) {
    for set in sets where !level.parts.contains(set) { level.parts.append(set) }
  }

  // MARK: Parts

  /// A part begins that further outputs may use.
  func beginPart() {
    level.members = level.touched.map { members[$0] }
    outer.append(level)
    clear()
  }

  /// The part is over; one that is kept is a set of its own, anything else belongs to what is around.
  func endPart(isKept: Bool) -> [Int]? {
    guard let around = outer.popLast() else { return nil }
    let part = level
    let read = part.touched.sorted().map { Read(subject: $0, members: members[$0]) }
    clear()
    level = around
    for (subject, read) in zip(around.touched, around.members) { members[subject] = read }
    note(part: part.parts)
    guard isKept else {
      for read in read { note(read.members, of: read.subject) }
      level.own.merge(part.own) { $0.union($1) }
      level.named.formUnion(part.named)
      return nil
    }
    let index = sets.index(
      of: read + Self.sorted(part.own) + part.named.sorted().map { Read(subject: $0, members: []) })
    let sets = [index] + part.parts.filter { $0 != index }
    note(part: sets)
    return sets
  }

  // MARK: Outputs

  /// What was read since the last call; parts that an error ended are forgotten.
  package func take() -> Reads {
    outer.removeAll()
    level.touched.sort()
    let touched = level.touched
    let firstShared = touched.firstIndex { $0 >= subjects.pageCount } ?? touched.count
    let own = touched[..<firstShared].map { Read(subject: $0, members: members[$0]) }
    var shared = touched[firstShared...].map { Read(subject: $0, members: members[$0]) }
    shared += level.named.sorted().map { Read(subject: $0, members: []) }
    let reads = Reads(
      own: own + Self.sorted(level.own), shared: [sets.index(of: shared)] + level.parts)
    clear()
    return reads
  }

  private static func sorted(_ reads: [Int: MemberSet]) -> [Read] {
    reads.map(Read.init).sorted { $0.subject < $1.subject }
  }

  private func clear() {
    for subject in level.touched { members[subject] = [] }
    level = Level()
  }
}
