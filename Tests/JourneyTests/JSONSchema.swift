import Foundation

/// The part of JSON Schema that our own schema uses.
struct JSONSchema {
    private let definitions: [String: Any]

    /// `nil` if the text is no schema with definitions.
    init?(_ text: String) {
        guard let root = Self.parsed(text) as? [String: Any], let definitions = root["$defs"] as? [String: Any] else {
            return nil
        }
        self.definitions = definitions
    }

    var names: Set<String> { Set(definitions.keys) }

    static func parsed(_ text: String) -> Any? {
        try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    /// The kind that a document says it is, and what is wrong with it: empty if nothing is.
    func problems(of document: String) -> (kind: String, problems: [String]) {
        guard let object = Self.parsed(document) as? [String: Any] else { return ("", ["no JSON object: \(document)"]) }
        guard let kind = object["kind"] as? String, let definition = definitions[kind] as? [String: Any] else {
            return ("", ["its kind is not in the schema: \(document)"])
        }
        var problems: [String] = []
        if (object["version"] as? Int) != 1 { problems.append("version is not 1") }
        // Objects with rows are closed, and so is the whole.
        let known = Set((definition["properties"] as? [String: Any] ?? [:]).keys).union(["version", "kind"])
        for name in object.keys where !known.contains(name) { problems.append("\(name) is not in the schema") }
        check(object, definition, at: kind, &problems)
        return (kind, problems)
    }

    private func check(_ value: Any, _ schema: [String: Any], at place: String, _ problems: inout [String]) {
        if let reference = schema["$ref"] as? String {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard let definition = definitions[name] as? [String: Any] else {
                problems.append("\(place): \(reference) is missing")
                return
            }
            return check(value, definition, at: place, &problems)
        }
        if let type = schema["type"] {
            let types = type as? [String] ?? [type as? String ?? ""]
            if !types.contains(where: { Self.isA($0, value) }) { problems.append("\(place) is not \(types): \(value)") }
        }
        if let choices = schema["enum"] as? [Any] {
            if !choices.contains(where: { "\($0)" == "\(value)" }) { problems.append("\(place) is \(value)") }
        }
        if let object = value as? [String: Any] {
            let properties = schema["properties"] as? [String: Any] ?? [:]
            for name in schema["required"] as? [String] ?? [] where object[name] == nil {
                problems.append("\(place) lacks \(name)")
            }
            for (name, member) in object {
                if let property = properties[name] as? [String: Any] {
                    check(member, property, at: "\(place).\(name)", &problems)
                } else if schema["additionalProperties"] as? Bool == false {
                    problems.append("\(place).\(name) is not in the schema")
                }
            }
        }
        if let items = value as? [Any], let schema = schema["items"] as? [String: Any] {
            for (index, item) in items.enumerated() { check(item, schema, at: "\(place)[\(index)]", &problems) }
        }
    }

    private static func isA(_ type: String, _ value: Any) -> Bool {
        switch type {
        case "null": return value is NSNull
        case "string": return value is String
        case "array": return value is [Any]
        case "object": return value is [String: Any]
        case "integer":
            guard let number = value as? NSNumber else { return false }
            return number.doubleValue == number.doubleValue.rounded()
        case "boolean": return value is Bool
        default: return value is NSNumber
        }
    }
}
