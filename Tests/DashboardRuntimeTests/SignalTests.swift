import Cells
import Dashboard
import DashboardRuntime
import TestSupport
import Testing

struct SignalTests {
    @Test(arguments: [Int32(1), 3, 15])
    func `A fatal signal ends the loop before anything else`(number: Int32) throws {
        let bench = try Bench()
        bench.then {
            bench.signals.ending = number
            bench.terminal.keys = [[.character("a")]]
            return .input
        }
        #expect(bench.run() == .signal(number))
        #expect(bench.told == ["start"])
    }

    @Test func `A terminal that is gone ends the loop as a hang-up`() throws {
        let bench = try Bench()
        bench.then { .hangUp }
        #expect(bench.run() == .signal(1))
    }

    @Test func `An interrupt is Ctrl-C`() throws {
        let bench = try Bench()
        bench.then {
            bench.signals.interrupt = true
            return []
        }
        bench.effects = { if case .key(.control("c")) = $0 { [.quit] } else { [] } }
        #expect(bench.run() == .quit)
    }

    /// The key's effect and the signal from outside take the same path.
    @Test(arguments: [true, false])
    func `Stopping gives the terminal back and takes it again`(byKey: Bool) throws {
        let bench = try Bench()
        bench.effects = {
            switch $0 {
            case .key(.control("z")), .suspended: [.suspend]
            default: []
            }
        }
        var deedsAtStop: [String] = []
        bench.onStop = {
            deedsAtStop = bench.terminal.deeds
            bench.terminal.size = Size(width: 60, height: 20)
            bench.signals.resumed = true
            bench.now += 3600
        }
        bench.then {
            bench.terminal.keys = byKey ? [[.control("z")]] : []
            bench.signals.stop = !byKey
            return byKey ? .input : []
        }
        _ = bench.run()
        #expect(deedsAtStop == ["frame", "frame", "leave"])
        #expect(bench.terminal.deeds == ["frame", "frame", "leave", "enter", "invalidate", "frame"])
        #expect(
            bench.told == ["start"] + (byKey ? ["key control(\"z\")"] : []) + ["suspended", "resize 60x20", "resumed"])
    }

    @Test func `A stopped process that is ended does not touch the terminal again`() throws {
        let bench = try Bench()
        bench.onStop = { bench.signals.ending = 15 }
        bench.then {
            bench.signals.stop = true
            return []
        }
        #expect(bench.run() == .signal(15))
        #expect(bench.terminal.deeds == ["frame", "frame", "leave"])
    }

    @Test func `Going on after a stop nobody announced repaints at the size of now`() throws {
        let bench = try Bench()
        bench.then {
            bench.terminal.size = Size(width: 90, height: 25)
            bench.signals.resumed = true
            return []
        }
        _ = bench.run()
        #expect(bench.terminal.deeds == ["frame", "frame", "enter", "invalidate", "frame"])
        #expect(bench.told == ["start", "resize 90x25", "resumed"])
    }
}
