import HackatimeAPI

/// A total: the sum of the gaps between heartbeats, each at most two minutes, added as floating point and rounded once.
struct Tally: Sendable {
    private(set) var seconds = 0.0
    private(set) var count = 0
    private(set) var first: Int64 = 0
    private(set) var last: Int64 = 0

    mutating func add(_ time: Int64) {
        if count > 0 {
            seconds += min(Double(time) / 1000 - Double(last) / 1000, Durations.longestGap)
        } else {
            first = time
        }
        last = time
        count += 1
    }

    var whole: Int { Figures.whole(seconds) }
}

/// One tally per name, each on its own timeline. Entries overlap if someone switches back and forth.
struct Ledger: Sendable {
    struct Entry {
        var name: String?
        var color = ""
        var tally = Tally()
        var older = 0

        var seconds: Int { tally.whole + older }
    }

    private(set) var entries: [Entry]

    /// One entry per distinct name, in order of first use.
    init(_ names: [(name: String?, color: String, older: Int)]) {
        entries = []
        places = []
        for item in names {
            if let same = entries.firstIndex(where: { $0.name == item.name }) {
                entries[same].older += item.older
                places.append(same)
            } else {
                places.append(entries.count)
                entries.append(Entry(name: item.name, color: item.color, older: item.older))
            }
        }
    }

    private var places: [Int]

    mutating func add(_ time: Int64, to index: Int) {
        guard !places.isEmpty else { return }
        entries[places[index % places.count]].tally.add(time)
    }

    mutating func leaveOutOlder() {
        for index in entries.indices { entries[index].older = 0 }
    }

    /// Largest first; ties by name.
    var ranked: [Entry] {
        entries.filter { $0.tally.count > 0 || $0.older > 0 }.sorted {
            ($1.seconds, $0.name ?? "") < ($0.seconds, $1.name ?? "")
        }
    }
}
