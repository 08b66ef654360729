import Testing

@testable import HackatimeAPI
@testable import Tracker

struct DayReconcilerTests {
    private static let today = CivilDate(year: 2026, month: 11, day: 23)
    private static let midnight = ZoneRules.utc.start(of: today)
    private static let start = Moment(wall: midnight + 50_000, uptime: 1_000)

    /// A store that knows all of today up to now, with this total.
    private static func coverage(counting seconds: Double) -> HistoryCoverage {
        var coverage = HistoryCoverage()
        coverage.known = Coverage([Coverage.Stretch(start: midnight, end: start.wall)])
        coverage.figures = [DayFigure(day: today, seconds: seconds, completeness: .fetched)]
        return coverage
    }

    private func lateArrivals(_ days: inout DayReconciler, total: Double, after seconds: Double = 0) -> Double? {
        days.lateArrivals(
            total: total, today: Self.today, dayStart: Self.midnight, coveredFrom: Self.start.wall - 7_200,
            at: Moment(wall: Self.start.wall + seconds, uptime: Self.start.uptime + seconds))
    }

    @Test func `A total that grows more than the heartbeats tells of late ones`() {
        var days = DayReconciler()
        _ = days.setCoverage(Self.coverage(counting: 3_600))
        #expect(lateArrivals(&days, total: 3_660) == nil, "what is always missing is no news")
        #expect(lateArrivals(&days, total: 3_664) == nil, "servers round")
        #expect(lateArrivals(&days, total: 4_000) == Self.midnight)
        #expect(lateArrivals(&days, total: 4_100, after: 60) == nil, "not again within ten minutes")
        #expect(lateArrivals(&days, total: 5_000, after: 660) == Self.midnight)
    }

    @Test func `What another stretch of today comes to is no late arrival`() {
        var days = DayReconciler()
        var coverage = Self.coverage(counting: 600)
        coverage.known = Coverage([Coverage.Stretch(start: Self.start.wall - 7_200, end: Self.start.wall)])
        _ = days.setCoverage(coverage)
        #expect(lateArrivals(&days, total: 600) == nil)
        _ = days.setCoverage(Self.coverage(counting: 500))
        #expect(lateArrivals(&days, total: 3_600) == nil, "all of today is known now: a new beginning")
    }

    @Test func `Nothing is filled in until the store has spoken of what came`() {
        var days = DayReconciler()
        #expect(!days.isBehind)
        days.noteNews()
        #expect(days.isBehind)
        days.merge([DayTotal(day: Self.today.adding(days: -1), seconds: 60)], asked: Self.start.wall, at: Self.start)
        #expect(days.setCoverage(HistoryCoverage()) == [Self.today.adding(days: -1)])
        #expect(!days.isBehind)
        #expect(days.setCoverage(HistoryCoverage()).isEmpty, "each day is told once")
    }

    @Test func `Days are compared once a day, the last seven again`() throws {
        var days = DayReconciler()
        var coverage = HistoryCoverage()
        coverage.figures = (1...20).map { back in
            DayFigure(
                day: Self.today.adding(days: back - 21), seconds: 60, completeness: .agreed, serverSeconds: 60)
        }
        _ = days.setCoverage(coverage)
        let created = Self.today.adding(days: -20)
        let wanted = try #require(
            days.daysToCompare(today: Self.today, backfilled: 30, created: created, at: Self.start))
        #expect(wanted == CivilDays(first: Self.today.adding(days: -7), last: Self.today.adding(days: -1)))
        days.merge([], asked: Self.start.wall, at: Self.start)
        #expect(days.isCompared(at: Self.start))
        #expect(days.daysToCompare(today: Self.today, backfilled: 30, created: created, at: Self.start) == nil)
    }

    /// A year of days that were all compared a given time ago.
    private static func year(comparedAgo seconds: Double) -> HistoryCoverage {
        var coverage = HistoryCoverage()
        coverage.figures = (0...366).map { back in
            DayFigure(day: today.adding(days: back - 367), seconds: 60, completeness: .agreed, serverSeconds: 60)
        }
        coverage.comparedAt = start.wall - 2 * 86_400
        coverage.oldestComparison = start.wall - seconds
        return coverage
    }

    @Test(arguments: [(6.9, 7), (7.1, 366)])
    func `The whole year is compared about weekly`(_ daysAgo: Double, _ count: Int) throws {
        var days = DayReconciler()
        _ = days.setCoverage(Self.year(comparedAgo: daysAgo * 86_400))
        let wanted = try #require(
            days.daysToCompare(today: Self.today, backfilled: 30, created: nil, at: Self.start))
        #expect(wanted.count == count)
    }

    @Test(arguments: [(-2.0, true), (-1.0, false), (3_600.0, false), (7_319.0, false), (7_321.0, true)])
    func `A sum of all time that cannot be explained makes all days suspect`(_ growth: Double, _ isSuspect: Bool) throws
    {
        var days = DayReconciler()
        var coverage = Self.year(comparedAgo: 86_400)
        coverage.comparedAt = Self.start.wall - 3_601
        _ = days.setCoverage(coverage)
        let hourAgo = Self.start.wall - 3_600
        days.compare(total: (1e6 + growth, Self.start.wall), with: (1e6, hourAgo))
        let wanted = days.daysToCompare(today: Self.today, backfilled: 30, created: nil, at: Self.start)
        #expect(wanted?.count == (isSuspect ? 366 : nil))
        days.merge(
            (0..<365).map { DayTotal(day: Self.today.adding(days: -$0), seconds: 60) }, asked: Self.start.wall - 1,
            at: Self.start)
        #expect(days.comparedEvery == (isSuspect ? 3_600 : 86_400), "what was asked before says nothing")
        days.merge([], asked: Self.start.wall, at: Self.start)
        #expect(days.comparedEvery == 86_400, "once is enough")
    }
}
