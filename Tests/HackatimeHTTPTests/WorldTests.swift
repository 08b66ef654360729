import Tracker
import HackatimeAPI
import HackatimeHTTP
import HackatimeSimulator
import Testing
import TestSupport

struct WorldTests {
    @Test(arguments: Dialect.allCases)
    func `The owner's day is complete in both dialects`(dialect: Dialect) throws {
        let harness = try WorldHarness(dialect)
        harness.begin()
        let me = harness.me
        #expect(me.today.value?.seconds ?? 0 > 3600)
        #expect(me.today.problem == nil)
        #expect(me.stats.value?.languages?.count ?? 0 >= 8)
        #expect(me.stats.value?.projects?.count ?? 0 >= 12)
        #expect(me.stats.problem == nil)
        #expect(harness.rows.count > 50)
        #expect(harness.rows.last?.time ?? 0 > WorldHarness.start - 300)
        #expect(me.feed.problem == nil)
        #expect(harness.server.requests.allSatisfy { !$0.target.contains(SimulatedServer.key) })
        if dialect == .live {
            #expect(me.profile.value?.zone == "UTC")
            #expect(me.trustLevel != nil)
            #expect(me.today.value?.goal != nil)
        } else {
            #expect(me.profile.problem?.error == .notOffered)
        }
    }

    @Test(arguments: Dialect.allCases)
    func `The feed's sum is the server's total`(dialect: Dialect) throws {
        let harness = try WorldHarness(dialect)
        harness.begin()
        let midnight = WorldHarness.start - 14 * 3600
        var turns = 0
        while harness.me.coveredFrom ?? 0 > midnight, turns < 60 {
            harness.act { $0.wantOlder(at: $1) }
            turns += 1
        }
        let today = harness.rows.map(\.time).filter { $0 >= midnight }
        #expect(Durations.total(ofSorted: today) == harness.me.today.value?.seconds)
    }

    @Test(arguments: Dialect.allCases)
    func `New heartbeats arrive`(dialect: Dialect) throws {
        let harness = try WorldHarness(dialect)
        harness.begin()
        let before = harness.rows.last?.time ?? 0
        let total = harness.me.today.value?.seconds ?? 0
        for _ in 0..<4 { harness.pass(70) }
        #expect(harness.rows.last?.time ?? 0 > before)
        #expect(harness.me.today.value?.seconds ?? 0 > total)
    }

    @Test(arguments: Dialect.allCases)
    func `Another user is shown and a private and an unknown one are explained`(dialect: Dialect) throws {
        let harness = try WorldHarness(dialect)
        harness.begin()
        harness.act { $0.show(.user("mira"), at: $1) }
        let mira = harness.tracker.person(.user("mira"))
        #expect(mira.stats.value?.total ?? 0 > 0)
        #expect(mira.stats.value?.projects?.isEmpty == false)
        if dialect == .live {
            #expect(mira.today.value != nil)
            #expect(mira.spans.value?.isEmpty == false)
            #expect(mira.today.value?.seconds ?? 0 < mira.stats.value?.total ?? 0)
        } else {
            #expect(mira.today.problem?.error == .notOffered)
            #expect(mira.spans.problem?.error == .notOffered)
        }
        harness.act { $0.show(.user("quill"), at: $1) }
        #expect(harness.tracker.person(.user("quill")).stats.problem?.error == .privateUser)
        harness.act { $0.show(.user("nobody-here"), at: $1) }
        guard case .notFound? = harness.tracker.person(.user("nobody-here")).stats.problem?.error else {
            Issue.record("\(String(describing: harness.tracker.person(.user("nobody-here")).stats.problem))")
            return
        }
    }

