import HackatimeAPI
import HackatimeSimulator
import Testing

/// Compares the table with the pretend server.
@Suite struct CallPolicyTests {
    /// Whether a server answers the call in one of these dialects; `nil` takes them from the policy.
    private static func isGiven(
        _ call: APICall, by server: Dialect, asked dialects: [Dialect]? = nil, key: String? = SimulatedServer.key
    ) -> Bool {
        var world = SimulatedServer(seed: 1, start: DialectTests.now, zone: .utc, dialect: server)
        return (dialects ?? call.policy.dialects).contains { dialect in
            let request = request(call, dialect)
            let response = world.respond(to: request.httpRequest, key: key, at: DialectTests.now)
            return request.outcome(of: .success(response)).failure == nil
        }
    }

    @Test(arguments: DialectTests.calls)
    func `The servers have what the row says`(_ call: APICall) {
        let isDocumented = call.policy.availability != .live
        let isLive = call.policy.availability != .documented
        #expect(Self.isGiven(call, by: .documented) == isDocumented)
        #expect(Self.isGiven(call, by: .live) == isLive)
        let needsStandIn = isLive && !Self.isGiven(call, by: .live, asked: [.documented])
        #expect((call.policy.availability == .standIn) == needsStandIn)
    }

    @Test(arguments: DialectTests.calls.filter { $0.policy.availability != .documented })
    func `The live server wants a key where the row says`(_ call: APICall) {
        #expect(Self.isGiven(call, by: .live, key: nil) != call.policy.needsKey)
    }

    @Test(arguments: Sample.calls)
    func `Every request is as the row says`(_ call: APICall) {
        for dialect in Dialect.allCases {
            let request = request(call, dialect, entityTag: "W/\"1\"").httpRequest
            #expect(request.sendsKey == (call.policy.about != .nobody))
            #expect(request.sizeLimit == call.policy.sizeLimit)
            #expect(request.entityTag == "W/\"1\"")
        }
    }

    /// A call outside this package's `APICall`.
    private struct Nobody: Call {
        var policy: CallPolicy {
            CallPolicy(.nobody, needsKey: false, inQuery: false, .live, sizeLimit: 1_000)
        }

        func request(_ dialect: Dialect) -> Request { request(.native, ["nobody"]) }

        func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> Int {
            guard response.status == 200 else { throw .refused(serverMessage: nil) }
            return response.body.count
        }
    }

    @Test func `A call stands alone`() throws {
        let request = Nobody().request(.live)
        #expect(request.target == "/api/v1/nobody")
        #expect(!request.sendsKey)
        #expect(request.sizeLimit == 1_000)
        #expect(try Nobody().value(from: response("12345"), .live, keyInQuery: true) == 5)
        #expect(throws: ClientError.queryKeyRefused) {
            try Nobody().value(from: response("", status: 401), .live, keyInQuery: true)
        }
        #expect(throws: ClientError.refused(serverMessage: nil)) {
            try Nobody().value(from: response("", status: 401), .live, keyInQuery: false)
        }
    }
}
