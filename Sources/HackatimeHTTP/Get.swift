import CCurl
public import HackatimeAPI
import Locks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension HTTPClient {
    /// Asks once, and waits for the answer: for programs without a loop.
    ///
    /// A server is asked as its documentation says. If it refuses that call, and the live server has another one that
    /// gives the same, that one is asked as well. This is a whole program, which prints today's total and the languages
    /// with most time:
    ///
    /// ```swift
    /// import HackatimeAPI
    /// import HackatimeHTTP
    ///
    /// @main struct Today {
    ///     static func main() {
    ///         guard let origin = ServerOrigin(parsing: CommandLine.arguments.last ?? "") else {
    ///             return print("usage: today https://hackatime.hackclub.com < file-with-the-key")
    ///         }
    ///         let settings = HTTPSettings(origin: origin, key: readLine(), userAgent: "today/1.0")
    ///         do {
    ///             show("Today", try HTTPClient.get(StatusbarToday(), from: settings, timeout: 10).seconds)
    ///             let stats = try HTTPClient.get(OwnStats(), from: settings, timeout: 10)
    ///             for row in stats.languages?.prefix(3) ?? [] { show(row.name, row.seconds) }
    ///         } catch {
    ///             print("no answer: \(error)")
    ///         }
    ///     }
    ///     static func show(_ name: String, _ seconds: Double) {
    ///         let plain = name.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()  // It may upset a terminal.
    ///         print("\(plain): \(Int(seconds) / 3600)h \(Int(seconds) / 60 % 60)m")
    ///     }
    /// }
    /// ```
    ///
    /// Everything happens on the calling thread, which may be any. Several threads may call at the same time. When this
    /// returns, the connection is closed and no thread is left; only after a time-out amid the look-up of a name does
    /// the system's resolver end a little later. Each call connects again: a program that asks all the time is
    /// better off with an `HTTPClient` of its own.
    ///
    /// libcurl reads the environment: no variable may be changed meanwhile. A process that ends while another of its
    /// threads is in here ends with `_exit`: `exit` takes TLS apart under that thread's hands.
    ///
    /// - Parameters:
    ///   - call: What to ask. Its documentation names the days, windows and zones it takes.
    ///   - settings: The server, the key and the way there.
    ///   - timeout: Seconds for everything together, from 0.01 to 3600; `nil`, or what is not a positive number, takes
    ///     the settings' own.
    /// - Returns: The call's value.
    /// - Throws: `badKey` where the server does not know the key, whatever it says of the call itself; `noKey` where it
    ///   refuses a call without one; `refused` and `notOffered` where this server does not give what is asked for to
    ///   this key, or to nobody; `unreachable(.timeout)` when the time is over; else what `ClientError` says. Nothing
    ///   is asked again after a failure. No error holds the key.
    public static func get<C: Call>(
        _ call: C, from settings: HTTPSettings, timeout: Double? = nil
    ) throws(ClientError) -> C.Value {
        var settings = settings
        if let timeout, timeout > 0 { settings.timeout = timeout }
        let signal = BrokenPipe()
        defer { signal.allow() }
        let asking = try ClientSetup(settings)
        defer { asking.end() }
        return try asking.value(of: call)
    }
}

/// A few requests on the calling thread, over one connection. With no thread to wait for there is none to outlive the
/// call, or to be met by the end of the process.
private struct ClientSetup {
    private let driver: Driver
    private let hasKey: Bool
    private let keyInQuery: Bool
    private let deadline: Double

    init(_ settings: HTTPSettings) throws(ClientError) {
        let proxy = ProxyChoice.proxy(for: settings, variable: ProxyChoice.environmentVariable)
        guard ccurl_load(), let driver = Driver(settings: settings, proxy: proxy) else {
            throw .unreachable(.transport(.library(Driver.reasonForNone)))
        }
        self.driver = driver
        hasKey = settings.key?.isEmpty == false
        keyInQuery = hasKey && settings.authentication == .query
        deadline = Driver.now() + settings.wholeLimit
    }

    func end() { driver.end() }

    func value<C: Call>(of call: C) throws(ClientError) -> C.Value {
        var first: ClientError?
        for dialect in call.policy.dialects {
            do {
                return try ask(call, dialect)
            } catch {
                // Where both are refused, what the server said of its documented call explains it.
                guard error.suggestsOtherDialect else { throw reason(for: error, of: call) }
                first = first ?? error
            }
        }
        throw reason(for: first ?? .notOffered, of: call)
    }

    /// Most calls say of a bad key only that they are not for it.
    private func reason(for error: ClientError, of call: some Call) -> ClientError {
        guard call.policy.about != .nobody else { return error }
        switch error {
        case .badKey, .refused, .queryKeyRefused: if !hasKey { return .noKey }
        default: return error
        }
        if case .badKey = error { return error }
        do {
            _ = try ask(StatusbarToday(), .documented)
        } catch {
            if case .badKey = error { return error }
        }
        return error
    }

    private func ask<C: Call>(_ call: C, _ dialect: Dialect) throws(ClientError) -> C.Value {
        let result = Mutex<Result<Response, ClientError>?>(nil)
        var orders = Network.Orders()
        orders.arrivals = [
            Network.Job(number: 0, request: call.request(dialect), deadline: deadline) { response in
                result.withLock { $0 = response }
            }
        ]
        driver.obey(orders)
        while true {
            if let response = result.withLock({ $0 }) {
                return try call.value(from: response.get(), dialect, keyInQuery: keyInQuery)
            }
            // Not `driver.sleep()`: its pauses spare a program that runs all day some wakeups, and cost this one time.
            ccurl_multi_sleep(driver.multi)
            driver.obey(Network.Orders())
        }
    }
}
