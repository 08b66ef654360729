import FoundationEssentials
import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Starts the program with the history in the data folder `--data`, or with a copy of the store `--store`, or with an
/// empty one. This machine's own history is never used.
private struct Starter {
    let program: String
    let arguments: [String]
    let settings: [String]
    let data: String
    let store: String?

    init?(_ options: ToolOptions, data: String, store: String? = nil) {
        guard let program = options.words.first else { return nil }
        self.program = program
        arguments = options.rest
        settings = options.values["env"] ?? []
        self.data = data
        self.store = store
    }

    func start() -> WatchedProgram? {
        if let store {
            try? FileManager.default.removeItem(atPath: "\(data)/hackatop")
            try? FileManager.default.copyItem(atPath: store, toPath: "\(data)/hackatop")
        }
        return WatchedProgram(
            program: program, arguments: arguments,
            environment: ["TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "XDG_DATA_HOME=\(data)"]
                + settings)
    }

    /// - Parameter stays: Whether to wait until the server's answers are stored.
    func paint(stays: Bool = false) -> Paint? {
        // "quit" is the last word on the screen.
        guard let person = start(), person.wait(for: "quit") else { return nil }
        let elapsed = (person.lastReadAt - person.startedAt) * 1000
        let paint = Paint(wall: elapsed, processor: person.processorTime, bytes: person.bytes)
        if stays { _ = person.settle(quiet: 1.5) }
        person.quit()
        return paint
    }
}

/// The duration of one start in milliseconds.
private struct Paint {
    var wall: Double
    var processor: Double
    var bytes: Int
}

private func show(_ paints: [Paint], _ name: String) {
    row(name, "first paint, wall ms (min / median)", paints.map(\.wall))
    row(name, "first paint, CPU ms (min / median)", paints.map(\.processor))
    show("| \(name) | first paint, bytes | \(paints.last?.bytes ?? 0) |")
}

/// Compares starts with several histories, `--data` or `--store` `NAME=FOLDER`. They take turns, because a machine is
/// not equally fast all the time. The first is compared with the others.
func compareStarts(_ options: ToolOptions) -> Int32 {
    guard let folder = try? TemporaryFolder() else { return 71 }
    // The folder is deleted after its last use, which the compiler may place early.
    defer { withExtendedLifetime(folder) {} }
    func named(_ option: String) -> [(name: String, folder: String)] {
        (options.values[option] ?? []).compactMap { text in
            let parts = text.split(separator: "=", maxSplits: 1).map { String($0) }
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
    }
    let starters =
        named("data").map { ($0.name, Starter(options, data: $0.folder)) }
        + named("store").map { ($0.name, Starter(options, data: folder.path, store: $0.folder)) }
    var paints = [[Paint]](repeating: [], count: starters.count)
    for run in 0...options.number("runs", 15) {
        for (index, starter) in starters.enumerated() {
            guard let paint = starter.1?.paint(stays: run == 0) else {
                print("\(starter.0): the first screen did not come")
                return 1
            }
            // The first run reads the program from disk and stores the answers that the others show.
            if run > 0 { paints[index].append(paint) }
        }
    }
    for (starter, paints) in zip(starters, paints) { show(paints, starter.0) }
    guard let (name, _) = starters.first, let first = paints.first else { return 64 }
    for (other, paints) in zip(starters, paints).dropFirst() {
        let label = "first paint as a multiple of \(other.0)"
        let wall = ratio(first.map(\.wall), paints.map(\.wall))
        let processor = ratio(first.map(\.processor), paints.map(\.processor))
        show("| \(name) | \(label), wall (min / median) | \(wall) |")
        show("| \(name) | \(label), CPU (min / median) | \(processor) |")
    }
    return 0
}

private func ratio(_ some: [Double], _ others: [Double]) -> String {
    let some = some.sorted()
    let others = others.sorted()
    guard let least = some.first, let otherLeast = others.first else { return "none" }
    return "\(decimal(least / otherLeast)) / \(decimal(some[some.count / 2] / others[others.count / 2]))"
}

/// Runs the program repeatedly and prints a table row per figure. With `--ranges` only those that depend on the
/// history.
func measure(_ options: ToolOptions) -> Int32 {
    guard let program = options.words.first, let folder = try? TemporaryFolder(),
        let starter = Starter(options, data: options["data"] ?? folder.path, store: options["store"])
    else { return 64 }
    defer { withExtendedLifetime(folder) {} }
    let name = options["name"] ?? program
    let rounds = options.number("ranges", 0)

    if rounds == 0 {
        var paints: [Paint] = []
        // The first run reads the program from disk.
        for run in 0...options.number("runs", 15) {
            guard let paint = starter.paint() else {
                print("\(name): the first screen did not come")
                return 1
            }
            if run > 0 { paints.append(paint) }
        }
        show(paints, name)
    }

    guard let person = starter.start(), person.wait(for: "quit") else { return 1 }
    _ = person.settle(quiet: 1.5)
    show("| \(name) | threads | \(person.threads) |")
    show("| \(name) | memory after first paint, MiB (peak / PSS) | \(memory(person)) |")

    row(name, "key to screen, ms (min / median)", pausedLatency(person, count: options.number("keys", 60)))

    if rounds > 0 {
        rangeSwitches(name, person, rounds: rounds)
        show("| \(name) | memory after range switches, MiB (peak / PSS) | \(memory(person)) |")
        person.quit()
        return 0
    }

    person.type("f")
    let single = refreshWithOneHeartbeat(person) ?? "none came"
    show("| \(name) | r with one new heartbeat, bytes / wakeups / CPU ms | \(single) |")

    let waiting = options.number("refresh-after", 45)
    person.watch(for: Double(waiting))
    let refresh = burst(person, keys: "r")
    show("| \(name) | r after \(waiting) s more, bytes / wakeups / CPU ms | \(refresh) |")
    person.watch(for: 5.2)
    show("| \(name) | r with nothing new, bytes / wakeups / CPU ms | \(burst(person, keys: "r")) |")

    let polls = options.number("polls", 30)
    for _ in 0..<polls {
        person.type("r")
        person.watch(for: 5.1)
    }
    show("| \(name) | memory after \(polls) polls, MiB (peak / PSS) | \(memory(person)) |")

    idle(name, person, seconds: options.number("seconds", 60))
    person.quit()
    return 0
}

/// Time per key while nothing is polled.
private func pausedLatency(_ person: WatchedProgram, count: Int) -> [Double] {
    person.type("p")
    _ = person.settle(quiet: 0.3)
    let times = keyLatency(person, keys: ["j", "k"], count: count)
    person.type("p")
    _ = person.settle(quiet: 1)
    return times
}

/// From writing the key to the first output byte, with the keys in turn.
func keyLatency(_ person: WatchedProgram, keys: [String], count: Int) -> [Double] {
    var times: [Double] = []
    for index in 0..<count {
        let before = uptime()
        person.type(keys[index % keys.count])
        guard person.read(within: 1) else { continue }
        times.append((uptime() - before) * 1000)
        _ = person.settle(quiet: 0.02)
    }
    return times
}

/// From writing the key to the last byte of the screen with the range, counted from the history. The server's figures
/// come later.
private func rangeSwitches(_ name: String, _ person: WatchedProgram, rounds: Int) {
    let ranges = [
        ("1", "today"), ("3", "last 7 days"), ("4", "last 30 days"), ("7", "this year"), ("0", "all time"),
    ]
    var times = [[Double]](repeating: [], count: ranges.count)
    for _ in 0..<rounds {
        for (index, range) in ranges.enumerated() {
            let before = uptime()
            person.type(range.0)
            guard person.read(within: 1) else { continue }
            var last = uptime()
            while person.read(within: 0.003) { last = uptime() }
            if person.screen.contains(where: { $0.lowercased().contains(range.1) }) {
                times[index].append((last - before) * 1000)
            }
            _ = person.settle(quiet: 0.3)
        }
    }
    for (range, times) in zip(ranges, times) {
        let shown = times.count == rounds ? "" : ", \(times.count) of \(rounds) shown"
        row(name, "`\(range.0)` to \(range.1), ms (min / median / max)\(shown)", times, withMost: true)
    }
}

private func burst(_ person: WatchedProgram, keys: String) -> String {
    let cost = Cost(person)
    person.type(keys)
    _ = person.settle(quiet: 1.5)
    return cost.since(person)
}

/// The cost of a refresh that adds exactly one heartbeat to the feed. The pretend server has one in the first ten
/// seconds of each half minute; the screen shows whether one came.
private func refreshWithOneHeartbeat(_ person: WatchedProgram) -> String? {
    for _ in 0..<10 {
        let place = Double(Int(wallClock()) % 30)
        person.watch(for: place < 12 ? 12 - place : 42 - place)
        let top = newestRow(person.screen)
        let total = burst(person, keys: "r")
        let rows = person.screen
        if let top, let now = newestRow(rows), rows[now.place + 1] == top.text { return total }
    }
    return nil
}

/// The row below the feed's title.
private func newestRow(_ screen: [String]) -> (place: Int, text: String)? {
    guard let title = screen.firstIndex(where: { $0.contains(" Heartbeats ") }), title + 2 < screen.count else {
        return nil
    }
    return (title + 1, screen[title + 1])
}

/// A program's counters at one moment.
private struct Cost {
    private let bytes: Int
    private let wakeups: Int
    private let processorTime: Double

    init(_ person: WatchedProgram) {
        bytes = person.bytes
        wakeups = person.wakeups
        processorTime = person.processorTime
    }

    func since(_ person: WatchedProgram) -> String {
        "\(person.bytes - bytes) / \(person.wakeups - wakeups) / \(decimal(person.processorTime - processorTime))"
    }
}

private func idle(_ name: String, _ person: WatchedProgram, seconds: Int) {
    person.type("p")
    _ = person.settle(quiet: 2)
    let wakeups = person.wakeups
    let spent = person.processorTime
    let bytes = person.bytes
    person.watch(for: Double(seconds))
    let length = Double(seconds)
    show("| \(name) | paused \(seconds) s, wakeups/s | \(decimal(Double(person.wakeups - wakeups) / length)) |")
    show("| \(name) | paused \(seconds) s, CPU % | \(decimal((person.processorTime - spent) / length / 10)) |")
    show("| \(name) | paused \(seconds) s, bytes/s | \(decimal(Double(person.bytes - bytes) / length)) |")
}

private func memory(_ person: WatchedProgram) -> String {
    "\(decimal(Double(person.peakMemory) / 1024)) / \(decimal(Double(person.proportionalMemory) / 1024))"
}

func row(_ name: String, _ figure: String, _ values: [Double], withMost: Bool = false) {
    let sorted = values.sorted()
    guard let least = sorted.first, let most = sorted.last else { return show("| \(name) | \(figure) | none |") }
    let end = withMost ? " / \(decimal(most))" : ""
    show("| \(name) | \(figure) | \(decimal(least)) / \(decimal(sorted[sorted.count / 2]))\(end) |")
}

/// Prints a row without buffering, even into a file.
func show(_ row: String) {
    print(row)
    fflush(nil)
}

/// With two decimals.
func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = abs(hundredths) % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
