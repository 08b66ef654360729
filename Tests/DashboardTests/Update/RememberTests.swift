import Cells
import Dashboard
import Testing

@testable import HackatimeAPI
@testable import Tracker

/// What a start finds in the store, and what is stored for the next one.
struct RememberTests {
    private static func state() throws -> DashboardState {
        try Sample.unopened()
    }

    private static let profile = RememberedAnswer(
        call: .profile, dialect: .live, answer: .profile(Profile(id: "42", zone: "America/New_York")),
        asOf: Sample.now - 3_600)

    private static func found(_ change: (inout Remembered) -> Void = { _ in }) -> Remembered {
        var remembered = Remembered()
        remembered.answers = [
            RememberedAnswer(
                call: .today(CivilDate(year: 2026, month: 11, day: 23)), dialect: .live,
                answer: .today(TodayTotal(seconds: 7_200)), asOf: Sample.now - 3_600)
        ]
        change(&remembered)
        return remembered
    }

    private static func event(_ kind: Event.Kind) -> Event { Event(at: Moment(wall: Sample.now, uptime: 500), kind) }

    @Test func `What was known is on the first frame`() throws {
        var state = try Self.state()
        let effects = reduce(&state, Self.event(.remembered(Self.found())))
        #expect(state.person.today.value?.seconds == 7_200)
        // Nothing else is read or counted before the first frame.
        #expect(!effects.contains { if case .recall = $0 { true } else { false } })
        let opened = reduce(&state, Self.event(.opened))
        #expect(opened.contains(.recall(.coverage)))
        #expect(opened.contains { if case .recall(.count) = $0 { true } else { false } })
    }

    @Test func `Nothing but the zone is asked for before what was found is drawn`() throws {
        var state = try Self.state()
        state.zones = Zones(display: try #require(ZoneRules(name: "Asia/Tokyo", posix: "JST-9")))
        var view = SavedView()
        view.range = DateRange(.last7Days)
        let remembered = Self.found {
            $0.answers.insert(Self.profile, at: 0)
            $0.view = view
        }
        let zone = try Sample.newYork()
        #expect(reduce(&state, Self.event(.remembered(remembered))) == [.loadZone("America/New_York")])
        #expect(reduce(&state, Self.event(.zone(name: "America/New_York", .success(zone)))) == [])
        let opened = reduce(&state, Self.event(.opened))
        #expect(opened.prefix(2) == [.keep(.zone(zone)), .recall(.coverage)])
        #expect(opened.contains(.keep(.account("42"))))
        // The range is requested with everything else, in the days of the right zone.
        #expect(!opened.contains { if case .ask = $0 { true } else { false } })
        let days = try #require(DateRange(.last7Days).days(today: zone.day(at: Sample.now))).window(in: zone)
        let asked = reduce(&state, Self.event(.start))
        #expect(asked.contains { if case .ask(let it) = $0 { it.call == .rangeStats(.me, days) } else { false } })
    }

    @Test func `The profile's zone decides which day it is`() throws {
        var state = try Self.state()
        // On this machine it is Tuesday already; in the profile's zone, Monday.
        let tokyo = try #require(ZoneRules(name: "Asia/Tokyo", posix: "JST-9"))
        state.zones = Zones(display: tokyo)
        let remembered = Self.found { $0.answers.insert(Self.profile, at: 0) }
        #expect(reduce(&state, Self.event(.remembered(remembered))).contains(.loadZone("America/New_York")))
        #expect(state.person.today.value == nil)
        let zone = try Sample.newYork()
        _ = reduce(&state, Self.event(.zone(name: "America/New_York", .success(zone))))
        #expect(state.person.today.value?.seconds == 7_200)
        #expect(state.history.coverage.figures.isEmpty)
    }

    @Test func `The view comes back`() throws {
        var state = try Self.state()
        var view = SavedView()
        view.user = "mira"
        view.oldestFirst = true
        view.interval = 300
        view.range = DateRange(.week, back: 2)
        _ = reduce(&state, Self.event(.remembered(Self.found { $0.view = view })))
        #expect(state.shown == .user("mira"))
        #expect(state.trail == [.me, .user("mira")])
        #expect(state.feed.oldestFirst)
        #expect(state.tracker.interval == 300)
        #expect(state.range == DateRange(.week, back: 2))
    }

    @Test func `Options win over the saved view`() throws {
        var state = try Self.state()
        state.overrides.user = true
        state.overrides.interval = true
        var view = SavedView()
        view.user = "mira"
        view.interval = 300
        _ = reduce(&state, Self.event(.remembered(Self.found { $0.view = view })))
        #expect(state.shown == .me)
        #expect(state.tracker.interval == 60)
    }

    @Test func `A view that changes is written down once`() throws {
        var state = try Self.state()
        _ = reduce(&state, Self.event(.remembered(Self.found())))
        _ = reduce(&state, Self.event(.opened))
        let flipped = reduce(&state, Self.event(.key(.character("o"))))
        var view = SavedView()
        view.oldestFirst = true
        #expect(flipped.contains(.keep(.view(view))))
        #expect(!reduce(&state, Self.event(.deadline)).contains(.keep(.view(view))))
    }

    @Test func `The days of the view move with the calendar`() throws {
        var state = try Self.state()
        state.range = DateRange(.today)
        _ = reduce(&state, Self.event(.deadline))
        let today = state.tracker.people.range
        #expect(today == CivilDays(first: state.day, last: state.day).window(in: state.zones.display))
        _ = reduce(&state, Event(at: Moment(wall: Sample.now + 86_400, uptime: 86_900), .deadline))
        #expect(state.tracker.people.range != today)
    }

    @Test func `The account is told once`() throws {
        var state = try Self.state()
        _ = reduce(&state, Self.event(.remembered(Self.found())))
        _ = reduce(&state, Self.event(.opened))
        state.tracker.people[.me].profile = Sample.reading(Profile(id: "42"))
        #expect(reduce(&state, Self.event(.deadline)).contains(.keep(.account("42"))))
        #expect(!reduce(&state, Self.event(.deadline)).contains(.keep(.account("42"))))
    }
}

extension DashboardState {
    fileprivate var day: CivilDate { zones.display.day(at: now.wall) }
}
