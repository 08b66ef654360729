/// What the program had in memory hour by hour, for comparing like with like.
///
/// Memory follows the day: the heartbeats of today are held until it is over, which makes half a MiB between the
/// morning and the evening. So an hour is compared with the same hour of another day, and the median of a whole day's
/// hours counts. Of an hour the smallest sight counts, for an answer that is being read takes room for a moment, and
/// only sights of the view of the start do.
///
/// The base is the day that follows the first hour, not the first hour alone: in that the log holds what the last work
/// day left of it, and has yet to see a day of its own. A leak of 10 KB an hour comes to 1.4 MB between the first day
/// of a week and its last.
struct MemoryRecord {
    /// KiB.
    struct Sample {
        /// What the heap has given out and not got back.
        var held = 0
        /// The pages it all lies in, with the room between and the stacks.
        var allocated = 0
        /// With the code that has been used.
        var resident = 0

        var all: [Int] { [held, allocated, resident] }
    }

    static let names = ["held", "allocated", "resident"]

    /// Less than these, in KiB, over so many days. What is held is told to the byte, and without a leak it is the same
    /// but for a tenth of a MiB; a leak of 10 KB an hour makes more of every day, though the machine sleeps through a
    /// third of them. The other two come in pages and go back when the C library sees fit.
    static func limits(days: Int) -> [Int] { [128 + 64 * days, 1_024, 1_024] }

    /// The smallest sights, by hours since the start.
    private var hours: [Int: Sample] = [:]

    mutating func note(_ sample: Sample, hour: Int) {
        guard let before = hours[hour] else { return hours[hour] = sample }
        hours[hour] = Sample(
            held: min(before.held, sample.held), allocated: min(before.allocated, sample.allocated),
            resident: min(before.resident, sample.resident))
    }

    /// The median of some hours, for each of the three.
    func median(of range: Range<Int>) -> [Int] {
        Self.medians(range.compactMap { hours[$0]?.all })
    }

    /// By how much the last day is above the one after the first hour, and from how many pairs of hours that many days
    /// apart; nil where the run was too short to see an hour of the day twice.
    func growth(of total: Int) -> (kibibytes: [Int], pairs: Int, days: Int)? {
        var pairs: [[Int]] = []
        var days = 0
        for first in 1...24 {
            guard let before = hours[first]?.all,
                let last = stride(from: first + 24, to: total, by: 24).reversed().first(where: { hours[$0] != nil }),
                last >= total - 48, let after = hours[last]?.all
            else { continue }
            pairs.append(zip(after, before).map { $0 - $1 })
            days = max(days, (last - first) / 24)
        }
        return pairs.isEmpty ? nil : (Self.medians(pairs), pairs.count, days)
    }

    private static func medians(_ samples: [[Int]]) -> [Int] {
        guard !samples.isEmpty else { return [0, 0, 0] }
        return (0..<3).map { kind in samples.map { $0[kind] }.sorted()[samples.count / 2] }
    }
}
