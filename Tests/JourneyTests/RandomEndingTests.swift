import HackatimeAPI
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Ends the program some hundred times, each time after a different number of output bytes: from before ncurses starts
/// to long after the first frame. The terminal must always be restored.
struct RandomEndingTests {
    @Test(arguments: 0..<8)
    func `Ended at any moment, it leaves the terminal as it was`(part: UInt64) throws {
        var dice = SplitMix64(seed: 0x1D2C_3B4A &+ part)
        let ways: [Way] = [
            .key("q"), .key("\u{03}"), .signal(SIGTERM), .signal(SIGHUP), .signal(SIGQUIT), .signal(SIGINT),
        ]
        for round in 0..<40 {
            let way = ways[dice.below(ways.count)]
            // Only after the first byte, when the handlers are set. Before that there is nothing to restore.
            let journey = try Journey.start(columns: 80, rows: 24)
            let moment = dice.below(6)
            #expect(journey.wait(until: \.isAlternate))
            if moment > 0 { #expect(journey.wait { $0.contains("Today") }) }
            if moment > 1 { #expect(journey.shows(firstText)) }
            if moment > 3 { journey.type(moment == 4 ? "\t" : "?") }
            if moment == 5 { journey.resize(columns: 100, rows: 30) }
            switch way {
            case .key(let key):
                // An open overlay needs a key to close.
                if moment == 5, key == "q" { journey.type("?") }
                journey.type(key)
            case .signal(let number): journey.send(signal: number)
            }
            let end = journey.end()
            let remains = journey.remains()
            #expect(end == way.end, "part \(part), round \(round): \(way) at moment \(moment)")
            #expect(remains == [], "part \(part), round \(round): \(way) at moment \(moment)")
            if end == nil || !remains.isEmpty { break }
        }
    }
}

private enum Way {
    case key(String)
    case signal(Int32)

    var end: PseudoTerminal.Report {
        switch self {
        case .key, .signal(SIGINT): .exited(0)
        case .signal(let number): .killed(number)
        }
    }
}
