import Tracker
import Cells
import Dashboard
import DashboardRuntime
import HackatimeAPI
import TestSupport
import Testing

struct LoopTests {
    @Test func `The first frame waits for nothing`() throws {
        let bench = try Bench()
        bench.effects = { if case .start = $0 { [.ask(request(1))] } else { [] } }
        var framesBeforeTheFirstSleep = 0
        bench.then {
            framesBeforeTheFirstSleep = bench.terminal.frames.count
            return []
        }
        _ = bench.run()
        #expect(framesBeforeTheFirstSleep == 2, "what is known, and the start")
    }

    @Test func `What is remembered shows before anybody is asked`() throws {
        let bench = try Bench()
        var framesAtStart = 0
        bench.effects = { kind in
            if case .start = kind { framesAtStart = bench.terminal.frames.count }
            return []
        }
        bench.then { [] }
        _ = bench.run()
        #expect(bench.events.prefix(3).map(Bench.words) == ["remembered", "opened", "start"])
        #expect(framesAtStart == 1)
    }

    @Test func `The history's answers and problems are events`() throws {
        let bench = try Bench()
        let history = bench.history
        bench.effects = { if case .start = $0 { [.recall(.coverage), .keep(.lookedUp("mira"))] } else { [] } }
        bench.then {
            history.set(problem: "the disk is full")
            return []
        }
        bench.then {
            history.set(problem: nil)
            return []
        }
        bench.then { [] }
        _ = bench.run()
        // The scripted reducer does not change the state, so the problem is reported until it is over.
        #expect(bench.told.prefix(3) == ["start", "recalled", "history problem"])
        #expect(history.kept == [.lookedUp("mira")])
    }

    @Test func `A key that may be the start of more is waited for, and read without input`() throws {
        let bench = try Bench()
        bench.deadline = 160
        bench.then {
            bench.terminal.keys = [[]]
            bench.terminal.keyDeadline = 100.1
            return .input
        }
        bench.then {
            bench.now = 100.05
            return []
        }
        bench.then {
            bench.now = 100.1
            bench.terminal.keys = [[.escape]]
            return []
        }
        bench.effects = {
            if case .key(.escape) = $0 { bench.terminal.keyDeadline = nil }
            return []
        }
        bench.then { [] }
        _ = bench.run()
        #expect(bench.told == ["start", "key escape"])
        #expect(bench.sleeps.map(\.until) == [160, 100.1, 100.1, 160, 160])
    }

    @Test func `What woke the loop without an event draws nothing`() throws {
        let bench = try Bench()
        bench.then { [] }
        bench.then { [] }
        _ = bench.run()
        #expect(bench.told == ["start"])
        #expect(bench.terminal.frames.count == 2)
    }

    /// Whatever the deadline is: a paused machine counts no uptime.
    @Test func `A clock that was set is told at once`() throws {
        let bench = try Bench()
        bench.then { .clockSet }
        bench.then { [] }
        _ = bench.run()
        #expect(bench.told == ["start", "deadline"])
    }

    @Test func `A burst of events makes one frame`() throws {
        let bench = try Bench()
        bench.then {
            bench.terminal.keys = [[.character("a"), .character("b"), .character("c")]]
            for number in 1...50 { bench.mailbox.post(outcome(UInt64(number))) }
            bench.signals.resized = true
            bench.terminal.size = Size(width: 100, height: 30)
            return .input
        }
        _ = bench.run()
        #expect(bench.told.count == 1 + 3 + 50 + 1)
        #expect(bench.told.prefix(5) == ["start", "resize 100x30", "key a", "key b", "key c"])
        #expect(bench.terminal.frames.count == 3)
    }

    @Test func `A terminal that takes no output skips frames and gets the newest later`() throws {
        let bench = try Bench()
        bench.then {
            bench.terminal.takesOutput = false
            bench.terminal.keys = [[.character("a")]]
            return .input
        }
        bench.then {
            bench.terminal.keys = [[.character("b")]]
            return .input
        }
        bench.then {
            bench.terminal.takesOutput = true
            return .output
        }
        _ = bench.run()
        #expect(bench.terminal.deeds == ["frame", "frame", "skip", "frame"])
        #expect(bench.told == ["start", "key a", "key b"])
        #expect(bench.sleeps.map(\.wantsOutput) == [false, true, true, false])
    }

