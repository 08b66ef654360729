import TestSupport
import Testing

@testable import HackatimeAPI
@testable import HackatimeHTTP

/// A fault on the way to a working server: its name, this machine's network, a proxy, or what listens on the port.
struct WayFault: Sendable, CustomTestStringConvertible {
    var name: String
    /// The fault lasts until the request times out.
    var isSlow = false
    /// Starts the fault.
    var begin: @Sendable () throws -> Way

    /// A running fault; it lasts as long as this value is held.
    struct Way {
        /// How the status line begins.
        var says: String
        /// The same if the server has never answered, if that makes a difference.
        var saysAtStart: String?
        /// Directs the client to the fault.
        var change: (inout HTTPSettings) -> Void
        /// Kept alive as long as the fault.
        var servers: [AnyObject] = []
    }

    var testDescription: String { name }

    /// A proxy that gives this reply, in front of a remote server.
    static func proxy(_ name: String, says: String, isSlow: Bool = false, _ reply: LoopbackReply) -> WayFault {
        WayFault(name: name, isSlow: isSlow) {
            let proxy = try LoopbackServer { _ in reply }
            return Way(says: says, change: { $0.lead(through: proxy.address) }, servers: [proxy])
        }
    }

    /// A host name that does not resolve, on a machine with or without a network.
    static func nameless(_ name: String, says: String, atStart: String? = nil, isOffline: Bool) -> WayFault {
        WayFault(name: name) {
            Way(says: says, saysAtStart: atStart) {
                $0.origin = ServerOrigin(scheme: "https", host: HTTPSettings.noName, port: nil, prefix: "")
                $0.proxy = ""
                $0.isOffline = { isOffline }
            }
        }
    }
}

extension HTTPSettings {
    /// An invalid name, so that no DNS server is asked.
    static let noName = "no..example"

    /// A remote server, because no proxy is used for one on this machine.
    fileprivate mutating func lead(through proxy: String) {
        origin = ServerOrigin(scheme: "https", host: "hackatime.example", port: nil, prefix: "")
        self.proxy = proxy
        isOffline = { false }
    }
}

extension FaultTable {
    private static func proxy(_ reason: String) -> String {
        again("the proxy failed (\(reason))", "check proxy in ~/.wakatime.cfg")
    }

    private static let noTLS = again("no safe connection to HOST (it does not speak TLS)")
    private static let noTLSAtStart = again(
        "no safe connection to HOST (it does not speak TLS)", "check the server's address")

    static let ways: [WayFault] = [
        .nameless(
            "an unknown host",
            says: again("HOST has no address", "check this machine's network"),
            atStart: again("HOST has no address", "check its name and this machine's network"), isOffline: false),
        .nameless("a name without a network", says: again("this machine is offline"), isOffline: true),
        WayFault(name: "an address without a way to it") {
            // TCP has no multicast, so the kernel reports a missing route.
            WayFault.Way(says: again("this machine is offline")) {
                $0.origin = ServerOrigin(scheme: "https", host: "224.0.0.1", port: nil, prefix: "")
                $0.proxy = ""
            }
        },
        WayFault(name: "a proxy that refuses") {
            let server = try LoopbackServer { _ in .hangUp }
            try server.refuse()
            return WayFault.Way(
                says: proxy("127.0.0.1:\(server.port) refuses connections"),
                change: { $0.lead(through: server.address) }, servers: [server])
        },
        WayFault(name: "an unknown proxy") {
            WayFault.Way(says: proxy("\(HTTPSettings.noName) has no address")) {
                $0.lead(through: "http://\(HTTPSettings.noName):3128")
            }
        },
        WayFault(name: "a proxy's name without a network") {
            WayFault.Way(says: again("this machine is offline")) {
                $0.lead(through: "http://\(HTTPSettings.noName):3128")
                $0.isOffline = { true }
            }
        },
        WayFault(name: "a proxy that is no address") {
            let says = "proxy in ~/.wakatime.cfg is not an address: in a password, # is written %23 and a blank %20"
            return WayFault.Way(says: again(says)) { $0.lead(through: "http://me:hunter2#x@127.0.0.1:9") }
        },
        WayFault(name: "a proxy of an unknown kind") {
            let says = "proxy in ~/.wakatime.cfg is of a kind that cannot be used: there are http, https and socks5"
            return WayFault.Way(says: again(says)) { $0.lead(through: "foo://me:hunter2@127.0.0.1:9") }
        },
        .proxy("a proxy that asks for a password", says: proxy("it asks for a password"), .response(407)),
        .proxy("a proxy that finds nobody", says: proxy("it answers with status 502"), .response(502)),
        .proxy(
            "a proxy's page", says: proxy("it answers with status 403"),
            .response(403, [("Content-Type", "text/html")], body: Array("<h1>\u{1B}[31mno</h1>".utf8))),
        .proxy("a proxy that hangs up", says: proxy("it hangs up"), .hangUp),
        .proxy("a proxy that is silent", says: proxy("it does not answer within 1 s"), isSlow: true, .hang),
        WayFault(name: "a program without descriptors") {
            WayFault.Way(
                says: again("too many files are open; end some programs, or raise the limit (ulimit -n)")
            ) {
                $0.origin = ServerOrigin(scheme: "https", host: HTTPSettings.noName, port: nil, prefix: "")
                $0.proxy = ""
                $0.lacksDescriptors = { true }
            }
        },
        WayFault(name: "plain text on a port for TLS") {
            let page = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            let server = try LoopbackServer(message: Array(page.utf8))
            return WayFault.Way(
                says: noTLS, saysAtStart: noTLSAtStart, change: { $0.origin = .tls(server.port) }, servers: [server])
        },
        WayFault(name: "a greeting on a port for TLS") {
            let server = try LoopbackServer(message: Array("SSH-2.0-OpenSSH_9.2\r\n".utf8))
            return WayFault.Way(
                says: noTLS, saysAtStart: noTLSAtStart, change: { $0.origin = .tls(server.port) }, servers: [server])
        },
        WayFault(name: "TLS on a port for plain text") {
            let server = try TLSServer(certificateFor: "IP:127.0.0.1")
            return WayFault.Way(says: broke, change: { $0.origin = .plain(server.port) }, servers: [server])
        },
        WayFault(name: "a TLS alert on a port for plain text") {
            let server = try LoopbackServer(message: [0x15, 3, 1, 0, 2, 2, 0x46])
            return WayFault.Way(
                says: stray("an answer that is not HTTP"),
                saysAtStart: stray("an answer that is not HTTP") + "; check the server's address",
                change: { $0.origin = .plain(server.port) }, servers: [server])
        },
    ]
}

extension ServerOrigin {
    fileprivate static func tls(_ port: Int) -> ServerOrigin {
        ServerOrigin(scheme: "https", host: "127.0.0.1", port: port, prefix: "")
    }

    fileprivate static func plain(_ port: Int) -> ServerOrigin {
        ServerOrigin(scheme: "http", host: "127.0.0.1", port: port, prefix: "")
    }
}
