/// The program's memory by hour.
///
/// Memory follows the day: today's heartbeats are held until it is over, about half a MiB from morning to evening. So
/// each hour is compared with the same hour of another day, and the median over the day counts. Of each hour the
/// smallest value counts, because an answer being read takes memory for a moment, and only values taken while the first
/// view is shown.
///
/// The base is the day after the first hour, because the log has not had a whole day before. A leak of 10 KB per hour
/// makes 1.4 MB from the first day of a week to the last.
struct MemoryRecord {
    /// KiB.
    struct Sample {
        /// Allocated and not freed.
        var held = 0
        /// Pages in use, with fragmentation and stacks.
        var allocated = 0
        /// With the code in use.
        var resident = 0

        var all: [Int] { [held, allocated, resident] }
    }

    static let names = ["held", "allocated", "resident"]

    /// The maximum growth in KiB over this many days. The heap is exact: without a leak it varies by a tenth of a MiB,
    /// and a leak of 10 KB per hour makes more per day, although the machine sleeps a third of the time. The other two
    /// are in pages, which are returned when the C library decides to.
    static func limits(days: Int) -> [Int] { [128 + 64 * days, 1_024, 1_024] }

    /// The smallest values, by hours since the start.
    private var hours: [Int: Sample] = [:]

    mutating func note(_ sample: Sample, hour: Int) {
        guard let before = hours[hour] else { return hours[hour] = sample }
        hours[hour] = Sample(
            held: min(before.held, sample.held), allocated: min(before.allocated, sample.allocated),
            resident: min(before.resident, sample.resident))
    }

    /// The median of some hours, for each of the three figures.
    func median(of range: Range<Int>) -> [Int] {
        Self.medians(range.compactMap { hours[$0]?.all })
    }

    /// The growth from the day after the first hour to the last, and the number of compared hours. `nil` if the run was
    /// too short to see an hour of the day twice.
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
