import HackatimeAPI
import Testing

@Suite struct ResponseBodyTests {
    /// Bodies with status 200 that no Hackatime server sends, and the resulting error.
    static let strangers: [(String, UnexpectedResponse)] = [
        ("", .emptyAnswer), (" \n", .emptyAnswer), ("<!DOCTYPE html><p>Welcome</p>", .webPage),
        ("\u{FEFF}<html>", .webPage), ("hello", .notJSON),
        (#"{"data":"#, .unreadableJSON),
        (String(repeating: "[", count: 100_000), .unreadableJSON),
        (String(repeating: #"{"data":"#, count: 20_000), .unreadableJSON),
    ]

    @Test(arguments: strangers)
    func `A stranger's body is named`(_ body: String, _ reason: UnexpectedResponse) {
        for call in Sample.calls {
            #expect(answer(call, body) == .failure(.notHackatime(reason)))
        }
    }

    @Test(arguments: Sample.calls)
    func `Another root is not a Hackatime`(_ call: APICall) {
        for body in ["[1]", #"{"hello":"world"}"#, #""text""#, "true", "7x", #"{"heartbeats":7}"#, "{}"] {
            switch (call, answer(call, body)) {
            case (.heartbeats, .success(.heartbeats(let page))), (_, .success(.heartbeats(let page))):
                #expect(page.heartbeats.isEmpty && body == "[1]")
            case (.spans, .success(.spans(let spans))):
                #expect(spans.isEmpty && body == "[1]")
            case (_, .failure(.notHackatime)): break
            case (_, let other): Issue.record("\(body): \(other)")
            }
        }
    }

    @Test func `Bytes that are no text do not pass`() {
        let body: [UInt8] = [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]
        let result = request(.ownStats).outcome(of: .success(Response(status: 200, body: body))).result
        guard case .failure(.notHackatime) = result else {
            Issue.record("\(result)")
            return
        }
    }

    @Test(arguments: ["1e999", "-1e999", "\"a\nb\"", #""\ud800""#, "null", "-1", "[5]"])
    func `An unreadable member spoils its own value at most`(_ value: String) {
        switch answer(.userStats("o"), #"{"total_seconds":5,"streak":\#(value),"languages":\#(value)}"#) {
        case .success(let found):
            let rows: [Breakdown]? = value == "[5]" ? [] : nil
            #expect(found == .stats(CodingStats(total: 5, languages: rows)))
        case .failure(let error): #expect(error == .notHackatime(.unreadableJSON))
        }
    }

    @Test func `A list of other things is given up`() {
        let body = "[" + String(repeating: "0,", count: 200_000) + "0]"
        #expect(answer(.heartbeats(Sample.window), body) == .failure(.notHackatime(.otherShape)))
        let rows = "[" + String(repeating: "0,", count: 1_000) + #"{"time":5}]"#
        let page = HeartbeatPage(heartbeats: [Heartbeat(time: 5)], isUnpaged: true, rowCount: 1_001)
        #expect(answer(.heartbeats(Sample.window), rows) == .success(.heartbeats(page)))
    }

    @Test func `Of very many rows the longest are kept`() {
        let rows = (0..<6_000).map { #"{"name":"n\#($0)","seconds":\#($0)}"# }.joined(separator: ",")
        guard case .success(.stats(let stats)) = answer(.ownStats, #"{"total_seconds":1,"projects":[\#(rows)]}"#) else {
            Issue.record("no stats")
            return
        }
        #expect(stats.projects?.count == 5_000)
        #expect(stats.projects?.first == Breakdown(name: "n5999", seconds: 5_999))
    }

    @Test func `Duplicate and unknown members do no harm`() {
        let body = #"{"total_seconds":5,"total_seconds":5,"surprise":{"a":[1,{"b":null}]},"":0}"#
        #expect(answer(.userStats("o"), body) == .success(.stats(CodingStats(total: 5))))
    }
}
