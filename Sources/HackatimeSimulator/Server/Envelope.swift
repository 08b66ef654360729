import HackatimeAPI

/// Adds the headers to a reply.
enum Envelope {
    static func sealed(_ reply: Reply, now: Double, ifNoneMatch: String?, dialect: Dialect, path: String) -> Response {
        let seconds = now.isFinite ? Int64(min(max(now, 0), 253_402_300_799)) : 0
        var response = Response(status: reply.status, body: reply.bytes)
        func add(_ name: String, _ value: String) {
            response.headers.append(Response.Header(name, value))
        }
        add("Date", Instants.header(seconds))
        add("Content-Type", type(reply, dialect))
        if reply.status == 200 {
            add("Cache-Control", "no-store")
            let tag = "W/\"" + String(hash(reply.bytes), radix: 16) + "\""
            add("ETag", tag)
            if dialect == .live, path.hasPrefix("/api/v1/my/") {
                add("Set-Cookie", "hackatime_theme=standard; path=/; SameSite=Lax")
            }
            if ifNoneMatch == tag {
                response.status = 304
                response.body = []
            }
        }
        for header in reply.headers { add(header.name, header.value) }
        return response
    }

    private static func type(_ reply: Reply, _ dialect: Dialect) -> String {
        let plain = reply.kind == .json && (dialect == .documented || reply.status == 429)
        return plain ? reply.kind.rawValue : reply.kind.rawValue + "; charset=utf-8"
    }

    /// FNV-1a over eight bytes at a time. The tag only has to differ when the body does.
    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        bytes.withUnsafeBytes { buffer in
            var index = 0
            while index + 8 <= buffer.count {
                hash = (hash ^ buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x100_0000_01B3
                hash ^= hash >> 29
                index += 8
            }
            while index < buffer.count {
                hash = (hash ^ UInt64(buffer[index])) &* 0x100_0000_01B3
                index += 1
            }
        }
        return Dice.mixed(hash ^ UInt64(bytes.count))
    }
}
