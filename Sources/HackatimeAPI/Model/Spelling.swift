/// Finds what somebody meant to write.
package enum Spelling {
    /// The name with the fewest changed, missing, added or exchanged letters; `nil` if all are too different. Of several,
    /// the first.
    package static func nearest(to text: String, in names: some Sequence<String>) -> String? {
        let wanted = Array(text.lowercased().utf8.prefix(60))
        guard !wanted.isEmpty else { return nil }
        var best: (name: String, distance: Int)?
        for name in names {
            let distance = distance(wanted, Array(name.lowercased().utf8))
            // A third of the letters, so that a short name is not suggested for just any other.
            if distance <= max(1, min(wanted.count, name.utf8.count) / 3), distance < best?.distance ?? .max {
                best = (name, distance)
            }
        }
        return best?.name
    }

    /// How many letters differ; two that are exchanged count once.
    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var line = [row + 1]
            for (column, other) in second.enumerated() {
                var least = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                    least = min(least, before[column - 1] + 1)
                }
                line.append(least)
            }
            (before, last) = (last, line)
        }
        return last[second.count]
    }
}
