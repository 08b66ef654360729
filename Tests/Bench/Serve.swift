import HackatimeAPI
import HackatimeSimulator
import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs the pretend server on a loopback port until it is killed. The first line of output is the address.
func serve(_ options: ToolOptions) -> Never {
    let owner: SimulatedServer.Owner =
        switch options["owner"] {
        case "busy": .busy
        case "hostile": .hostile
        case "empty": .empty
        case "convicted": .convicted
        default: .nova
        }
    let dialect: Dialect = options["dialect"] == "documented" ? .documented : .live
    let world = SimulatedServer(seed: 1, start: wallClock(), zone: .utc, dialect: dialect, owner: owner)
    guard let server = try? WorldServer(world, now: { wallClock() }) else {
        print("no port can be opened")
        exit(71)
    }
    print(server.address)
    fflush(nil)
    var reported = 0
    while true {
        // A line per request, for people who watch what the program requests.
        let all = server.waitForRequests(reported + 1)
        for request in all.dropFirst(reported) { print(request.target) }
        reported = max(reported, all.count)
        fflush(nil)
    }
}
