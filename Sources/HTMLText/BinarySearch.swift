extension RandomAccessCollection where Index == Int {
  /// The index of the first element that satisfies a condition which all elements after it satisfy too.
  ///
  /// Public, because only public functions are specialized in other modules.
  @inlinable
  public func partitioningIndex(where isSecond: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
