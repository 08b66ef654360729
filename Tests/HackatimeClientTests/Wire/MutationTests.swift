import HackatimeClient
import Testing

/// Answers damaged at random, the same way in every run: decoding must not trap, and what passes must keep the
/// promises of the models.
@Suite struct MutationTests {
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    static let seeds: [(Question, String)] = [
        (.profile, Live.profile), (.today(Sample.day), Live.today), (.today(Sample.day), Documented.today),
        (.ownStats, Live.stats), (.userStats("o"), Documented.stats), (.heartbeats(Sample.window), Live.heartbeats),
        (.heartbeats(Sample.window), "[\(Live.row)]"), (.newestHeartbeat, Live.newest),
        (.newestHeartbeat, Live.noHeartbeat), (.spans("o", Sample.window), Live.spans), (.trust("o"), Documented.trust),
        (.dayTotals(first: Sample.day, last: Sample.day, zone: "UTC"), Live.summaries),
        (.userByEmail("o"), Documented.email), (.userTotal("o", since: Sample.midnight), #"{"total_seconds":5}"#),
    ]
    static let pieces = [
        "null", "-1", "1e308", "1e999", "-0.0", "99999999999999999999", "0.5", "\"\"", "\"\\ud800\"", "[]", "{}",
        "true",
        "\"1e12\"", "\u{1B}[2J", "\\u0000", ",", "\"", "{\"time\":", "]",
    ]

    static func damaged(_ body: String, _ generator: inout Generator) -> [UInt8] {
        var bytes = Array(body.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: place)
            case 2: bytes.removeLast(Int.random(in: 0...min(20, bytes.count), using: &generator))
            case 3:
                // A whole value gives way to another, which keeps most documents readable.
                guard let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) else { break }
                let end =
                    bytes[(colon + 1)...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") }
                    ?? bytes.count
                bytes.replaceSubrange((colon + 1)..<end, with: Self.piece(&generator))
            default: bytes.insert(contentsOf: Self.piece(&generator), at: place)
            }
        }
        return bytes
    }

    static func piece(_ generator: inout Generator) -> [UInt8] {
        Array(pieces[Int.random(in: 0..<pieces.count, using: &generator)].utf8)
    }

    static func isGood(_ seconds: Double) -> Bool { seconds.isFinite && seconds >= 0 }

    static func keepsPromises(_ answer: Answer) -> Bool {
        switch answer {
        case .profile, .trust, .unchanged: true
        case .today(let today):
            isGood(today.seconds)
                && (today.goal.map { isGood($0.target) && $0.target > 0 && isGood($0.tracked) } ?? true)
        case .stats(let stats):
            isGood(stats.total) && rowsAreGood(stats.languages ?? []) && rowsAreGood(stats.projects ?? [])
        case .dayTotals(let days):
            days.allSatisfy { isGood($0.seconds) && $0.day.isValid }
                && zip(days, days.dropFirst()).allSatisfy { $0.day < $1.day }
        case .total(let seconds): isGood(seconds)
        case .newest(let heartbeat): heartbeat.map { isGood($0.time) && $0.time <= 253_402_300_799 } ?? true
        case .heartbeats(let page):
            page.rowCount >= page.heartbeats.count
                && page.heartbeats.allSatisfy { isGood($0.time) && $0.time <= 253_402_300_799 }
                && zip(page.heartbeats, page.heartbeats.dropFirst()).allSatisfy { $0.time <= $1.time }
        case .spans(let spans):
            spans.allSatisfy { isGood($0.start) && isGood($0.end) && $0.start <= $0.end && isGood($0.duration) }
        case .user(let id): !id.isEmpty
        }
    }

    static func rowsAreGood(_ rows: [Breakdown]) -> Bool {
        rows.allSatisfy { isGood($0.seconds) && !$0.name.isEmpty } && Set(rows.map(\.name)).count == rows.count
            && zip(rows, rows.dropFirst()).allSatisfy { $0.seconds >= $1.seconds }
    }

    @Test(arguments: 0..<seeds.count)
    func damagedAnswersKeepPromisesOrFail(_ number: Int) {
        var generator = Generator(state: UInt64(number))
        let (question, body) = Self.seeds[number]
        var successes = 0
        for _ in 0..<1_500 {
            let data = Self.damaged(body, &generator)
            for status in [200, 404] {
                let outcome = inquiry(question).outcome(of: .success(Response(status: status, body: data)))
                guard case .success(let answer) = outcome.result else { continue }
                successes += 1
                #expect(Self.keepsPromises(answer), "\(String(decoding: data, as: UTF8.self))")
            }
        }
        // Lenient enough that some of it still reads.
        #expect(successes > 0)
    }
}
