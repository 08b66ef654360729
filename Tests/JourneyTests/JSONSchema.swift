import TestSupport

@testable import HackatimeAPI

/// The part of JSON Schema that our own schema uses.
struct JSONSchema {
    private let definitions: [String: JSONTree]

    /// `nil` if the text is no schema with definitions.
    init?(_ text: String) {
        guard case .object(let root)? = JSONTree(text), case .object(let definitions)? = root["$defs"] else {
            return nil
        }
        self.definitions = definitions
    }

    var names: Set<String> { Set(definitions.keys) }

    /// The kind that a document says it is, and what is wrong with it: empty if nothing is.
    func problems(of document: String) -> (kind: String, problems: [String]) {
        guard case .object(var members)? = JSONTree(document) else { return ("", ["no JSON object: \(document)"]) }
        guard case .text(let kind)? = members.removeValue(forKey: "kind"), let definition = definitions[kind] else {
            return ("", ["its kind is not in the schema: \(document)"])
        }
        var problems: [String] = []
        if members.removeValue(forKey: "version") != .number(1) { problems.append("version is not 1") }
        // Each object of a list may be closed; what a command prints as a whole always is.
        for name in members.keys where definition["properties"]?[name] == nil {
            problems.append("\(name) is not in the schema")
        }
        check(.object(members), definition, at: kind, &problems)
        return (kind, problems)
    }

    private func check(_ value: JSONTree, _ schema: JSONTree, at place: String, _ problems: inout [String]) {
        if case .text(let reference)? = schema["$ref"] {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard let definition = definitions[name] else {
                problems.append("\(place): \(reference) is missing")
                return
            }
            check(value, definition, at: place, &problems)
        }
        if let type = schema["type"] {
            let types = if case .list(let types) = type { types } else { [type] }
            if !types.contains(where: { value.isA($0) }) { problems.append("\(place) is not \(types): \(value)") }
        }
        if case .list(let choices)? = schema["enum"], !choices.contains(value) {
            problems.append("\(place) is \(value)")
        }
        if case .object(let members) = value {
            if case .list(let names)? = schema["required"] {
                for case .text(let name) in names where members[name] == nil {
                    problems.append("\(place) lacks \(name)")
                }
            }
            for (name, member) in members {
                if let property = schema["properties"]?[name] {
                    check(member, property, at: "\(place).\(name)", &problems)
                } else if schema["additionalProperties"] == .flag(false) {
                    problems.append("\(place).\(name) is not in the schema")
                }
            }
        }
        if case .list(let items) = value, let schema = schema["items"] {
            for (index, item) in items.enumerated() { check(item, schema, at: "\(place)[\(index)]", &problems) }
        }
    }
}

/// A JSON document as values.
indirect enum JSONTree: Equatable {
    case null, flag(Bool), number(Double), text(String), list([JSONTree]), object([String: JSONTree])

    init?(_ text: String) {
        guard let document = JSONDocument(Array(text.utf8)) else { return nil }
        self.init(document.root)
    }

    private init(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .flag: self = .flag(value.flag ?? false)
        case .number: self = .number(value.number ?? .nan)
        case .text: self = .text(value.text ?? "")
        case .list: self = .list(value.list { JSONTree($0) }?.elements ?? [])
        case .object:
            var members: [String: JSONTree] = [:]
            let document = value.document
            var index = value.index + 1
            while index < document.next(after: value.index) {
                let name = JSONValue(document: document, index: index).text ?? ""
                members[name] = JSONTree(JSONValue(document: document, index: index + 1))
                index = document.next(after: index + 1)
            }
            self = .object(members)
        }
    }

    subscript(name: String) -> JSONTree? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    func isA(_ type: JSONTree) -> Bool {
        switch (type, self) {
        case (.text("null"), .null), (.text("boolean"), .flag), (.text("number"), .number), (.text("string"), .text),
            (.text("array"), .list), (.text("object"), .object):
            true
        case (.text("integer"), .number(let number)): number == number.rounded()
        default: false
        }
    }
}
