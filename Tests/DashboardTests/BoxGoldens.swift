import Cells
import Dashboard
import HackatimeAPI
import Testing
import TestSupport

struct BoxGoldens {
    @Test(arguments: [(200, 50), (120, 40), (80, 24), (40, 12)]) func `The help has this look`(
        _ width: Int, _ height: Int
    ) throws {
        var state = try Sample.own(width, height)
        state.layers = [.help(scroll: height < 40 ? 4 : 0)]
        expectGolden(render(state), named: "help-\(width)x\(height)")
        state.isASCII = true
        if height == 24 { expectGolden(render(state), named: "help-ascii-\(width)x\(height)") }
    }

    @Test(arguments: [(120, 40), (80, 24), (20, 5)]) func `A row in detail has this look`(_ width: Int, _ height: Int)
        throws
    {
        var state = try Sample.own(width, height)
        var row = Sample.heartbeats()[20]
        row.entity = "/home/nova/" + String(repeating: "a-long-way-down/", count: 12) + "solver.py"
        row.extras = [
            Heartbeat.Extra("source_type", "direct_entry"), Heartbeat.Extra("ip_address", "203.0.113.7"),
            Heartbeat.Extra("dependencies", "numpy, scipy"),
        ]
        state.layers = [.detail(row)]
        let frame = render(state)
        #expect(!frame.text.contains { $0.contains("203.0") })
        expectGolden(frame, named: "detail-\(width)x\(height)")
    }

    /// The scroll keys are named only where something scrolls.
    @Test(arguments: [(120, 40), (118, 33), (80, 46), (80, 45), (80, 24)])
    func `The hint to scroll is true`(_ width: Int, _ height: Int) throws {
        var row = Sample.heartbeats()[20]
        for length in [1, 30] {
            row.extras = (0..<length).map { Heartbeat.Extra("field \($0)", "value") }
            for layer in [Layer.help(scroll: 0), .detail(row), .day(Sample.today)] {
                var state = try Sample.own(width, height)
                state.layers = [layer]
                let hint = try #require(render(state).text.last)
                var below = state
                _ = reduce(&below, Event(at: state.now, .key(.down)))
                let hasMoved = below.layers != state.layers
                // A box that fills the screen covers the hints.
                let isCovered = hint.contains("╯")
                #expect(hint.contains("scroll") == (hasMoved && !isCovered), "\(layer) at \(width)x\(height): \(hint)")
                #expect(hint.contains("Esc close") || isCovered)
            }
        }
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `The prompt for a range has this look`(
        _ width: Int, _ height: Int
    ) throws {
        for (name, text) in [("empty", ""), ("aug", "aug"), ("wrong", "last fortnight"), ("future", "2027")] {
            var state = try Sample.own(width, height)
            var prompt = Prompt(.range)
            prompt.text = text
            state.layers = [.prompt(prompt)]
            expectGolden(render(state), named: "range-\(name)-\(width)x\(height)")
        }
    }

    @Test func `The prompt has this look`() throws {
        var state = try Sample.own(80, 24)
        var prompt = Prompt()
        prompt.text = "orphe"
        state.layers = [.prompt(prompt)]
        expectGolden(render(state), named: "prompt-80x24")
        prompt.problem = "hackatime.hackclub.com knows no user orphe; check the spelling, capitals count"
        state.prompts.suggestions = ["nova", "orpheus", "quiet", "hidden"]
        state.layers = [.prompt(prompt)]
        expectGolden(render(state), named: "prompt-problem-80x24")
        prompt.text = String(repeating: "long", count: 30)
        for _ in 0..<60 { _ = prompt.line.edit(.left) }
        state.layers = [.prompt(prompt)]
        expectGolden(render(state), named: "prompt-cursor-80x24")
        prompt.text = prompt.text
        prompt.isAsking = true
        state.size = Size(width: 40, height: 12)
        state.layers = [.prompt(prompt)]
        expectGolden(render(state), named: "prompt-asking-40x12")
    }
}
