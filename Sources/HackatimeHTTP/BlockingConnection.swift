import CCurl
package import HackatimeAPI
import Locks

/// Requests on the calling thread, one after another, over one connection. Without a thread of its own, none can outlive
/// the call or be running when the process ends.
package struct BlockingConnection {
    private let driver: Driver
    private let hasKey: Bool
    private let keyInQuery: Bool
    private let limit: Double
    private let record: (@Sendable (RequestRecord) -> Void)?

    /// - Parameter record: Called after each request of `result(of:)`.
    package init(
        _ settings: HTTPSettings, record: (@Sendable (RequestRecord) -> Void)? = nil
    ) throws(ClientError) {
        let proxy = ProxyChoice(for: settings, variable: ProxyChoice.environmentVariable)
        guard ccurl_load(), let driver = Driver(settings: settings, proxy: proxy) else {
            throw .unreachable(.transport(Driver.reasonForNone))
        }
        self.driver = driver
        self.record = record
        hasKey = settings.key?.isEmpty == false
        keyInQuery = hasKey && settings.authentication == .query
        limit = settings.wholeLimit
    }

    package func end() { driver.end() }

    /// The value in the first dialect that the server knows, within the settings' timeout in all.
    package func value<C: Call>(of call: C) throws(ClientError) -> C.Value {
        let deadline = Driver.now() + limit
        return try Self.value(
            of: call.policy, hasKey: hasKey,
            ask: { dialect throws(ClientError) in
                let response = try response(to: call.request(dialect), deadline).get()
                return try call.value(from: response, dialect, keyInQuery: keyInQuery)
            },
            prove: { () throws(ClientError) in
                let response = try response(to: StatusbarToday().request(.documented), deadline).get()
                _ = try StatusbarToday().value(from: response, .documented, keyInQuery: keyInQuery)
            })
    }

    /// The result of one request for a polled call, in its dialect.
    package func result(of request: APIRequest) -> APIResult {
        let httpRequest = request.httpRequest
        let start = Driver.now()
        let response = response(to: httpRequest, start + limit)
        let result = request.outcome(of: response, keyInQuery: keyInQuery)
        record?(
            RequestRecord(
                request, target: httpRequest.target, response, seconds: Driver.now() - start, error: result.failure))
        return result
    }

    /// Tries the dialects of a call in order.
    ///
    /// - Parameter prove: Asks for what only a wrong key prevents: for a bad key, most calls only say that they are
    ///   refused.
    package static func value<Value>(
        of policy: CallPolicy, hasKey: Bool, ask: (Dialect) throws(ClientError) -> Value,
        prove: () throws(ClientError) -> Void
    ) throws(ClientError) -> Value {
        var first: ClientError?
        for dialect in policy.dialects {
            do {
                return try ask(dialect)
            } catch {
                first = first ?? error
                guard error.suggestsOtherDialect else {
                    first = error
                    break
                }
            }
        }
        // If both are refused, the server's message for the documented call explains it.
        let error = first ?? .notOffered
        guard policy.about != .nobody else { throw error }
        switch error {
        case .badKey, .refused, .queryKeyRefused: if !hasKey { throw .noKey }
        default: throw error
        }
        if case .badKey = error { throw error }
        do {
            try prove()
        } catch {
            if case .badKey = error { throw error }
        }
        throw error
    }

    private func response(to request: Request, _ deadline: Double) -> Result<Response, ClientError> {
        let signal = BrokenPipe()
        defer { signal.allow() }
        let result = Mutex<Result<Response, ClientError>?>(nil)
        var orders = Network.Orders()
        orders.arrivals = [
            Network.Job(number: 0, request: request, deadline: deadline) { response in
                result.withLock { $0 = response }
            }
        ]
        driver.obey(orders)
        while true {
            if let response = result.withLock({ $0 }) { return response }
            // Not `driver.sleep()`: its pauses save wakeups in a program that runs all day, but would cost time here.
            ccurl_multi_sleep(driver.multi)
            driver.obey(Network.Orders())
        }
    }
}
