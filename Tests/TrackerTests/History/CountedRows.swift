import HackatimeAPI

extension SplitMix64 {
    /// Heartbeats sorted by time: some at the same time, most within minutes, some after a long gap.
    mutating func rows(from start: Double, before end: Double, wholeSeconds: Bool = false) -> [CountedRow] {
        var rows: [CountedRow] = []
        var time = start + Double.random(in: 0..<600, using: &self)
        let names: [String?] = ["robot", "site", "", nil]
        let languages: [String?] = ["Swift", "C", nil]
        while rows.count < 400 {
            let stamp = wholeSeconds ? time.rounded(.down) : time
            guard stamp < end else { break }
            rows.append((stamp, names.randomElement(using: &self) ?? nil, languages.randomElement(using: &self) ?? nil))
            switch Int.random(in: 0..<10, using: &self) {
            case 0: break
            case 1: time += 120
            case 2: time += Double.random(in: 600..<4_000, using: &self)
            default: time += Double.random(in: 0..<200, using: &self)
            }
        }
        return rows
    }
}

typealias CountedRow = (time: Double, project: String?, language: String?)

/// Counts in the simplest way.
enum Reference {
    static func total(_ times: [Double]) -> Double {
        var sum = 0.0
        for index in times.indices.dropFirst() {
            let gap = times[index] - times[index - 1]
            sum += gap > 120 ? 120 : gap
        }
        return sum
    }

    /// Visits every second. It counts if the last heartbeat is less than two minutes old and another one follows.
    /// Returns the seconds by the last heartbeat's key.
    static func seconds<Key: Hashable>(
        _ rows: [CountedRow], key: (_ row: CountedRow, _ second: Double) -> Key
    ) -> [Key: Double] {
        guard let first = rows.first, let last = rows.last else { return [:] }
        var counts: [Key: Double] = [:]
        var index = 0
        for second in Int(first.time)..<max(Int(first.time), Int(last.time)) {
            while index + 1 < rows.count, rows[index + 1].time <= Double(second) { index += 1 }
            guard Double(second) - rows[index].time < 120 else { continue }
            counts[key(rows[index], Double(second)), default: 0] += 1
        }
        return counts
    }
}
