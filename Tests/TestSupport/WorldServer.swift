package import HackatimeAPI
package import HackatimeSimulator
import Locks

/// The pretend server behind a real socket, which can be made to misbehave. It also works as a proxy for any server.
package final class WorldServer: Sendable {
    /// What to send instead of the correct answer; `nil` sends the correct one.
    package typealias Misbehaviour = @Sendable (LoopbackRequest, _ honest: Response) -> LoopbackReply?

    private final class World: Sendable {
        struct State {
            var server: SimulatedServer
            var now: @Sendable () -> Double
            var misbehaviour: Misbehaviour?
        }

        let state: Mutex<State>

        init(_ server: SimulatedServer, _ now: @escaping @Sendable () -> Double) {
            state = Mutex(State(server: server, now: now))
        }
    }

    private let world: World
    private let server: LoopbackServer

    /// - Parameter now: The server's clock, in seconds since 1970.
    package init(_ simulated: SimulatedServer, now: @escaping @Sendable () -> Double) throws(LoopbackError) {
        let world = World(simulated, now)
        self.world = world
        server = try LoopbackServer { request in
            let (response, misbehaviour) = world.state.withLock { state in
                let response = state.server.respond(
                    method: request.method, target: request.ownTarget,
                    headers: request.headers.map { Response.Header($0.name, $0.value) }, at: state.now())
                return (response, state.misbehaviour)
            }
            return misbehaviour?(request, response)
                ?? .response(
                    response.status, response.headers.map { ($0.name, $0.value) }, body: Array(response.body))
        }
    }

    /// From the next request on; `nil` ends it. Replies in progress do not change.
    package func misbehave(_ misbehaviour: Misbehaviour?) {
        world.state.withLock { $0.misbehaviour = misbehaviour }
    }

    /// Ends all connections and refuses new ones until `acceptAgain`.
    package func refuse() throws(LoopbackError) {
        try server.refuse()
    }

    package func acceptAgain() throws(LoopbackError) {
        try server.acceptAgain()
    }

    /// Ends the open connections and accepts new ones.
    package func endConnections() {
        server.endConnections()
    }

    package var port: Int { server.port }
    package var address: String { server.address }
    package var requests: [LoopbackRequest] { server.requests }

    /// Waits for this many requests. Returns fewer after a minute.
    package func waitForRequests(_ count: Int) -> [LoopbackRequest] {
        server.waitForRequests(count)
    }

    /// Waits for a matching request; false after a minute.
    package func waitForRequest(where isWanted: (LoopbackRequest) -> Bool) -> Bool {
        server.waitForRequest(where: isWanted)
    }

    /// Ends all connections and accepts no more.
    package func stop() {
        server.stop()
    }

    /// Changes the server's faults or habits.
    package func change(_ body: @Sendable (inout SimulatedServer) -> Void) {
        world.state.withLock { body(&$0.server) }
    }

    /// Sets the world's clock.
    package func setClock(_ now: @escaping @Sendable () -> Double) {
        world.state.withLock { $0.now = now }
    }
}
