/// Numeric addresses, normalised so that each has exactly one text.
enum IPAddress {
    /// The four bytes of `127.0.0.1`. Only the plain form without leading zeros is read.
    static func version4(_ text: [UInt8]) -> [UInt8]? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            let isNumber = part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard isNumber, part.count == 1 || part.first != UInt8(ascii: "0"),
                let byte = UInt8(String(decoding: part, as: UTF8.self))
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    /// The shortest lower-case form of an IPv6 address without brackets or zone.
    static func version6(_ text: [UInt8]) -> String? {
        guard text.count <= 45, text.count >= 2, let groups = groups(text) else { return nil }
        return shortest(groups)
    }

    private static func groups(_ text: [UInt8]) -> [UInt16]? {
        let colon = UInt8(ascii: ":")
        guard let gap = text.indices.dropLast().first(where: { text[$0] == colon && text[$0 + 1] == colon }) else {
            guard let all = run(text[...], isEnd: true), all.count == 8 else { return nil }
            return all
        }
        guard let head = run(text[..<gap], isEnd: false), let tail = run(text[(gap + 2)...], isEnd: true),
            head.count + tail.count <= 7
        else { return nil }
        return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    /// Groups between single colons. At the end of an address, the last two groups may be written as IPv4.
    private static func run(_ text: ArraySlice<UInt8>, isEnd: Bool) -> [UInt16]? {
        if text.isEmpty { return [] }
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if isEnd, index == parts.count - 1, let four = version4(Array(part)) {
                groups.append(UInt16(four[0]) << 8 | UInt16(four[1]))
                groups.append(UInt16(four[2]) << 8 | UInt16(four[3]))
                continue
            }
            // `UInt16` itself would accept a sign.
            guard (1...4).contains(part.count), !part.contains(UInt8(ascii: "+")), !part.contains(UInt8(ascii: "-")),
                let group = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
            else { return nil }
            groups.append(group)
        }
        return groups
    }

    private static func shortest(_ groups: [UInt16]) -> String {
        var longest = 0..<0
        var index = 0
        while index < groups.count {
            var end = index
            while end < groups.count, groups[end] == 0 { end += 1 }
            if end - index > max(longest.count, 1) { longest = index..<end }
            index = max(end, index + 1)
        }
        let hex = groups.map { String($0, radix: 16) }
        if longest.isEmpty { return hex.joined(separator: ":") }
        return hex[..<longest.lowerBound].joined(separator: ":") + "::"
            + hex[longest.upperBound...].joined(separator: ":")
    }
}