    @Test func `The loop sleeps until the deadline and tells it`() throws {
        let bench = try Bench()
        bench.deadline = 130
        bench.then {
            bench.now = 130
            return []
        }
        bench.effects = {
            if case .deadline = $0 { bench.deadline = nil }; return []
        }
        _ = bench.run()
        #expect(bench.sleeps.map(\.until) == [130, nil])
        #expect(bench.told == ["start", "deadline"])
        #expect(bench.events.suffix(2).map(\.at) == [Moment(wall: 1100, uptime: 100), Moment(wall: 1130, uptime: 130)])
    }

    @Test func `Without a deadline the loop sleeps for ever`() throws {
        let bench = try Bench()
        _ = bench.run()
        #expect(bench.sleeps == [ScriptedSleeper.Sleep(until: nil, wantsOutput: false)])
    }

    @Test func `A deadline that stays in the past does not spin`() throws {
        let bench = try Bench()
        bench.deadline = 90
        bench.then { [] }
        bench.then { [] }
        _ = bench.run()
        #expect(bench.told == ["start", "deadline"])
        #expect(bench.sleeps.count == 3)
        #expect(bench.sleeps.dropFirst().allSatisfy { ($0.until ?? 0) > bench.now })
    }

    @Test func `Effects are performed in their order`() throws {
        let bench = try Bench()
        bench.effects = {
            guard case .key = $0 else { return [] }
            return [
                .ask(request(1)), .cancel(RequestID(1)), .copy("row"),
                .announce("reached", bell: true, notification: false), .ask(request(2)), .repaint, .quit,
                .ask(request(3)),
            ]
        }
        bench.then {
            bench.terminal.keys = [[.character("x"), .character("y")]]
            return .input
        }
        #expect(bench.run() == .quit)
        #expect(bench.client.log == ["ask 1", "cancel 1", "ask 2", "ask 3"])
        #expect(bench.terminal.deeds == ["frame", "frame", "copy row", "announce reached", "invalidate"])
        #expect(bench.told == ["start", "key x"], "keys after the one that quits are not obeyed")
    }

    @Test func `A zone is the next event after the one that asked for it`() throws {
        let bench = try Bench()
        bench.effects = { if case .key(.character("a")) = $0 { [.loadZone("Europe/Paris")] } else { [] } }
        bench.then {
            bench.terminal.keys = [[.character("a"), .character("b")]]
            return .input
        }
        _ = bench.run()
        #expect(bench.told == ["start", "key a", "zone Europe/Paris", "key b"])
    }

    @Test func `The demo's first frame has its answers`() throws {
        let bench = try Bench()
        bench.effects = {
            switch $0 {
            case .start: [.ask(request(1)), .ask(request(2))]
            case .outcome(let came) where came.requestID == RequestID(1): [.ask(request(3))]
            default: []
            }
        }
        var shown: [Int] = []
        for numbers: [UInt64] in [[1], [2], [3]] {
            bench.then {
                shown.append(bench.terminal.frames.count)
                for number in numbers { bench.mailbox.post(outcome(number)) }
                return []
            }
        }
        bench.then {
            shown.append(bench.terminal.frames.count)
            return []
        }
        _ = bench.run(opening: .whenAnswered(within: 0.25))
        #expect(shown == [0, 0, 0, 1])
        #expect(bench.sleeps.first?.until == 100.25)
    }

    @Test func `A first frame is drawn even if no answer comes`() throws {
        let bench = try Bench()
        bench.effects = { if case .start = $0 { [.ask(request(1))] } else { [] } }
        bench.then {
            bench.now = 100.25
            return []
        }
        _ = bench.run(opening: .whenAnswered(within: 0.25))
        #expect(bench.terminal.frames.count == 1)
    }

    @Test func `The loop ends for another account when it is ready`() throws {
        let bench = try Bench()
        var wanted: [String] = []
        bench.effects = { kind in
            switch kind {
            case .start: [.useAccount("work")]
            case .accountReady(let name): [.changeAccount(name)]
            default: []
            }
        }
        bench.onUseAccount = { name in
            wanted.append(name)
            bench.mailbox.tell(.accountReady(name))
        }
        bench.then { [] }
        #expect(bench.run() == .account("work"))
        #expect(wanted == ["work"])
    }

    @Test func `Another key is told before the answers that came with the old one`() throws {
        let bench = try Bench()
        var looks: [Bool] = []
        bench.effects = { if case .start = $0 { [.lookForKey(isWished: true)] } else { [] } }
        bench.onLookForKey = { isWished in
            looks.append(isWished)
            bench.mailbox.post(outcome(1))
            bench.mailbox.tell(.hide(Secret("found-later-1234")), .keyChanged)
        }
        bench.then { [] }
        bench.then { [] }
        _ = bench.run()
        #expect(looks == [true])
        #expect(bench.told == ["start", "hide", "key changed", "outcome 1"])
    }
}
