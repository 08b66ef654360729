import HackatimeAPI
import Testing

/// Documents that are odd in places that are not read.
struct OddDocumentTests {
    private func today(_ extra: String) -> Result<APIValue, ClientError> {
        let body = #"{"data":{"grand_total":{"total_seconds":60},"# + extra + "}}"
        let request = APIRequest(
            requestID: RequestID(1), call: .today(CivilDate(year: 2026, month: 11, day: 23)), dialect: .live)
        return request.outcome(of: .success(Response(status: 200, body: Array(body.utf8)))).result
    }

    @Test(arguments: [
        #""x":"\ud800""#, #""x":{"\udc00":"\ud800"}"#, #""x":123456789012345678901234567890"#,
        #""x":1,"x":2"#, #""goal":{"target_seconds":"\ud800"}"#, #""goal":[[[[1]]]]"#,
    ])
    func `Odd neighbours do not spoil the total`(extra: String) {
        #expect(today(extra) == .success(.today(TodayTotal(seconds: 60))))
    }
}
