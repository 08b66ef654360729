@testable import HackatimeAPI

extension Targets {
    /// The JSON reader: every value of an accepted document can be reached and lies inside it.
    static let json = FuzzTarget(
        "json",
        dictionary: [
            "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u", "\\ud83d\\ude00", "\\ud800", "true", "false", "null", "-",
            "0", "1.5", "e", "E+9", "1e999", "\"a\":", " ", "\u{FEFF}", "[[[[[[[[", "]]]]]]]]",
        ], runs: 10_000
    ) { bytes in
        .init { () throws(Broken) in
            guard let document = JSONDocument(bytes) else { return false }
            var walked = 0
            try walk(document.root, in: document, end: document.next(after: 0), depth: 0, &walked)
            try promise(document.next(after: 0) == document.nodes.count, "the root holds every value")
            return true
        }
    }

    private static func walk(
        _ value: JSONValue, in document: JSONDocument, end: Int, depth: Int, _ walked: inout Int
    ) throws(Broken) {
        walked += 1
        try promise(walked <= document.nodes.count, "a walk ends")
        try promise(depth <= 128, "nesting has an end")
        try promise(document.next(after: value.index) <= end, "a value ends inside its list")
        switch value.kind {
        case .object:
            var index = value.index + 1
            let last = document.next(after: value.index)
            while index < last {
                try promise(document.mark(index) == UInt8(ascii: "\""), "a member has a name")
                let member = JSONValue(document: document, index: index + 1)
                if let name = JSONValue(document: document, index: index).text, !name.utf8.contains(0x5C) {
                    // The last of several, which may be another one; and none if the name is escaped.
                    _ = value.member(name)
                }
                try walk(member, in: document, end: last, depth: depth + 1, &walked)
                index = document.next(after: index + 1)
            }
            try promise(value.fields != nil && value.number == nil, "an object is nothing else")
        case .list:
            var index = value.index + 1
            let last = document.next(after: value.index)
            while index < last {
                try walk(
                    JSONValue(document: document, index: index), in: document, end: last, depth: depth + 1, &walked)
                index = document.next(after: index)
            }
            try promise(value.text == nil && value.fields == nil, "a list is nothing else")
        case .text:
            try promise(value.number == nil && value.flag == nil, "a text is nothing else")
            _ = value.text
        case .number:
            guard let number = value.number else { throw Broken(promise: "a number can be read") }
            try promise(!number.isNaN, "a number is a number")
            if let whole = value.integer {
                try promise(Double(whole) == number, "a whole number has one value: \(whole), \(number)")
            }
        case .flag: try promise(value.flag != nil, "a flag can be read")
        case .null: try promise(value.flag == nil && value.text == nil, "null is nothing")
        }
    }
}
