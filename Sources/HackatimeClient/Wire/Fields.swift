import FoundationEssentials

/// The members of one JSON object, read leniently: what is missing, null, of another type or out of range is
/// `nil`, and never spoils its neighbours. (`JSONDecoder` fails a whole answer for one lone surrogate in a
/// string somebody typed.)
struct Fields: Decodable {
    private let members: KeyedDecodingContainer<Name>

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ text: String) { stringValue = text }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Most bytes kept of one text, so that a hostile field costs little memory.
    static let longestText = 1_000
    /// Thirty thousand years; anything above is cut to it.
    static let mostSeconds = 1e12

    init(from decoder: any Decoder) throws {
        members = try decoder.container(keyedBy: Name.self)
    }

    /// Whether the object has such a member, null included.
    func has(_ name: String) -> Bool { members.contains(Name(name)) }

    /// Whether the member is there and null.
    func isNull(_ name: String) -> Bool {
        (try? members.decodeNil(forKey: Name(name))) == true
    }

    /// A text that is not empty.
    func text(_ name: String) -> String? {
        guard let text = try? members.decodeIfPresent(String.self, forKey: Name(name)), !text.isEmpty else {
            return nil
        }
        return Self.cut(text)
    }

    /// A finite number, also when written as a string.
    func number(_ name: String) -> Double? {
        let name = Name(name)
        if let number = try? members.decodeIfPresent(Double.self, forKey: name) {
            return number.isFinite ? number : nil
        }
        guard let text = try? members.decodeIfPresent(String.self, forKey: name) else { return nil }
        return Self.number(text)
    }

    /// A finite number that is not negative.
    func seconds(_ name: String) -> Double? {
        guard let number = number(name), number >= 0 else { return nil }
        return min(number.magnitude, Self.mostSeconds)
    }

    /// An instant a server keeps, 1970 to the end of the year 9999, in seconds since 1970; also when written as an
    /// ISO 8601 text.
    func instant(_ name: String) -> Double? {
        guard let seconds = number(name) ?? text(name).flatMap({ ISO8601.seconds(from: $0) }),
            (0...253_402_300_799).contains(seconds)
        else { return nil }
        return seconds
    }

    /// A whole number, also when written with `.0` or as a string.
    func integer(_ name: String) -> Int64? {
        if let whole = try? members.decodeIfPresent(Int64.self, forKey: Name(name)) { return whole }
        // Beyond 2^53 a number with a fraction part no longer says which whole one was meant.
        guard let number = number(name), number.magnitude <= 9_007_199_254_740_992 else { return nil }
        return Int64(exactly: number)
    }

    /// True only for `true`, `"true"`, `1` and `"1"`.
    func flag(_ name: String) -> Bool {
        if let flag = try? members.decodeIfPresent(Bool.self, forKey: Name(name)) { return flag }
        return text(name)?.lowercased() == "true" || integer(name) == 1
    }

    /// A text, number or truth value as text; servers send ids in either form. A wrong guess costs a thrown error,
    /// some microseconds: `isNumber` says what to try first.
    func plain(_ name: String, isNumber: Bool = false) -> String? {
        do {
            // Most of what a heartbeat could tell is null: one look says so.
            if isNumber { return try members.decodeIfPresent(Int64.self, forKey: Name(name)).map { String($0) } }
            guard let text = try members.decodeIfPresent(String.self, forKey: Name(name)), !text.isEmpty else {
                return nil
            }
            return Self.cut(text)
        } catch {
            if let whole = integer(name) { return String(whole) }
            if let text = text(name) { return text }
            if let number = number(name) { return String(number) }
            guard let flag = try? members.decodeIfPresent(Bool.self, forKey: Name(name)) else { return nil }
            return flag ? "true" : "false"
        }
    }

    /// An object inside this one.
    func fields(_ name: String) -> Fields? {
        try? members.decodeIfPresent(Fields.self, forKey: Name(name))
    }

    /// A list; elements that cannot be used are left out, and still counted.
    func list<Element: Decodable>(_ name: String, of type: Element.Type) -> LenientList<Element>? {
        try? members.decodeIfPresent(LenientList<Element>.self, forKey: Name(name))
    }

    /// The texts of a list, as far as they fit into the longest text.
    func texts(_ name: String) -> [String] {
        var room = Self.longestText
        let texts = list(name, of: String.self)?.elements ?? []
        return Array(
            texts.prefix { text in
                room -= text.utf8.count + 2
                return room >= 0
            })
    }

    /// A number out of a string: digits, sign, point and exponent, nothing else that `Double` would take.
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

/// A JSON list of which the usable elements are kept.
struct LenientList<Element: Decodable>: Decodable {
    private(set) var elements: [Element] = []
    /// Elements in the answer, unusable ones included.
    private(set) var count = 0
    /// A list with more unusable elements is none: each costs a thrown error, and a megabyte could hold half a
    /// million of them.
    private static var mostUnusable: Int { 1_000 }

    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        while !list.isAtEnd {
            count += 1
            // The wrapper never throws, so the list always moves on.
            if let element = try list.decode(Attempt.self).element { elements.append(element) }
            guard count - elements.count <= Self.mostUnusable else {
                throw ClientError.strange(.otherList)
            }
        }
    }

    private struct Attempt: Decodable {
        let element: Element?

        init(from decoder: any Decoder) {
            element = try? Element(from: decoder)
        }
    }
}
