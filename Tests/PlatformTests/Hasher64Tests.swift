import Platform
import Testing

struct Hasher64Tests {
  private func hash(_ body: (inout Hasher64) -> Void) -> UInt64 {
    var hasher = Hasher64()
    body(&hasher)
    return hasher.hash
  }

  @Test func `the hash is the same in every run`() {
    #expect(hash { _ in } == 0x9E37_79B9_7F4A_7C15)
    let product = (UInt64(0x9E37_79B9_7F4A_7C15) ^ 7).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    #expect(hash { $0.add(7) } == product.high ^ product.low ^ 0x8EBC_6AF0_9C88_C6E3)
  }

  @Test func `where a string ends matters`() {
    func of(_ texts: [String]) -> UInt64 { hash { for text in texts { $0.add(text) } } }
    let all = [
      ["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["abcdefgh", "i"], ["abcdefghi"],
    ]
    #expect(Set(all.map(of)).count == all.count)
  }

  @Test func `every byte of a string matters`() {
    let text = Array("Angebote ohne Antwort".utf8)
    var hashes: Set<UInt64> = []
    for index in text.indices {
      var changed = text
      changed[index] ^= 1
      hashes.insert(hash { $0.add(String(decoding: changed, as: UTF8.self)) })
    }
    #expect(hashes.count == text.count)
  }

  @Test func `contents count by their own hash`() {
    let bytes = Array("text".utf8)
    #expect(hash { $0.add(bytes) } == hash { $0.add(Hash64(bytes).value) })
  }

  @Test func `single bits spread over the whole word`() {
    let base = hash { $0.add(0) }
    for bit in 0..<64 {
      let changed = hash { $0.add(UInt64(1) << UInt64(bit)) }
      #expect((10...54).contains((base ^ changed).nonzeroBitCount))
    }
  }
}
