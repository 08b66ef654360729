import HackatimeAPI
import TestSupport
import Testing

/// One way in which a server, or what stands between, goes wrong.
struct WireFault: Sendable, CustomTestStringConvertible {
    var name: String
    /// How the status line begins while it lasts: `HOST` and `TIME` stand for what they name. `nil` where an answer is
    /// good all the same, and nothing is to be said.
    var says: String?
    /// The fault lasts longer than a request may.
    var isSlow = false
    var misbehaviour: WorldServer.Misbehaviour

    /// Somebody must press `r` once it is over.
    var waitsForRefresh: Bool { says == FaultTable.wrongKey }

    var testDescription: String { name }

    init(
        _ name: String, says: String?, isSlow: Bool = false,
        _ misbehaviour: @escaping @Sendable (LoopbackRequest, Response) -> LoopbackReply?
    ) {
        self.name = name
        self.says = says
        self.isSlow = isSlow
        self.misbehaviour = misbehaviour
    }

    /// The same reply to everything.
    init(_ name: String, says: String?, isSlow: Bool = false, _ reply: LoopbackReply) {
        self.init(name, says: says, isSlow: isSlow) { _, _ in reply }
    }

    /// Every answer has this body, and is in order besides.
    init(_ name: String, says: String?, body: [UInt8]) {
        self.init(name, says: says, .response(200, [("Content-Type", "application/json")], body: body))
    }

    init(_ name: String, says: String?, body: String) {
        self.init(name, says: says, body: Array(body.utf8))
    }

    /// The honest body of today's total, changed.
    init(_ name: String, says: String?, today change: @escaping @Sendable (String) -> String) {
        self.init(name, says: says) { request, honest in
            let text = String(decoding: honest.body, as: UTF8.self)
            let body = request.path.hasSuffix("/statusbar/today") ? change(text) : text
            return .response(200, [("Content-Type", "application/json")], body: Array(body.utf8))
        }
    }

    /// A page of a proxy or of the server itself.
    init(_ name: String, says: String?, page status: Int, headers: [(String, String)] = []) {
        let page = "<!DOCTYPE html><html><head><title>\(status)</title></head><body>\u{1B}[31m</body></html>"
        self.init(
            name, says: says, .response(status, [("Content-Type", "text/html")] + headers, body: Array(page.utf8)))
    }

    /// An answer in JSON with another status than 200.
    init(_ name: String, says: String?, json status: Int, _ text: String, headers: [(String, String)] = []) {
        self.init(name, says: says, .json(text, status: status, headers: headers))
    }
}

extension LoopbackReply {
    /// A head, without the empty line that ends it, before the body it announces or does not.
    static func head(_ lines: String..., then body: [UInt8] = [], ending: Ending = .close) -> LoopbackReply {
        .raw(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body, ending)
    }

    /// The same pieces, and then these.
    func then(_ pieces: Piece..., ending: Ending) -> LoopbackReply {
        LoopbackReply(pieces: self.pieces + pieces, ending: ending)
    }
}
