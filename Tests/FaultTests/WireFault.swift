import HackatimeAPI
import TestSupport
import Testing

/// One fault of a server or of something in front of it.
struct WireFault: Sendable, CustomTestStringConvertible {
    var name: String
    /// How the status line begins, with `HOST` and `TIME` as placeholders. `nil` if the answer is usable and nothing
    /// should be said.
    var says: String?
    /// The fault lasts until the request times out.
    var isSlow = false
    var misbehaviour: WorldServer.Misbehaviour

    /// `r` must be pressed once it is over.
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

    /// Every answer has this body and is otherwise correct.
    init(_ name: String, says: String?, body: [UInt8]) {
        self.init(name, says: says, .response(200, [("Content-Type", "application/json")], body: body))
    }

    init(_ name: String, says: String?, body: String) {
        self.init(name, says: says, body: Array(body.utf8))
    }

    /// Changes the correct body of today's total.
    init(_ name: String, says: String?, today change: @escaping @Sendable (String) -> String) {
        self.init(name, says: says) { request, honest in
            let text = String(decoding: honest.body, as: UTF8.self)
            let body = request.path.hasSuffix("/statusbar/today") ? change(text) : text
            return .response(200, [("Content-Type", "application/json")], body: Array(body.utf8))
        }
    }

    /// An HTML page, of a proxy or of the server itself.
    init(_ name: String, says: String?, page status: Int, headers: [(String, String)] = []) {
        let page = "<!DOCTYPE html><html><head><title>\(status)</title></head><body>\u{1B}[31m</body></html>"
        self.init(
            name, says: says, .response(status, [("Content-Type", "text/html")] + headers, body: Array(page.utf8)))
    }

    /// JSON with a status other than 200.
    init(_ name: String, says: String?, json status: Int, _ text: String, headers: [(String, String)] = []) {
        self.init(name, says: says, .json(text, status: status, headers: headers))
    }
}

extension LoopbackReply {
    /// Header lines without the final empty line, and a body that need not match them.
    static func head(_ lines: String..., then body: [UInt8] = [], ending: Ending = .close) -> LoopbackReply {
        .raw(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body, ending)
    }

    func then(_ pieces: Piece..., ending: Ending) -> LoopbackReply {
        LoopbackReply(pieces: self.pieces + pieces, ending: ending)
    }
}
