import HackatimeAPI
import Testing

struct HeartbeatAnswerTests {
    static let heartbeat = Heartbeat(
        id: 4_613, time: 1_787_371_260.123, entity: "/home/o/robot/main.cpp", type: "file", category: "coding",
        project: "robot", branch: "main", language: "C++", editor: "vscode", operatingSystem: "linux",
        machine: "thinkpad", isWrite: true, line: 42, lineCount: 350, createdAt: 1_787_371_260.48,
        extras: [
            .init("created at", "2026-08-22T04:01:00.480Z"), .init("updated at", "2026-08-22T04:01:00.480Z"),
            .init("user id", "42"),
            .init(
                "user agent",
                "wakatime/v1.132.1 (linux-6.12-x86_64) go1.25.5 vscode/1.104.2 vscode-wakatime/25.3.0"),
            .init("cursor position", "12"), .init("project root count", "4"), .init("dependencies", "fmt"),
            .init("source", "direct_entry"),
        ])

    private func page(_ body: String) -> HeartbeatPage? {
        guard case .success(.heartbeats(let page)) = answer(.heartbeats(Sample.window), body) else { return nil }
        return page
    }

    @Test func `The live list is unpaged`() {
        let page = page(Live.heartbeats)
        #expect(page == HeartbeatPage(heartbeats: [Self.heartbeat], isUnpaged: true, rowCount: 1))
    }

    @Test func `A bare list and an object without a window may be cut off`() {
        let expected = HeartbeatPage(heartbeats: [Self.heartbeat], isUnpaged: false, rowCount: 1)
        #expect(page("[\(Live.row)]") == expected)
        #expect(page(#"{"heartbeats":[\#(Live.row)]}"#) == expected)
        #expect(page("[]") == HeartbeatPage(heartbeats: [], isUnpaged: false, rowCount: 0))
    }

    @Test func `More than a hundred rows are not paged`() {
        func rows(_ count: Int) -> String {
            "[" + (0..<count).map { #"{"time":\#($0)}"# }.joined(separator: ",") + "]"
        }
        #expect(page(rows(100))?.isUnpaged == false)
        #expect(page(rows(101))?.isUnpaged == true)
        #expect(page(rows(101))?.rowCount == 101)
    }

    @Test func `Rows in any order come out by time`() {
        let rows = #"[{"time":3},{"time":1.5},{"time":"1970-01-01T01:00:04+01:00"},{"time":"2"}]"#
        #expect(page(rows)?.heartbeats.map(\.time) == [1.5, 2, 3, 4])
    }

    @Test(arguments: [
        #"{}"#, #"{"time":null}"#, #"{"time":-1}"#, #"{"time":253402300800}"#, #"{"time":"noon"}"#,
        #"{"time":true}"#, "null", "7", "[]", #"{"time":"nan"}"#, #"{"time":"inf"}"#, #"{"time":"0x10"}"#,
    ])
    func `A row without a usable time is left out and counted`(_ row: String) {
        let page = page(#"[{"time":5},\#(row)]"#)
        #expect(page == HeartbeatPage(heartbeats: [Heartbeat(time: 5)], isUnpaged: false, rowCount: 2))
    }

    @Test func `Fields of another type spoil only themselves`() {
        let row = #"""
            [{"time":5,"id":"77","entity":"a\ud800b","project":7,"branch":null,"language":"","editor":["x"],
              "is_write":"true","lineno":1.5,"lines":-3,"dependencies":[1,"x",null,"y\udfff","z"],"cursorpos":"12"}]
            """#
        let expected = Heartbeat(
            id: 77, time: 5, isWrite: true,
            extras: [.init("cursor position", "12"), .init("dependencies", "x, z")])
        #expect(page(row)?.heartbeats == [expected])
    }

    @Test(arguments: ["1e30", "1.5", "true", "null", "\"\"", "-9223372036854775809", "{}"])
    func `An id out of range is none`(_ id: String) {
        #expect(page(#"[{"time":5,"id":\#(id)}]"#)?.heartbeats == [Heartbeat(time: 5)])
    }

    @Test func `Nothing tells where a person is`() {
        let told = page(Live.heartbeats)?.heartbeats.map { "\($0)" }.joined() ?? ""
        #expect(!told.isEmpty)
        #expect(!told.contains("203.0.113.7"))
        #expect(!told.contains("f34071a04aa358ea9bd041ac0573dce6"))
    }

    @Test func `An endless text is cut`() {
        let row = #"[{"time":5,"entity":"\#(String(repeating: "é", count: 50_000))"}]"#
        #expect(page(row)?.heartbeats.first?.entity == String(repeating: "é", count: 500))
    }

    @Test func `The newest is bare or wrapped`() {
        #expect(answer(.newestHeartbeat, Live.newest) == .success(.newest(Self.heartbeat)))
        #expect(answer(.newestHeartbeat, Live.row) == .success(.newest(Self.heartbeat)))
        #expect(
            answer(.newestHeartbeat, #"[{"time":1},{"time":3},{"time":2}]"#)
                == .success(.newest(Heartbeat(time: 3))))
    }

    @Test(arguments: [Live.noHeartbeat, "null", "[]", #"{"heartbeat":null}"#])
    func `There may be none yet`(_ body: String) {
        #expect(answer(.newestHeartbeat, body) == .success(.newest(nil)))
    }

    @Test(arguments: [
        "{}", #"{"has_heartbeat":true,"heartbeat":null}"#, #"{"has_heartbeat":true,"heartbeat":{"id":1}}"#, "[{}]",
        #"{"hello":"world"}"#, #"{"data":"none"}"#, #"{"heartbeat":"none"}"#,
    ])
    func `A heartbeat without a time is not none`(_ body: String) {
        guard case .failure(.notHackatime) = answer(.newestHeartbeat, body) else {
            Issue.record("\(body) passed")
            return
        }
    }
}
