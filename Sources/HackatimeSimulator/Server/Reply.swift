/// A response before the common headers are added.
struct Reply {
    enum Kind: String {
        case json = "application/json"
        case html = "text/html"
        case text = "text/plain"
    }

    var status = 200
    var kind = Kind.json
    var bytes: [UInt8] = []
    var headers: [(name: String, value: String)] = []

    static func json(_ fill: (inout JSONWriter) -> Void) -> Reply {
        var writer = JSONWriter()
        writer.object(nil, fill)
        return Reply(bytes: writer.bytes)
    }

    static func raw(_ json: String) -> Reply {
        Reply(bytes: Array(json.utf8))
    }

    /// `{"error":"…"}`, with optional further fields.
    static func error(_ status: Int, _ message: String, _ more: [(String, String)] = []) -> Reply {
        var reply = json { writer in
            writer.text("error", message)
            for (name, value) in more { writer.text(name, value) }
        }
        reply.status = status
        return reply
    }

    static func page(_ status: Int, _ title: String) -> Reply {
        let html = """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>\(title)</title></head>
            <body><main><h1>\(status)</h1><p>\(title)</p></main></body></html>

            """
        return Reply(status: status, kind: .html, bytes: Array(html.utf8))
    }

    /// An error page, or the same as JSON if the client accepts only that.
    static func page(_ status: Int, _ title: String, for call: IncomingRequest) -> Reply {
        guard call.wantsJSON else { return page(status, title) }
        var reply = json { writer in
            writer.text("error", title)
            writer.text("message", "The server has no more to say about this.")
            writer.number("status", status)
        }
        reply.status = status
        return reply
    }
}
