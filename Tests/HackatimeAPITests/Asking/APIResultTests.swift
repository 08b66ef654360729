import HackatimeAPI
import Testing

struct APIResultTests {
    @Test func `An outcome names its inquiry`() {
        for call in Sample.calls {
            for dialect in Dialect.allCases {
                let outcome = request(call, dialect).outcome(of: .failure(.unreachable(.offline)))
                #expect(
                    outcome
                        == APIResult(
                            requestID: RequestID(7), call: call, dialect: dialect,
                            result: .failure(.unreachable(.offline))))
            }
        }
    }

    @Test func `Clock and tag come from the headers`() {
        let headers = [
            Response.Header("date", "Sat, 22 Aug 2026 15:00:00 GMT"), Response.Header("etag", "W/\"5d8c\""),
        ]
        let outcome = request(.today(Sample.day)).outcome(of: .success(response(Live.today, headers)))
        #expect(outcome.serverTime == 1_787_410_800)
        #expect(outcome.entityTag == "W/\"5d8c\"")
        let failed = request(.today(Sample.day)).outcome(of: .success(response("", status: 500, headers)))
        #expect(failed.serverTime == 1_787_410_800)
        #expect(failed.entityTag == nil)
    }

    @Test(arguments: ["", "\"a b\"", "\"\u{1B}[31m\"", "\"é\"", "\"a\r\nX: y\"", String(repeating: "a", count: 257)])
    func `A tag that cannot be sent back is dropped`(_ tag: String) {
        let result = Result<Response, ClientError>.success(response(Live.today, [.init("ETag", tag)]))
        #expect(request(.today(Sample.day)).outcome(of: result).entityTag == nil)
    }

    @Test func `Not modified means unchanged only when a tag was sent`() {
        let result = Result<Response, ClientError>.success(response("", status: 304))
        let held = request(.ownStats, entityTag: "W/\"1\"").outcome(of: result)
        #expect(held.result == .success(.unchanged))
        #expect(held.entityTag == "W/\"1\"")
        guard case .failure(.notHackatime) = request(.ownStats).outcome(of: result).result else {
            Issue.record("304 without a tag passed")
            return
        }
    }
}
