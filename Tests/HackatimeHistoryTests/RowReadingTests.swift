import HackatimeAPI
import Tracker
import TestSupport
import Testing

@testable import HackatimeHistory

struct RowReadingTests {
    static let start = 1_787_000_000.0

    static func bench(_ rows: [Heartbeat]) -> Bench {
        let bench = Bench()
        bench.fetch(TimeWindow(start: start - 1, end: Bench.now), from: rows)
        return bench
    }

    @Test(arguments: [true, false])
    func `Pages one after the other give every row once, both ways`(hasNumbers: Bool) throws {
        let rows = Made.rows(1_000, from: Self.start, to: Bench.now, seed: 4, hasNumbers: hasNumbers)
        let bench = Self.bench(rows)
        let kept = rows.map(Made.kept)
        var back: [Heartbeat] = []
        var query = RowQuery(.newest, count: 37)
        while true {
            let page = try #require(bench.rows(query))
            #expect(page.rows.count <= 37)
            back = page.rows + back
            guard !page.isEnd, let first = page.rows.first else { break }
            query.direction = .before(RowPlace(first))
        }
        var forth: [Heartbeat] = []
        query = RowQuery(.from(RowPlace(time: Self.start - 10, id: 0)), count: 41)
        while true {
            let page = try #require(bench.rows(query))
            forth += page.rows
            guard !page.isEnd, let last = page.rows.last else { break }
            query.direction = .after(RowPlace(last))
        }
        #expect(back == forth)
        #expect(back.map(\.time) == kept.map(\.time))
        #expect(Set(back) == Set(kept))
        if hasNumbers { #expect(back == kept) }
        let place = RowPlace(kept[500])
        #expect(bench.rows(RowQuery(.from(place), count: 1))?.rows.first.map { RowPlace($0) } == place)
    }

    @Test func `Words are looked for in five fields, without regard to case, and must all occur`() throws {
        let rows = Made.rows(2_000, from: Self.start, to: Bench.now, seed: 5)
        let bench = Self.bench(rows)
        for words in [
            ["robot"], ["file1", "swift"], ["site", "main", "go"], ["vim", "file7.s"], ["nowhere"], ["m3"],
        ] {
            var filter = FeedFilter()
            filter.words = words
            let expected = rows.filter { row in
                words.allSatisfy { word in
                    [row.project, row.entity, row.language, row.branch, row.editor].contains {
                        $0?.lowercased().contains(word) ?? false
                    }
                }
            }
            let page = try #require(bench.rows(RowQuery(.newest, count: 5_000, filter: filter)))
            #expect(page.rows == expected.map(Made.kept))
            #expect(page.isEnd && page.searchedTo == nil)
        }
        var filter = FeedFilter()
        filter.project = "ROBOT"
        filter.language = "other"
        let page = try #require(bench.rows(RowQuery(.newest, count: 5_000, filter: filter)))
        #expect(
            page.rows
                == rows.filter { $0.project?.lowercased() == "robot" && $0.language == nil }.map(Made.kept))
    }

    @Test func `A search stops after many rows and goes on from there`() throws {
        let count = 70_000
        let rows = (0..<count).map { number in
            Heartbeat(id: Int64(number), time: Self.start + Double(number), project: number < 10 ? "needle" : "hay")
        }
        let bench = Self.bench(rows)
        var filter = FeedFilter()
        filter.words = ["needle"]
        var query = RowQuery(.newest, count: 100, filter: filter)
        var steps = 0
        while let page = bench.rows(query), let place = page.searchedTo {
            #expect(page.rows.isEmpty && !page.isEnd)
            query.direction = .before(place)
            steps += 1
        }
        #expect(steps == 2)
        #expect(bench.rows(query)?.rows.count == 10)
        #expect(bench.rows(query)?.isEnd == true)
    }
}
