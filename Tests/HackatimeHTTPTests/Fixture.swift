@testable import HackatimeAPI
@testable import HackatimeHTTP
import TestSupport

/// A `Network` with the settings of one test.
final class Fixture: Sendable {
    let results = Collector<Result<Response, ClientError>>()
    private let network: Network

    init(_ settings: HTTPSettings) {
        network = Network(settings)
    }

    deinit { network.shutdown() }

    convenience init(_ server: LoopbackServer, key: String? = nil, _ change: (inout HTTPSettings) -> Void = { _ in }) {
        var settings = HTTPSettings(origin: .loopback(port: server.port), key: key)
        change(&settings)
        self.init(settings)
    }

    /// Starts a request without waiting.
    func ask(_ request: Request = .sample, number: UInt64 = 0) {
        network.fetch(Network.Job(number: number, request: request) { [results] in results.post($0) })
    }

    func cancel(_ number: UInt64) {
        network.cancel(number)
    }

    func shutdownAndWait() {
        network.shutdownAndWait()
    }

    /// Sends a request and waits for the result.
    func fetch(_ request: Request = .sample) -> Result<Response, ClientError>? {
        let count = results.soFar.count
        ask(request)
        let all = results.wait(count: count + 1)
        return all.count > count ? all[count] : nil
    }
}

extension ServerOrigin {
    static func loopback(
        port: Int?, scheme: String = "http", host: String = "127.0.0.1", prefix: String = ""
    ) -> ServerOrigin {
        ServerOrigin(scheme: scheme, host: host, port: port, prefix: prefix)
    }
}

extension Request {
    static let sample = Request(.native, ["my", "thing"])
    static let sampleWithQuery = Request(.native, ["my", "thing"], query: [Parameter("a", "b c")])
}

extension Result where Success == Response, Failure == ClientError {
    var response: Response? { try? get() }

    var error: ClientError? {
        if case .failure(let error) = self { return error }
        return nil
    }

    var text: String? { response.map { String(decoding: $0.body, as: UTF8.self) } }
}

let sampleKey = "0f5a1b7e-33aa-4d53-9b3f-5d2c7f0a1e44"
