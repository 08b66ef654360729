package import HackatimeAPI
package import HackatimeSimulator
import Locks

/// The built-in world behind a real socket, which can be made to misbehave. As a proxy it is that of whatever server is
/// asked for.
package final class WorldServer: Sendable {
    /// What to send instead of the world's honest answer; `nil` sends that.
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

    /// - Parameter now: the world's clock, in seconds since 1970.
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

    /// From the next request on; `nil` puts an end to it. Replies under way go on as they are.
    package func misbehave(_ misbehaviour: Misbehaviour?) {
        world.state.withLock { $0.misbehaviour = misbehaviour }
    }

    /// Ends all connections and refuses new ones, until `acceptAgain`.
    package func refuse() throws(LoopbackError) {
        try server.refuse()
    }

    package func acceptAgain() throws(LoopbackError) {
        try server.acceptAgain()
    }

    /// Ends the connections there are, and takes new ones.
    package func endConnections() {
        server.endConnections()
    }

    package var port: Int { server.port }
    package var address: String { server.address }
    package var requests: [LoopbackRequest] { server.requests }

    /// Waits until so many requests have come; gives fewer if they do not come within a minute.
    package func waitForRequests(_ count: Int) -> [LoopbackRequest] {
        server.waitForRequests(count)
    }

    /// Waits until a request of some kind has come; false if none does within a minute.
    package func waitForRequest(where isWanted: (LoopbackRequest) -> Bool) -> Bool {
        server.waitForRequest(where: isWanted)
    }

    /// Ends all connections and takes no more.
    package func stop() {
        server.stop()
    }

    /// Changes the world: its faults, its habits.
    package func change(_ body: @Sendable (inout SimulatedServer) -> Void) {
        world.state.withLock { body(&$0.server) }
    }

    /// Sets the world's clock.
    package func setClock(_ now: @escaping @Sendable () -> Double) {
        world.state.withLock { $0.now = now }
    }
}
