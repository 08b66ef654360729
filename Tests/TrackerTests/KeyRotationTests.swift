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
        _ story: inout TrackerHarness, for seconds: Double, knownFrom: Int, _ chance: inout SplitMix64
    ) {
        let end = story.now.uptime + seconds
        var answers = 0
        while true {
            while !story.open.isEmpty {
                let request = story.open[Int(chance.between(0, Double(story.open.count) - 0.001))]
                story.answer(request, with: reply(request, isKnown: answers >= knownFrom))
                story.pass(0.01)
                answers += 1
            }
            guard let deadline = story.tracker.deadline(at: story.now), deadline <= end else { break }
            story.pass(max(0, deadline - story.now.uptime))
            story.take(story.tracker.wake(at: story.now))
        }
        story.pass(max(0, end - story.now.uptime))
    }

    private func begin(_ chance: inout SplitMix64) -> TrackerHarness {
        var story = TrackerHarness()
        story.begin()
        let start = TrackerHarness.start
        let today = TimeWindow(start: start - 50_400, end: start + 36_000)
        if chance.between(0, 1) < 0.5 { story.take(story.tracker.setRange(today, at: story.now)) }
        if chance.between(0, 1) < 0.7 { run(&story, for: chance.between(10, 2000), knownFrom: 0, &chance) }
        for _ in 0..<3 {
            if chance.between(0, 1) < 0.5 { story.take(story.tracker.refresh(at: story.now) ?? []) }
            run(&story, for: chance.between(70, 400), knownFrom: .max, &chance)
        }
        return story
    }

    private static let shown: [Endpoint] = [.today, .stats, .range, .newest, .profile, .feed]

    @Test(arguments: 0..<50 as Range<UInt64>) func `While a key is not known, everything says so`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        let story = begin(&chance)
        #expect(story.tracker.isKeyRejected)
        for endpoint in Self.shown { #expect(story.me[endpoint].problem?.error.isAboutKey == true, "\(endpoint)") }
    }

    @Test(arguments: 0..<50 as Range<UInt64>) func `When a new one is found, everything recovers`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var story = begin(&chance)
        if chance.between(0, 1) < 0.5 { story.take(story.tracker.refresh(at: story.now) ?? []) }
        story.take(story.tracker.keyChanged(at: story.now))
        run(&story, for: 10, knownFrom: 0, &chance)
        for endpoint in Self.shown { #expect(story.me[endpoint].problem == nil, "\(endpoint)") }
    }

    /// The server's parts come to know a key one after the other.
    @Test(arguments: 0..<100 as Range<UInt64>) func `One refresh is enough`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var story = begin(&chance)
        let known = Int(chance.between(0, 5))
        if chance.between(0, 1) < 0.5 {
            story.take(story.tracker.keyChanged(at: story.now))
        } else {
            story.take(story.tracker.refresh(at: story.now) ?? [])
        }
        run(&story, for: 10, knownFrom: known, &chance)
        // The total may have been asked for before the key was known.
        if story.tracker.isKeyRejected { return }
        for endpoint in Self.shown { #expect(story.me[endpoint].problem == nil, "\(endpoint)") }
    }

    /// What was given to a key before and is refused now may be the first sign of a rotated key.
    @Test func `A refusal makes the total say whether it is the key`() throws {
        var story = TrackerHarness()
        story.begin()
        story.run(for: 10, reply: server.reply)
        while !story.open.contains(where: { $0.call.isNewest }) {
            for request in story.open { story.answer(request, with: server.reply(request.call)) }
            story.pass(max(0, try #require(story.tracker.deadline(at: story.now)) - story.now.uptime))
            story.take(story.tracker.wake(at: story.now))
        }
        while let request = story.open.first(where: { !$0.call.isNewest }) {
            story.answer(request, with: server.reply(request.call))
        }
        story.pass(10)
        story.answer(\.isNewest, with: .failure(.refused(serverMessage: "Unauthorized")))
        #expect(story.open.map(\.call.isToday) == [true])
        #expect(story.open.first?.acceptsAge == 0, "not what another program was told")
        story.answer(\.isToday, with: .failure(.badKey(serverMessage: "Unauthorized")))
        for endpoint in Self.shown { #expect(story.me[endpoint].problem?.error.isAboutKey == true, "\(endpoint)") }
    }
}
