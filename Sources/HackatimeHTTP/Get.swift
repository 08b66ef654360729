public import HackatimeAPI

extension HTTPClient {
    /// Sends one request and waits for the result: for programs without an event loop.
    ///
    /// The documented call is tried first. If the server refuses it, and the live server has another call with the same
    /// result, that one is tried too. This is a complete program. It prints today's total and the languages with the most
    /// time:
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
    /// All work happens on the calling thread, which may be any thread. Several threads may call at the same time. When
    /// this returns, the connection is closed and no thread is left. The exception is a time-out while a name is resolved:
    /// the system's resolver then ends a little later. Each call makes a new connection, so a program that makes many
    /// requests should use an `HTTPClient`.
    ///
    /// libcurl reads the environment, so no variable may change during the call. A process that ends while another thread
    /// is in this call must use `_exit`: `exit` would destroy TLS while that thread uses it.
    ///
    /// - Parameters:
    ///   - call: The call. Its documentation describes its days, windows and zones.
    ///   - settings: The server, the key and the connection settings.
    ///   - timeout: Seconds for everything together, from 0.01 to 3600. `nil`, or anything that is not a positive number,
    ///     uses the settings' timeout.
    /// - Returns: The call's value.
    /// - Throws: `badKey` if the server does not know the key, whatever its response to this call says. `noKey` if it
    ///   refuses the call without a key. `refused` or `notOffered` if the server does not provide this call to this key, or
    ///   to anyone. `unreachable(.timeout)` when the time is over. Otherwise see `ClientError`. Nothing is retried after a
    ///   failure. No error contains the key.
    public static func get<C: Call>(
        _ call: C, from settings: HTTPSettings, timeout: Double? = nil
    ) throws(ClientError) -> C.Value {
        var settings = settings
        if let timeout, timeout > 0 { settings.timeout = timeout }
        let connection = try BlockingConnection(settings)
        defer { connection.end() }
        return try connection.value(of: call)
    }
}
