import HackatimeAPI
@testable import HackatimeHTTP
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Each test runs in its own process, where nothing else starts threads or opens files.
struct HTTPClientLifeTests {
    @Test func `Hundreds of clients leave no thread and no descriptor`() async {
        await #expect(processExitsWith: .success) {
            let server = try LoopbackServer { $0.path.hasSuffix("hang") ? .hang : .json("{}") }
            func round(_ number: Int) {
                let fixture = Fixture(server, key: sampleKey)
                fixture.ask(Request(.native, ["hang"]), number: 1)
                fixture.ask(Request(.native, ["good"]), number: 2)
                // Some end at once, some during an answer, some after one.
                if number % 3 == 1 { _ = server.waitForRequests(number) }
                if number % 3 == 2 { _ = fixture.results.wait(count: 1) }
                fixture.shutdownAndWait()
                #expect(fixture.results.wait(count: 2).count == 2)
            }
            // What the library keeps for ever exists after the first.
            round(2)
            #expect(server.waitForLastHangUp() == 0)
            let before = (ProcessFiles.count("self/task"), ProcessFiles.count("self/fd"))
            for number in 0..<300 { round(number) }
            #expect(server.waitForLastHangUp() == 0)
            // The server's own threads end a moment after their sockets.
            while ProcessFiles.count("self/task") > before.0 { sched_yield() }
            let after = ProcessFiles.count("self/fd")
            #expect(after <= before.1)
        }
    }

    @Test func `Work that was given before the end is done`() {
        let done = Collector<Int>()
        for number in 0..<50 {
            let client = HTTPClient(settings: HTTPSettings(origin: .hackClub)) { _ in }
            client.perform { done.post(number) }
            client.shutdownAndWait()
            #expect(done.soFar.count == number + 1)
        }
    }

    @Test func `A client that is never asked starts no thread and opens no library`() async {
        await #expect(processExitsWith: .success) {
            let before = ProcessFiles.count("self/task")
            let client = HTTPClient(settings: HTTPSettings(origin: .loopback(port: 1))) { _ in }
            client.cancel(RequestID(1))
            #expect(ProcessFiles.count("self/task") == before)
            #expect(dlopen("libcurl.so.4", RTLD_NOW | RTLD_NOLOAD) == nil)
            client.shutdown()
        }
    }

    @Test func `Work is done on the thread that outcomes come from`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let threads = Collector<UInt>()
        let here: @Sendable () -> UInt = { UInt(pthread_self()) }
        let client = HTTPClient(settings: HTTPSettings(origin: .loopback(port: server.port))) { _ in
            threads.post(here())
        }
        // The first starts the thread; the second finds it running.
        client.perform { threads.post(here()) }
        client.ask(APIRequest(requestID: RequestID(1), call: .profile, dialect: .live))
        client.perform { threads.post(here()) }
        let seen = threads.wait(count: 3)
        #expect(Set(seen).count == 1)
        #expect(!seen.contains(here()))
        client.shutdown()
        client.perform { threads.post(0) }
        client.shutdownAndWait()
        #expect(threads.soFar.count == 3)
    }

    @Test func `The network thread takes no signals but those of a crash`() async {
        await #expect(processExitsWith: .success) {
            // The thread that runs a test may block signals itself.
            var all = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_UNBLOCK, &all, nil)
            let blocked = Signal<Bool?>(nil)
            let server = try LoopbackServer { _ in .json("{}") }
            let client = HTTPClient(settings: HTTPSettings(origin: .loopback(port: server.port))) { _ in
                var mask = sigset_t()
                pthread_sigmask(SIG_BLOCK, nil, &mask)
                let all = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT, SIGPIPE]
                let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]
                let isRight =
                    all.allSatisfy { sigismember(&mask, $0) == 1 } && crashes.allSatisfy { sigismember(&mask, $0) == 0 }
                blocked.change { $0 = isRight }
            }
            client.ask(APIRequest(requestID: RequestID(1), call: .profile, dialect: .live))
            let isBlockedThere = blocked.wait { $0 != nil }
            #expect(isBlockedThere == true)
            client.shutdownAndWait()
            var mask = sigset_t()
            pthread_sigmask(SIG_BLOCK, nil, &mask)
            let isBlockedHere = sigismember(&mask, SIGTERM) == 1
            #expect(!isBlockedHere)
        }
    }
}
