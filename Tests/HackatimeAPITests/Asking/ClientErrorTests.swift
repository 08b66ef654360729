import HackatimeAPI
import Testing

@Suite struct ClientErrorTests {
    /// One of each case, and of each case of `unreachable`.
    private static let errors: [ClientError] = [
        .badKey(serverMessage: nil), .noKey, .refused(serverMessage: nil), .queryKeyRefused, .privateUser,
        .notFound(serverMessage: nil), .notOffered, .badRequest(status: 422, serverMessage: nil),
        .rateLimited(wait: nil), .serverBroken(status: 500, requestID: nil, serverMessage: nil),
        .serverBroken(status: 502, requestID: nil, serverMessage: nil), .notHackatime(.webPage),
        .redirectRefused(from: "https://a", to: "http://b"), .unreachable(.unknownHost),
        .unreachable(.connectionRefused), .unreachable(.connectionLost), .unreachable(.tls(.notTLS)),
        .unreachable(.timeout(seconds: 30)), .unreachable(.offline), .unreachable(.proxy(.hangsUp)),
        .unreachable(.transport(.memory)), .unreachable(.transport(.keyCharacter)), .tooLarge(limit: 1_000_000),
        .askedElsewhere, .cancelled,
    ]

    @Test func `What passes by itself is asked again`() {
        #expect(
            Self.errors.filter { !$0.isTransient } == [
                .badKey(serverMessage: nil), .noKey, .refused(serverMessage: nil), .queryKeyRefused, .privateUser,
                .notFound(serverMessage: nil), .notOffered, .badRequest(status: 422, serverMessage: nil),
                .unreachable(.transport(.keyCharacter)), .askedElsewhere, .cancelled,
            ])
    }

    @Test func `The other dialect is for calls not given`() {
        #expect(
            Self.errors.filter(\.suggestsOtherDialect) == [
                .refused(serverMessage: nil), .queryKeyRefused, .notFound(serverMessage: nil), .notOffered,
            ])
    }

    @Test func `Two errors are about the key`() {
        #expect(Self.errors.filter(\.isAboutKey) == [.badKey(serverMessage: nil), .noKey])
    }
}
