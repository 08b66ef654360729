import HackatimeAPI

/// The header lines of a response, read leniently: lines that are not `name: value` are left out.
enum HeaderBlock {
    static func headers(in bytes: UnsafeBufferPointer<UInt8>) -> [Response.Header] {
        var headers: [Response.Header] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = trimmed(line[..<colon])
            guard !name.isEmpty else { continue }
            headers.append(Response.Header(text(name), text(trimmed(line[line.index(after: colon)...]))))
        }
        return headers
    }

    private static func trimmed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var bytes = bytes
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }

    private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
