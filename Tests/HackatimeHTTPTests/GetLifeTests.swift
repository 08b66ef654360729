import HackatimeAPI
@testable import HackatimeHTTP
import Testing
import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the blocking call leaves behind. Each test runs in its own process, where nothing else starts threads, opens
/// files or handles signals.
struct GetLifeTests {
    @Test func `Nothing is left of hundreds of calls`() async {
        await #expect(processExitsWith: .success) {
            let threads = ProcessFiles.count("self/task")
            let server = try LoopbackServer { request in
                switch request.path {
                case "/api/v1/stats": .json("{}", status: 401)
                case "/api/v1/users/my/stats": .json(#"{"data":{"total_seconds":60}}"#)
                default: .hang
                }
            }
            let settings = HTTPSettings(origin: .loopback(port: server.port), key: sampleKey)
            func round() {
                _ = try? HTTPClient.get(OwnStats(), from: settings)
                _ = try? HTTPClient.get(StatusbarToday(), from: settings, timeout: 0.01)
            }
            round()
            #expect(server.waitForLastHangUp() == 0)
            let descriptors = ProcessFiles.count("self/fd")
            for _ in 0..<100 { round() }
            #expect(server.waitForLastHangUp() == 0)
            // Only the server's listening thread remains; those of its connections end a moment after them.
            while ProcessFiles.count("self/task") > threads + 1 { sched_yield() }
            #expect(ProcessFiles.count("self/fd") == descriptors)
        }
    }

    @Test func `The caller takes signals as before`() async {
        await #expect(processExitsWith: .success) {
            func isBlocked() -> Bool {
                var mask = sigset_t()
                pthread_sigmask(SIG_BLOCK, nil, &mask)
                return sigismember(&mask, SIGPIPE) == 1
            }
            var alone = sigset_t()
            sigemptyset(&alone)
            sigaddset(&alone, SIGPIPE)
            pthread_sigmask(SIG_UNBLOCK, &alone, nil)
            let pipe = BrokenPipe()
            #expect(isBlocked())
            pthread_kill(pthread_self(), SIGPIPE)
            // A signal raised in between does not end the process.
            pipe.allow()
            #expect(!isBlocked())

            let server = try LoopbackServer { _ in .hangUp }
            let settings = HTTPSettings(origin: .loopback(port: server.port))
            #expect(throws: ClientError.unreachable(.connectionLost)) {
                try HTTPClient.get(StatusbarToday(), from: settings)
            }
            #expect(!isBlocked())

            // A signal that was pending before stays pending.
            pthread_sigmask(SIG_BLOCK, &alone, nil)
            pthread_kill(pthread_self(), SIGPIPE)
            BrokenPipe().allow()
            var pending = sigset_t()
            sigpending(&pending)
            #expect(sigismember(&pending, SIGPIPE) == 1)
            #expect(isBlocked())
        }
    }
}
