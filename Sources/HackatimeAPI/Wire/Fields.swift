/// The members of a JSON object, read leniently: a member that is missing, null, of another type or out of range is
/// `nil`, and never affects the others.
struct Fields {
    private let object: JSONValue

    /// Maximum length of one text in bytes, so that a hostile field costs little memory.
    static let longestText = 1_000
    /// Thirty thousand years. Larger values are cut to it.
    static let maxSeconds = 1e12

    /// `nil` if the value is not an object.
    init?(_ value: JSONValue) {
        guard value.kind == .object else { return nil }
        object = value
    }

    /// Whether the object has this member, even if it is null.
    func has(_ name: String) -> Bool { object.member(name) != nil }

    /// Whether the member is there and null.
    func isNull(_ name: String) -> Bool { object.member(name)?.kind == .null }

    /// A non-empty text.
    func text(_ name: String) -> String? { object.member(name).flatMap(Self.text) }

    /// A finite number, also if written as a string.
    func number(_ name: String) -> Double? { object.member(name).flatMap(Self.number) }

    /// A finite number that is not negative.
    func seconds(_ name: String) -> Double? {
        guard let number = number(name), number >= 0 else { return nil }
        return min(number.magnitude, Self.maxSeconds)
    }

    /// A plausible instant, from 1970 to the end of the year 9999, in seconds since 1970; also if written as ISO 8601.
    func instant(_ name: String) -> Double? {
        guard let value = object.member(name),
            let seconds = Self.number(value) ?? Self.text(value).flatMap({ ISO8601.seconds(from: $0) }),
            (0...253_402_300_799).contains(seconds)
        else { return nil }
        return seconds
    }

    /// A whole number, also if written with `.0` or as a string.
    func integer(_ name: String) -> Int64? { object.member(name).flatMap(Self.integer) }

    /// True only for `true`, `"true"`, `1` and `"1"`.
    func flag(_ name: String) -> Bool {
        guard let value = object.member(name) else { return false }
        return value.flag ?? (value.text?.lowercased() == "true" || Self.integer(value) == 1)
    }

    /// A text, number or boolean as text: servers send ids in different types.
    func plain(_ name: String) -> String? {
        guard let value = object.member(name) else { return nil }
        switch value.kind {
        case .text: return Self.text(value)
        case .number: return Self.integer(value).map { String($0) } ?? Self.number(value).map { String($0) }
        case .flag: return value.flag == true ? "true" : "false"
        case .object, .list, .null: return nil
        }
    }

    /// An object inside this one.
    func fields(_ name: String) -> Fields? { object.member(name)?.fields }

    /// A list. Unusable elements are left out but counted.
    func list<Element>(_ name: String, _ read: (JSONValue) -> Element?) -> LenientList<Element>? {
        object.member(name)?.list(read)
    }

    /// The texts of a list, up to the maximum length of one text.
    func texts(_ name: String) -> [String] {
        var room = Self.longestText
        let texts = list(name) { $0.text }?.elements ?? []
        return Array(
            texts.prefix { text in
                room -= text.utf8.count + 2
                return room >= 0
            })
    }

    private static func text(_ value: JSONValue) -> String? {
        guard let text = value.text, !text.isEmpty else { return nil }
        return cut(text)
    }

    private static func number(_ value: JSONValue) -> Double? {
        if let number = value.number { return number.isFinite ? number : nil }
        return value.text.flatMap(number)
    }

    private static func integer(_ value: JSONValue) -> Int64? {
        if let whole = value.integer { return whole }
        // Beyond 2^53, a `Double` no longer identifies one whole number.
        guard let number = number(value), number.magnitude <= 9_007_199_254_740_992 else { return nil }
        return Int64(exactly: number)
    }

    /// A number in a string: digits, sign, point and exponent, but nothing else that `Double` would accept.
    private static func number(_ text: String) -> Double? {
        let allowed = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
        }
        guard allowed, text.utf8.count <= 40, let number = Double(text), number.isFinite else { return nil }
        return number
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longestText else { return text }
        var kept = String.UnicodeScalarView()
        var bytes = 0
        for scalar in text.unicodeScalars {
            bytes += UTF8.width(scalar)
            if bytes > longestText { break }
            kept.append(scalar)
        }
        return String(kept)
    }
}

/// The usable elements of a JSON list.
struct LenientList<Element> {
    private(set) var elements: [Element] = []
    /// Number of elements in the response, including unusable ones.
    private(set) var count = 0

    /// A list with more unusable elements than this is a list of something else.
    private static var maxUnusable: Int { 1_000 }

    /// `nil` if the value is not a list, or is a list of something else.
    init?(_ list: JSONValue, _ read: (JSONValue) -> Element?) {
        guard list.kind == .list else { return nil }
        let document = list.document
        var index = list.index + 1
        let end = document.next(after: list.index)
        while index < end {
            count += 1
            if let element = read(JSONValue(document: document, index: index)) { elements.append(element) }
            guard count - elements.count <= Self.maxUnusable else { return nil }
            index = document.next(after: index)
        }
    }
}
