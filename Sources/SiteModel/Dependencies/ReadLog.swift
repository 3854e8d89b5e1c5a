/// Notes what the output at hand reads; one thread's, used for one output after another.
package final class ReadLog {
  /// What was read since an output or a part of it began.
  private struct Level {
    var touched: [Int] = []
    var members: [MemberSet] = []
    var named: Set<Int> = []
    var parts: [Int] = []
  }

  /// What was read since an output or a part of it began, with the members of all subjects.
  private struct Notes {
    /// By subject, for all but the named ones.
    var members: [MemberSet]
    /// The subjects whose `members` are not empty, and all that is not in `members`.
    var level = Level()

    mutating func note(_ read: MemberSet, of subject: Int) {
      if members[subject].isEmpty { level.touched.append(subject) }
      members[subject].formUnion(read)
    }

    mutating func clear() {
      for subject in level.touched { members[subject] = [] }
      level = Level()
    }
  }

  private let subjects: Subjects
  private let names: NamedSubjects
  private let sets: ReadSets
  private var notes: Notes
  /// What was read before the part at hand began, with the members of each subject that was touched.
  private var outer: [Level] = []
  /// Numbers of names, so that the table that all threads share is asked once for each.
  private var numbers: [SubjectKey: Int] = [:]

  /// A log for outputs of one site.
  package init(_ rendered: RenderedSite) {
    subjects = rendered.subjects
    names = rendered.names
    sets = rendered.readSets
    notes = Notes(members: Array(repeating: [], count: subjects.firstNamed))
  }

  /// A member is read.
  func note(_ member: Member, of subject: Int) { notes.note(MemberSet(member), of: subject) }

  /// Members are read.
  func note(_ members: [Member], of subject: Int) {
    notes.note(members.reduce(into: []) { $0.insert(MemberSet($1)) }, of: subject)
  }

  /// Something is read that has no members.
  func note(_ key: SubjectKey) {
    if let number = numbers[key] {
      notes.level.named.insert(number)
    } else {
      let number = subjects.firstNamed + names.index(of: key)
      numbers[key] = number
      notes.level.named.insert(number)
    }
  }

  /// A part is used that was made for another output; it is named by its own set and those of the
  /// parts in it.
  func note(part sets: [Int]) {
    for set in sets where !notes.level.parts.contains(set) { notes.level.parts.append(set) }
  }

  // MARK: Parts

  /// A part begins that further outputs may use.
  func beginPart() {
    notes.level.members = notes.level.touched.map { notes.members[$0] }
    outer.append(notes.level)
    notes.clear()
  }

  /// The part is over; one that is kept is a set of its own, anything else belongs to what is around.
  func endPart(isKept: Bool) -> [Int]? {
    guard let around = outer.popLast() else { return nil }
    let part = notes.level
    let read = part.touched.sorted().map { Read(subject: $0, members: notes.members[$0]) }
    notes.clear()
    notes.level = around
    for (subject, read) in zip(around.touched, around.members) { notes.members[subject] = read }
    note(part: part.parts)
    guard isKept else {
      for read in read { notes.note(read.members, of: read.subject) }
      notes.level.named.formUnion(part.named)
      return nil
    }
    let index = sets.index(
      of: read + part.named.sorted().map { Read(subject: $0, members: []) })
    let sets = [index] + part.parts.filter { $0 != index }
    note(part: sets)
    return sets
  }

  // MARK: Outputs

  /// Forgets what was read, also in parts that an error ended.
  package func clear() {
    outer.removeAll()
    notes.clear()
  }

  /// What was read since the last call; parts that an error ended are forgotten.
  package func take() -> Reads {
    outer.removeAll()
    notes.level.touched.sort()
    let level = notes.level
    var (own, shared): ([Read], [Read]) = ([], [])
    own.reserveCapacity(level.touched.count)
    shared.reserveCapacity(level.touched.count + level.named.count)
    for subject in level.touched {
      let read = Read(subject: subject, members: notes.members[subject])
      if subjects.isShared(subject) { shared.append(read) } else { own.append(read) }
    }
    for subject in level.named.sorted() { shared.append(Read(subject: subject, members: [])) }
    notes.clear()
    return Reads(own: own, shared: [sets.index(of: shared)] + level.parts)
  }
}
