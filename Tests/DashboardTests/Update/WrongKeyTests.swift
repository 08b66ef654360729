import Tracker
import Dashboard
import HackatimeAPI
import Testing

/// The server refuses the key, and later the settings file has another one.
struct WrongKeyTests {
    private func refused() -> DashboardHarness {
        var harness = DashboardHarness()
        harness.begin()
        harness.answerAll { _ in .failure(.badKey(serverMessage: nil)) }
        _ = harness.takeEffects()
        return harness
    }

    private func looks(_ effects: [Effect]) -> [Bool] {
        effects.compactMap { if case .lookForKey(let isWished) = $0 { isWished } else { nil } }
    }

    @Test func `For a day the files are looked at once a minute, and nobody is asked`() {
        var harness = refused()
        let end = harness.moment.uptime + 86_400
        var wakeups = 0
        while let next = harness.state.nextDeadline, next < end, wakeups < 100_000 {
            harness.pass(max(0, next - harness.moment.uptime))
            harness.happen(.deadline)
            wakeups += 1
        }
        // The clock on the screen causes as many wake-ups.
        #expect(wakeups <= 1_441)
        let effects = harness.takeEffects()
        let looked = looks(effects)
        #expect((1_430...1_441).contains(looked.count))
        #expect(!looked.contains(true))
        #expect(harness.open.isEmpty)
    }

    @Test func `While all is well, nobody looks`() {
        var harness = DashboardHarness.running()
        for _ in 0..<60 {
            harness.pass(60)
            harness.happen(.deadline)
            harness.answerAll()
        }
        harness.type("r")
        let looked = looks(harness.takeEffects())
        #expect(looked.isEmpty)
    }

    @Test func `Paused or on request, only a refresh looks`() {
        for key in ["p", "+"] {
            var harness = refused()
            // From 60 s over 120 and 300 to "only on r".
            for _ in 0..<(key == "p" ? 1 : 3) { harness.type(key) }
            for _ in 0..<10 {
                harness.pass(60)
                harness.happen(.deadline)
            }
            let looked = looks(harness.takeEffects())
            #expect(looked.isEmpty, "\(key)")
            harness.type("r")
            let wished = looks(harness.takeEffects())
            #expect(wished == [true], "\(key)")
        }
    }

    @Test func `With another key everything is asked again, and whose it is`() {
        var harness = refused()
        harness.pass(600)
        harness.happen(.keyChanged)
        let calls = harness.open.map(\.call)
        #expect(calls.contains(.profile))
        #expect(calls.contains(.ownStats))
        #expect(calls.contains(.newestHeartbeat))
        #expect(harness.open.allSatisfy { $0.acceptsAge == 0 }, "what others got is not this key's")
        harness.answerAll()
        #expect(harness.state.person.today.value?.seconds == 7200)
        #expect(harness.state.person.today.problem == nil)
        #expect(harness.state.person.stats.problem == nil)
        #expect(harness.state.tracker.nextPoll != nil)
    }

    @Test func `Without a key, one that is added is found`() {
        var harness = DashboardHarness(hasKey: false, showing: .user("orpheus"))
        harness.begin()
        harness.answerAll()
        _ = harness.takeEffects()
        for _ in 0..<10 {
            harness.pass(60)
            harness.happen(.deadline)
            harness.answerAll()
        }
        #expect((9...10).contains(looks(harness.takeEffects()).count))
        harness.type("r")
        #expect(looks(harness.takeEffects()) == [true])
        harness.happen(.keyChanged)
        #expect(harness.state.messages.notice?.text == NoticeText.firstKeyFound.text)
        harness.answerAll()
        harness.type("m")
        let calls = harness.open.map(\.call)
        #expect(calls.contains(.profile) && calls.contains(.ownStats))
        #expect(harness.state.person.stats.problem == nil, "it no longer needs one")
        harness.answerAll()
        #expect(harness.state.person.today.value?.seconds == 7200)
        for _ in 0..<3 {
            harness.pass(60)
            harness.happen(.deadline)
            harness.answerAll()
        }
        #expect(looks(harness.takeEffects()).isEmpty)
    }

    @Test func `What the old key asked is cancelled`() {
        var harness = DashboardHarness()
        harness.begin()
        let old = harness.open
        harness.happen(.keyChanged)
        #expect(old.count == 4)
        let open = Set(harness.open.map(\.requestID))
        #expect(open.isDisjoint(with: old.map(\.requestID)))
        #expect(harness.open.count == 4)
    }
}
