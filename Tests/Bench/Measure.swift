#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs the program over and over and prints one row of the table per figure.
func measure(_ options: Options) -> Int32 {
    guard let program = options.words.first else { return 64 }
    let environment = ["TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"] + (options.values["env"] ?? [])
    let start = { Subject(program: program, arguments: options.rest, environment: environment) }
    let name = options["name"] ?? program

    guard let paint = firstPaint(runs: options.number("runs", 15), start) else {
        print("\(name): the first screen did not come")
        return 1
    }
    row(name, "first paint, wall ms (min / median)", paint.wall)
    row(name, "first paint, CPU ms (min / median)", paint.processor)
    show("| \(name) | first paint, bytes | \(paint.bytes) |")

    guard let subject = start(), subject.wait(for: "quit") else { return 1 }
    _ = subject.settle(quiet: 1.5)
    show("| \(name) | threads | \(subject.threads) |")
    show("| \(name) | memory after first paint, MiB (peak / PSS) | \(memory(subject)) |")

    row(name, "key to screen, ms (min / median)", keyLatency(subject, count: options.number("keys", 60)))

    subject.type("f")
    let single = refreshWithOneHeartbeat(subject) ?? "none came"
    show("| \(name) | r with one new heartbeat, bytes / wakeups / CPU ms | \(single) |")

    let waiting = options.number("refresh-after", 45)
    subject.watch(for: Double(waiting))
    let refresh = burst(subject, keys: "r")
    show("| \(name) | r after \(waiting) s more, bytes / wakeups / CPU ms | \(refresh) |")
    subject.watch(for: 5.2)
    show("| \(name) | r with nothing new, bytes / wakeups / CPU ms | \(burst(subject, keys: "r")) |")

    let polls = options.number("polls", 30)
    for _ in 0..<polls {
        subject.type("r")
        subject.watch(for: 5.1)
    }
    show("| \(name) | memory after \(polls) polls, MiB (peak / PSS) | \(memory(subject)) |")

    idle(name, subject, seconds: options.number("seconds", 60))
    subject.quit()
    return 0
}

private func firstPaint(runs: Int, _ start: () -> Subject?) -> (wall: [Double], processor: [Double], bytes: Int)? {
    var wall: [Double] = []
    var processor: [Double] = []
    var bytes = 0
    for run in 0..<runs + 1 {
        // "quit" is the last word of the last row.
        guard let subject = start(), subject.wait(for: "quit") else { return nil }
        let elapsed = (uptime() - subject.startedAt) * 1000
        let spent = subject.processorTime
        bytes = subject.bytes
        subject.quit()
        // The first run reads the program from disk.
        if run > 0 {
            wall.append(elapsed)
            processor.append(spent)
        }
    }
    return (wall, processor, bytes)
}

/// From writing the key to the first byte of the answer.
private func keyLatency(_ subject: Subject, count: Int) -> [Double] {
    subject.type("p")
    _ = subject.settle(quiet: 0.3)
    var times: [Double] = []
    for index in 0..<count {
        let before = uptime()
        subject.type(index % 2 == 0 ? "j" : "k")
        guard subject.read(within: 1) else { continue }
        times.append((uptime() - before) * 1000)
        _ = subject.settle(quiet: 0.02)
    }
    subject.type("p")
    _ = subject.settle(quiet: 1)
    return times
}

private func burst(_ subject: Subject, keys: String) -> String {
    let cost = Cost(subject)
    subject.type(keys)
    _ = subject.settle(quiet: 1.5)
    return cost.since(subject)
}

/// What a refresh costs that brings exactly one heartbeat to the top of the feed. The world has one in the first ten
/// seconds of each half minute; the screen says whether one came.
private func refreshWithOneHeartbeat(_ subject: Subject) -> String? {
    for _ in 0..<10 {
        let place = Double(Int(wallClock()) % 30)
        subject.watch(for: place < 12 ? 12 - place : 42 - place)
        let top = newestRow(subject.screen)
        let total = burst(subject, keys: "r")
        let rows = subject.screen
        if let top, let now = newestRow(rows), rows[now.place + 1] == top.text { return total }
    }
    return nil
}

/// The row below the title of the feed.
private func newestRow(_ screen: [String]) -> (place: Int, text: String)? {
    guard let title = screen.firstIndex(where: { $0.contains(" Heartbeats ") }), title + 2 < screen.count else {
        return nil
    }
    return (title + 1, screen[title + 1])
}

/// The counters of a program at one moment.
private struct Cost {
    private let bytes: Int
    private let wakeups: Int
    private let processorTime: Double

    init(_ subject: Subject) {
        bytes = subject.bytes
        wakeups = subject.wakeups
        processorTime = subject.processorTime
    }

    func since(_ subject: Subject) -> String {
        "\(subject.bytes - bytes) / \(subject.wakeups - wakeups) / \(decimal(subject.processorTime - processorTime))"
    }
}

private func idle(_ name: String, _ subject: Subject, seconds: Int) {
    subject.type("p")
    _ = subject.settle(quiet: 2)
    let wakeups = subject.wakeups
    let spent = subject.processorTime
    let bytes = subject.bytes
    subject.watch(for: Double(seconds))
    let length = Double(seconds)
    show("| \(name) | paused \(seconds) s, wakeups/s | \(decimal(Double(subject.wakeups - wakeups) / length)) |")
    show("| \(name) | paused \(seconds) s, CPU % | \(decimal((subject.processorTime - spent) / length / 10)) |")
    show("| \(name) | paused \(seconds) s, bytes/s | \(decimal(Double(subject.bytes - bytes) / length)) |")
}

private func memory(_ subject: Subject) -> String {
    "\(decimal(Double(subject.peakMemory) / 1024)) / \(decimal(Double(subject.proportionalMemory) / 1024))"
}

private func row(_ name: String, _ figure: String, _ values: [Double]) {
    let sorted = values.sorted()
    guard let least = sorted.first else { return show("| \(name) | \(figure) | none |") }
    show("| \(name) | \(figure) | \(decimal(least)) / \(decimal(sorted[sorted.count / 2])) |")
}

/// Prints a row at once, into a file, too.
private func show(_ row: String) {
    print(row)
    fflush(nil)
}

/// Two places.
private func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = abs(hundredths) % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
