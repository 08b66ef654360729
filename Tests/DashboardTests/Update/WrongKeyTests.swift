import Tracker
import Dashboard
import HackatimeAPI
import Testing

/// The server refuses the key, and later the settings file has another one.
struct WrongKeyTests {
    private func refused() -> DashboardHarness {
        var story = DashboardHarness()
        story.begin()
        story.answerAll { _ in .failure(.badKey(serverMessage: nil)) }
        _ = story.takeEffects()
        return story
    }

    private func looks(_ effects: [Effect]) -> [Bool] {
        effects.compactMap { if case .lookForKey(let isWished) = $0 { isWished } else { nil } }
    }

    @Test func `For a day the files are looked at once a minute, and nobody is asked`() {
        var story = refused()
        let end = story.moment.uptime + 86_400
        var wakeups = 0
        while let next = story.state.nextDeadline, next < end, wakeups < 100_000 {
            story.pass(max(0, next - story.moment.uptime))
            story.happen(.deadline)
            wakeups += 1
        }
        // The clock on the screen causes as many wake-ups.
        #expect(wakeups <= 1_441)
        let effects = story.takeEffects()
        let looked = looks(effects)
        #expect((1_430...1_441).contains(looked.count))
        #expect(!looked.contains(true))
        #expect(story.open.isEmpty)
    }

    @Test func `While all is well, nobody looks`() {
        var story = DashboardHarness.running()
        for _ in 0..<60 {
            story.pass(60)
            story.happen(.deadline)
            story.answerAll()
        }
        story.type("r")
        let looked = looks(story.takeEffects())
        #expect(looked.isEmpty)
    }

    @Test func `Paused or on request, only a refresh looks`() {
        for key in ["p", "+"] {
            var story = refused()
            // From 60 s over 120 and 300 to "only on r".
            for _ in 0..<(key == "p" ? 1 : 3) { story.type(key) }
            for _ in 0..<10 {
                story.pass(60)
                story.happen(.deadline)
            }
            let looked = looks(story.takeEffects())
            #expect(looked.isEmpty, "\(key)")
            story.type("r")
            let wished = looks(story.takeEffects())
            #expect(wished == [true], "\(key)")
        }
    }

    @Test func `With another key everything is asked again, and whose it is`() {
        var story = refused()
        story.pass(600)
        story.happen(.keyChanged)
        let calls = story.open.map(\.call)
        #expect(calls.contains(.profile))
        #expect(calls.contains(.ownStats))
        #expect(calls.contains(.newestHeartbeat))
        #expect(story.open.allSatisfy { $0.acceptsAge == 0 }, "what others got is not this key's")
        story.answerAll()
        #expect(story.state.person.today.value?.seconds == 7200)
        #expect(story.state.person.today.problem == nil)
        #expect(story.state.person.stats.problem == nil)
        #expect(story.state.tracker.nextPoll != nil)
    }

    @Test func `Without a key, one that is added is found`() {
        var story = DashboardHarness(hasKey: false, showing: .user("orpheus"))
        story.begin()
        story.answerAll()
        _ = story.takeEffects()
        for _ in 0..<10 {
            story.pass(60)
            story.happen(.deadline)
            story.answerAll()
        }
        #expect((9...10).contains(looks(story.takeEffects()).count))
        story.type("r")
        #expect(looks(story.takeEffects()) == [true])
        story.happen(.keyChanged)
        #expect(story.state.notice?.text == NoticeText.firstKeyFound.text)
        story.answerAll()
        story.type("m")
        let calls = story.open.map(\.call)
        #expect(calls.contains(.profile) && calls.contains(.ownStats))
        #expect(story.state.person.stats.problem == nil, "it no longer needs one")
        story.answerAll()
        #expect(story.state.person.today.value?.seconds == 7200)
        for _ in 0..<3 {
            story.pass(60)
            story.happen(.deadline)
            story.answerAll()
        }
        #expect(looks(story.takeEffects()).isEmpty)
    }

    @Test func `What the old key asked is cancelled`() {
        var story = DashboardHarness()
        story.begin()
        let old = story.open
        story.happen(.keyChanged)
        #expect(old.count == 4)
        let open = Set(story.open.map(\.requestID))
        #expect(open.isDisjoint(with: old.map(\.requestID)))
        #expect(story.open.count == 4)
    }
}