    @Test func `Look-ups work where documented and are explained where not`() throws {
        let documented = try WorldHarness(.documented)
        documented.begin()
        documented.act { $0.lookUp("mira@example.org", at: $1) }
        guard case .found(let id)? = documented.tracker.lookUp?.state else {
            Issue.record("\(String(describing: documented.tracker.lookUp))")
            return
        }
        documented.act { $0.show(.user(id), at: $1) }
        #expect(documented.tracker.person(.user(id)).stats.value != nil)

        let live = try WorldHarness(.live)
        live.begin()
        live.act { $0.lookUp("mira@example.org", at: $1) }
        #expect(live.tracker.lookUp?.state == .failed(.refused(serverMessage: nil)))
        live.act { $0.lookUp("U007MIRA2K", at: $1) }
        #expect(live.tracker.lookUp?.state == .found("U007MIRA2K"))
        live.act { $0.show(.user("U007MIRA2K"), at: $1) }
        #expect(live.tracker.person(.user("U007MIRA2K")).stats.value != nil)
    }

    @Test func `A user can be watched without a key where the server allows it`() throws {
        let harness = try WorldHarness(.live, key: nil)
        harness.begin(showing: .user("mira"))
        #expect(harness.tracker.person(.user("mira")).stats.value != nil)
        #expect(harness.server.requests.allSatisfy { $0.header("Authorization") == nil })
    }

    @Test func `A key in the query works as documented and is explained on the live server`() throws {
        let documented = try WorldHarness(.documented, authentication: .query)
        documented.begin()
        #expect(documented.rows.count > 50)
        #expect(documented.server.requests.allSatisfy { $0.header("Authorization") == nil })

        let live = try WorldHarness(.live, authentication: .query)
        live.begin()
        #expect(live.me.today.value != nil)
        #expect(live.me.newest.problem?.error == .queryKeyRefused)
        #expect(live.me.stats.problem?.error == .queryKeyRefused)
    }

    @Test(arguments: Dialect.allCases)
    func `A wrong key is said and not tried again`(dialect: Dialect) throws {
        let harness = try WorldHarness(dialect, key: "0c4f-not-a-key")
        harness.begin()
        guard case .badKey? = harness.me.today.problem?.error else {
            Issue.record("\(String(describing: harness.me.today.problem))")
            return
        }
        let count = harness.server.requests.count
        for _ in 0..<30 { harness.pass(120) }
        #expect(harness.server.requests.count == count, "in an hour")
    }

    @Test(arguments: Dialect.allCases)
    func `Twenty thousand heartbeats today do not hurt`(dialect: Dialect) throws {
        let harness = try WorldHarness(dialect, owner: .busy)
        harness.begin()
        #expect(harness.rows.count > 50)
        #expect(harness.rows.count < 1200)
        #expect(harness.me.feed.problem == nil)
        let before = harness.rows.count
        harness.act { $0.wantOlder(at: $1) }
        let rows = harness.rows
        #expect(rows.count > before)
        let covered = try #require(harness.me.coveredFrom)
        #expect(rows.allSatisfy { $0.time >= covered - 86_400 })
        #expect(rows.map(\.time) == rows.map(\.time).sorted())
    }

    @Test(arguments: Dialect.allCases)
    func `Nothing tracked ever is an empty state, not a failure`(dialect: Dialect) throws {
        let harness = try WorldHarness(dialect, owner: .empty)
        harness.begin()
        #expect(harness.me.today.value?.seconds == 0)
        #expect(harness.me.newest.value == .some(nil))
        #expect(harness.rows.isEmpty)
        #expect(harness.me.feed.problem == nil)
    }

    @Test(arguments: [false, true])
    func `A documented server may wrap, omit and read dates only`(readsOnlyDates: Bool) throws {
        let harness = try WorldHarness(.documented) { world in
            world.habits.wrapsHeartbeats = true
            world.habits.omitsIDs = true
            world.habits.readsOnlyDates = readsOnlyDates
            world.habits.statsIsBareNumber = false
        }
        harness.begin()
        let rows = harness.rows
        #expect(rows.count > 50)
        #expect(Set(rows.map(\.key)).count == rows.count)
        #expect(harness.server.requests.count < 20)
    }
}
