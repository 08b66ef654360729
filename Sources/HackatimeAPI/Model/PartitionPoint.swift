extension RandomAccessCollection {
    /// The place of the first element that is not before what is looked for; the end where all are. Binary search:
    /// whatever is before it must stand in front of everything that is not.
    package func partitionPoint(_ isBefore: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if isBefore(self[middle]) {
                low = index(after: middle)
                count -= half + 1
            } else {
                count = half
            }
        }
        return low
    }
}
