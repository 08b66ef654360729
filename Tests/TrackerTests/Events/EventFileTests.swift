import AppResources
import HackatimeAPI
import TestSupport
import Testing
import Tracker

struct EventFileTests {
    private static let eastern = ZoneRules(name: "America/New_York", posix: "EST5EDT,M3.2.0,M11.1.0")

    private func read(_ text: String) -> (events: [HackEvent], problems: [EventFile.Problem]) {
        EventFile.read(text) { $0 == "America/New_York" ? Self.eastern : $0 == "UTC" ? .utc : nil }
    }

    private func seconds(_ text: String) -> Double { ISO8601.seconds(from: text) ?? 0 }

    @Test func `The built-in events are right`() throws {
        let (events, problems) = read(AppResources.events)
        #expect(problems.isEmpty)
        #expect(
            events.map(\.name) == [
                "Stardance", "Flavortown", "Summer of Making", "Scrapyard Global", "High Seas", "Low Skies",
            ])
        let stardance = try #require(events.named("stardance")).window(in: .utc)
        #expect(stardance.start == seconds("2026-05-30T09:00:00-04:00"))
        #expect(stardance.end == seconds("2026-08-30T23:59:59-04:00"))
    }

    @Test func `Dates alone are whole days of the event's zone, both included, also where the clocks change`() throws {
        let event = try #require(
            read("[a]\nfrom = 2025-12-15\nto=2026-04-30\nzone = America/New_York").events.first)
        let window = event.window(in: .utc)
        #expect(window.start == seconds("2025-12-15T00:00:00-05:00"))
        #expect(window.end == seconds("2026-05-01T00:00:00-04:00"))
        let days = event.days(in: .utc)
        #expect(days.first == CivilDate(year: 2025, month: 12, day: 15))
        #expect(days.last == CivilDate(year: 2026, month: 4, day: 30))
    }

    @Test func `Times are exact, with or without an offset`() throws {
        let text = "[a]\nfrom = 2026-11-01 00:30\nto = 2026-11-02T12:00:00+02:00\nzone = America/New_York"
        let window = try #require(read(text).events.first).window(in: .utc)
        #expect(window.start == seconds("2026-11-01T00:30:00-04:00"))
        #expect(window.end == seconds("2026-11-02T10:00:00Z"))
    }

    @Test func `Everything that can be said about an event is read`() throws {
        let text = """
            # mine
            [ Jam ]
            from = 2026-01-01
            to = 2026-01-02
            projects = robot , my site
            target = 40h 30m
            ai coding = no
            """
        let event = try #require(read(text).events.first)
        #expect(event.name == "Jam")
        #expect(event.zone == nil)
        #expect(event.projects == ["robot", "my site"])
        #expect(event.target == 145_800)
        #expect(event.leavesOutAICoding)
    }

    @Test func `A later event of the same name counts`() {
        let one = "[a]\nfrom = 2026-01-01\nto = 2026-01-02\n"
        let (events, _) = read(one + "[b]\nfrom = 2026-01-01\nto = 2026-01-02\n" + one + "target = 1h")
        #expect(events.map(\.name) == ["b", "a"])
        #expect(events.last?.target == 3_600)
    }

    @Test(arguments: [
        ("from = 2026-01-01", 1, "a name in brackets must come first"),
        ("[a]\nfrom 2026-01-01", 2, "has no \"=\""),
        ("[a]\nfrom = tomorrow", 2, "from must be a date such as 2026-06-16, or a date and a time"),
        ("[a]\nfrom = 2026-02-30", 2, "from must be a date such as 2026-06-16, or a date and a time"),
        ("[a]\nzone = Mars/Base", 2, "there is no zone \"Mars/Base\" here"),
        ("[a]\ntarget = soon", 2, "target must be a time such as 40h or 40h 30m"),
        ("[a]\nai coding = maybe", 2, "ai coding must be yes or no"),
        ("[a]\ncolour = red", 2, "there is no setting \"colour\""),
        ("\n[a]\nfrom = 2026-01-01", 2, "a needs a \"from\" and a \"to\""),
        ("[a]\nfrom = 2026-01-03\nto = 2026-01-01", 1, "a ends before it begins"),
        ("[a]\nfrom = 1999-01-03\nto = 2026-01-01", 1, "a lasts longer than ten years"),
        ("[a", 1, "a name must be in brackets, such as [Stardance]"),
    ]) func `A wrong line is named, and the other events stay`(text: String, line: Int, reason: String) {
        let good = "\n[good]\nfrom = 2026-01-01\nto = 2026-01-01"
        let (events, problems) = read(text + good)
        #expect(problems == [EventFile.Problem(line: line, reason: reason)])
        #expect(events.map(\.name) == ["good"])
    }

    @Test func `Running events come first, then those to come, then the latest that is over`() {
        func event(_ name: String, _ from: Int, _ to: Int) -> HackEvent {
            HackEvent(
                name: name, from: .day(CivilDate(year: 2026, month: 6, day: from)),
                to: .day(CivilDate(year: 2026, month: 6, day: to)), zone: .utc)
        }
        let events = [
            event("old", 1, 2), event("late", 9, 30), event("coming", 20, 21), event("soon", 8, 12),
            event("past", 3, 4),
        ]
        let now = seconds("2026-06-10T12:00:00Z")
        #expect(events.ordered(at: now, in: .utc).map(\.name) == ["soon", "late", "coming", "past", "old"])
    }
}
