import HackatimeAPI
import Testing
import Tracker

/// A key that is rotated: the server knows another one, and later so do the settings.
struct KeyRotationTests {
    private let server = FakeServer(newest: TrackerHarness.start - 60)

    /// The live server, to a key that it knows or not.
    private func reply(_ request: APIRequest, isKnown: Bool) -> Result<APIValue, ClientError> {
        switch request.call {
        case .ownStats where request.dialect == .documented: .failure(.refused(serverMessage: "Unauthorized"))
        case _ where isKnown: server.reply(request.call)
        case .today: .failure(.badKey(serverMessage: "Unauthorized"))
        case .ownStats, .rangeStats: .failure(.refused(serverMessage: "User not found"))
        default: .failure(.refused(serverMessage: "Unauthorized"))
        }
    }

    /// Lets time run, answering in any order, until the key `isKnown` from the given answer on.
    private func run(
        _ harness: inout TrackerHarness, for seconds: Double, knownFrom: Int, _ chance: inout SplitMix64
    ) {
        let end = harness.now.uptime + seconds
        var answers = 0
        while true {
            while !harness.open.isEmpty {
                let request = harness.open[Int(chance.between(0, Double(harness.open.count) - 0.001))]
                harness.answer(request, with: reply(request, isKnown: answers >= knownFrom))
                harness.pass(0.01)
                answers += 1
            }
            guard let deadline = harness.tracker.deadline(at: harness.now), deadline <= end else { break }
            harness.pass(max(0, deadline - harness.now.uptime))
            harness.perform(harness.tracker.wake(at: harness.now))
        }
        harness.pass(max(0, end - harness.now.uptime))
    }

    private func begin(_ chance: inout SplitMix64) -> TrackerHarness {
        var harness = TrackerHarness()
        harness.begin()
        let start = TrackerHarness.start
        let today = TimeWindow(start: start - 50_400, end: start + 36_000)
        if chance.between(0, 1) < 0.5 { harness.perform(harness.tracker.setRange(today, at: harness.now)) }
        if chance.between(0, 1) < 0.7 { run(&harness, for: chance.between(10, 2000), knownFrom: 0, &chance) }
        for _ in 0..<3 {
            if chance.between(0, 1) < 0.5 { harness.perform(harness.tracker.refresh(at: harness.now) ?? []) }
            run(&harness, for: chance.between(70, 400), knownFrom: .max, &chance)
        }
        return harness
    }

    private static let shown: [Endpoint] = [.today, .stats, .range, .newest, .profile, .feed]

    @Test(arguments: 0..<50 as Range<UInt64>) func `While a key is not known, everything says so`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        let harness = begin(&chance)
        #expect(harness.tracker.isKeyRejected)
        for endpoint in Self.shown { #expect(harness.me[endpoint].problem?.error.isAboutKey == true, "\(endpoint)") }
    }

    @Test(arguments: 0..<50 as Range<UInt64>) func `When a new one is found, everything recovers`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var harness = begin(&chance)
        if chance.between(0, 1) < 0.5 { harness.perform(harness.tracker.refresh(at: harness.now) ?? []) }
        harness.perform(harness.tracker.keyChanged(at: harness.now))
        run(&harness, for: 10, knownFrom: 0, &chance)
        for endpoint in Self.shown { #expect(harness.me[endpoint].problem == nil, "\(endpoint)") }
    }

    /// The server's parts come to know a key one after the other.
    @Test(arguments: 0..<100 as Range<UInt64>) func `One refresh is enough`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var harness = begin(&chance)
        let known = Int(chance.between(0, 5))
        if chance.between(0, 1) < 0.5 {
            harness.perform(harness.tracker.keyChanged(at: harness.now))
        } else {
            harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        }
        run(&harness, for: 10, knownFrom: known, &chance)
        // The total may have been asked for before the key was known.
        if harness.tracker.isKeyRejected { return }
        for endpoint in Self.shown { #expect(harness.me[endpoint].problem == nil, "\(endpoint)") }
    }

    /// What was given to a key before and is refused now may be the first sign of a rotated key.
    @Test func `A refusal makes the total say whether it is the key`() throws {
        var harness = TrackerHarness()
        harness.begin()
        harness.run(for: 10, reply: server.reply)
        while !harness.open.contains(where: { $0.call.isNewest }) {
            for request in harness.open { harness.answer(request, with: server.reply(request.call)) }
            harness.pass(max(0, try #require(harness.tracker.deadline(at: harness.now)) - harness.now.uptime))
            harness.perform(harness.tracker.wake(at: harness.now))
        }
        while let request = harness.open.first(where: { !$0.call.isNewest }) {
            harness.answer(request, with: server.reply(request.call))
        }
        harness.pass(10)
        harness.answer(\.isNewest, with: .failure(.refused(serverMessage: "Unauthorized")))
        #expect(harness.open.map(\.call.isToday) == [true])
        #expect(harness.open.first?.acceptsAge == 0, "not what another program was told")
        harness.answer(\.isToday, with: .failure(.badKey(serverMessage: "Unauthorized")))
        for endpoint in Self.shown { #expect(harness.me[endpoint].problem?.error.isAboutKey == true, "\(endpoint)") }
    }
}
