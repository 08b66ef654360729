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
    /// Less than these, in KiB. What is held is told to the byte, and in a week without a leak it is the same but for a
    /// tenth of a MiB; half of one shows a leak of 10 KB an hour, though the machine sleeps through a third of the week.
    static let limits = [512, 1_024, 1_024]

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

    /// By how much the last day is above the one after the first hour, in KiB, and from how many pairs of hours; of a
    /// run of less than two days the last hour above the second.
    func growth(of total: Int) -> (kibibytes: [Int], pairs: Int)? {
        var pairs: [[Int]] = []
        for first in 1...24 {
            guard let before = hours[first]?.all,
                let last = stride(from: first + 24, to: total, by: 24).reversed().first(where: { hours[$0] != nil }),
                last >= total - 48, let after = hours[last]?.all
            else { continue }
            pairs.append(zip(after, before).map { $0 - $1 })
        }
        if pairs.isEmpty, let last = hours.keys.max(), last > 1, let before = hours[1], let after = hours[last] {
            pairs = [zip(after.all, before.all).map { $0 - $1 }]
        }
        return pairs.isEmpty ? nil : (Self.medians(pairs), pairs.count)
    }

    private static func medians(_ samples: [[Int]]) -> [Int] {
        guard !samples.isEmpty else { return [0, 0, 0] }
        return (0..<3).map { kind in samples.map { $0[kind] }.sorted()[samples.count / 2] }
    }
}
