import HackatimeAPI
import Testing

struct PersonAnswerTests {
    @Test func `The profile tells zone and age`() {
        let profile = Profile(
            id: "42", username: "orpheus", displayName: "Orpheus", zone: "America/New_York",
            createdAt: 1_740_823_200)
        #expect(answer(.profile, Live.profile) == .success(.profile(profile)))
    }

    @Test func `A profile may lack almost all`() {
        let body = #"{"data":{"id":42,"username":null,"display_name":"","full_name":"O","timezone":7}}"#
        #expect(answer(.profile, body) == .success(.profile(Profile(id: "42", displayName: "O"))))
        #expect(answer(.profile, #"{"data":{}}"#) == .failure(.notHackatime(.emptyProfile)))
    }

    @Test func `Spans come in order`() {
        let call = APICall.spans("orpheus", Sample.window)
        let span = Span(start: 1_787_400_000, end: 1_787_401_320.5, duration: 1_320)
        #expect(answer(call, Live.spans) == .success(.spans([span])))
        let more = """
            [{"start_time":5,"end_time":9},{"start_time":"1","end_time":2,"duration":-4},{"start_time":9,"end_time":5},
             {"start_time":-5,"end_time":5},{"end_time":5},null,{"start_time":3,"end_time":1e300}]
            """
        let expected = [Span(start: 1, end: 2, duration: 1), Span(start: 5, end: 9, duration: 4)]
        #expect(answer(call, more) == .success(.spans(expected)))
        #expect(answer(call, #"{"spans":[]}"#) == .success(.spans([])))
    }

    @Test(arguments: [
        (Documented.trust, Trust.Level.yellow), (#"{"trust_level":"blue","trust_value":0}"#, .blue),
        (#"{"trust_level":"RED"}"#, .red), (#"{"trust_level":"green","trust_value":"x"}"#, .green),
        (#"{"trust_level":null,"trust_value":2}"#, .green), (#"{"trust_value":1}"#, .red),
        (#"{"trust_factor":{"trust_level":"blue"}}"#, .blue),
        (#"{"trust_level":"a\u001b[31m\u202eb"}"#, .other("ab")),
    ])
    func `Trust is a word, else a number`(_ body: String, _ level: Trust.Level) {
        #expect(answer(.trust("orpheus"), body) == .success(.trust(Trust(level))))
    }

    @Test func `A level without word or known number is none`() {
        let refused = Result<APIValue, ClientError>.failure(.notHackatime(.trustWithoutWord))
        #expect(answer(.trust("orpheus"), "{}") == refused)
        #expect(answer(.trust("orpheus"), #"{"trust_value":9}"#) == refused)
    }

    @Test func `Look-ups tell the ID as text`() {
        #expect(answer(.userByEmail("o@example.org"), Documented.email) == .success(.user(id: "42")))
        #expect(answer(.userBySlackID("U0266FRGP"), Documented.slackID) == .success(.user(id: "42")))
        #expect(answer(.userBySlackID("U1"), #"{"user_id":"42"}"#) == .success(.user(id: "42")))
        #expect(answer(.userByEmail("x"), #"{"user_id":null}"#) == .failure(.notHackatime(.userWithoutID)))
    }
}
