import HackatimeAPI
import HackatimeSimulator

/// Decodes a body for a call.
func read<C: Call>(
    _ call: C, _ body: String, _ dialect: Dialect = .live, status: Int = 200
) -> Result<C.Value, ClientError> {
    do {
        return .success(try call.value(from: response(body, status: status), dialect))
    } catch {
        return .failure(error)
    }
}

/// Monday 23 November 2026, 14:00:00 UTC.
let simulatedNow = 1_795_442_400.0

/// The pretend server's answer, requested as `HTTPClient.get` does.
func simulated<C: Call>(
    _ call: C, _ dialect: Dialect = .live, owner: SimulatedServer.Owner = .nova, at now: Double = simulatedNow
) throws(ClientError) -> C.Value {
    var server = SimulatedServer(seed: 5, start: simulatedNow, zone: .utc, dialect: dialect, owner: owner)
    let asked = call.policy.dialects.first ?? .documented
    let request = call.request(asked)
    return try call.value(
        from: server.respond(to: request, key: request.sendsKey ? SimulatedServer.key : nil, at: now), asked)
}
