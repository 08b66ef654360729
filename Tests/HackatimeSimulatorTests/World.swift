import FoundationEssentials
import HackatimeAPI
import HackatimeSimulator

/// Monday 23 November 2026, 14:32:00 UTC.
let noon = 1_795_444_320.0

/// A pretend server in UTC.
struct World {
    var server: SimulatedServer

    init(
        _ dialect: Dialect = .live, _ owner: SimulatedServer.Owner = .nova, seed: UInt64 = 7, start: Double = noon
    ) {
        server = SimulatedServer(seed: seed, start: start, zone: .utc, dialect: dialect, owner: owner)
    }

    mutating func get(
        _ target: String, at now: Double = noon, key: String? = SimulatedServer.key,
        headers: [Response.Header] = [Response.Header("Accept", "application/json")], method: String = "GET"
    ) -> Response {
        let own = key.map { [Response.Header("Authorization", "Bearer " + $0)] } ?? []
        return server.respond(method: method, target: target, headers: own + headers, at: now)
    }

    mutating func text(_ target: String, at now: Double = noon, key: String? = SimulatedServer.key) -> String {
        String(decoding: get(target, at: now, key: key).body, as: UTF8.self)
    }

    mutating func json(_ target: String, at now: Double = noon, key: String? = SimulatedServer.key) throws -> JSON {
        try JSONDecoder().decode(JSON.self, from: Data(get(target, at: now, key: key).body))
    }
}

extension Response {
    var text: String { String(decoding: body, as: UTF8.self) }

    /// Every number after a piece of text. Faster than decoding 18 MB.
    func numbers(after text: String) -> [Double] {
        let wanted = Array(text.utf8)
        let bytes = body
        var numbers: [Double] = []
        var matched = 0
        var index = 0
        while index < bytes.count {
            matched = bytes[index] == wanted[matched] ? matched + 1 : bytes[index] == wanted[0] ? 1 : 0
            index += 1
            guard matched == wanted.count else { continue }
            matched = 0
            let digits = bytes[index...].prefix { (48...57).contains($0) || $0 == 46 }
            if let number = Double(String(decoding: digits, as: UTF8.self)) { numbers.append(number) }
        }
        return numbers
    }
}

/// Any JSON value.
indirect enum JSON: Decodable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }

    subscript(_ name: String) -> JSON? {
        if case .object(let fields) = self { fields[name] } else { nil }
    }

    subscript(_ index: Int) -> JSON? {
        if case .list(let items) = self, items.indices.contains(index) { items[index] } else { nil }
    }

    var items: [JSON] { if case .list(let items) = self { items } else { [] } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var keys: Set<String> { if case .object(let fields) = self { Set(fields.keys) } else { [] } }
}

/// An independent implementation of how durations are counted.
func countedSeconds(_ times: [Double]) -> Double {
    var sum = 0.0
    for (earlier, later) in zip(times, times.dropFirst()) { sum += min(later - earlier, 120) }
    return sum.rounded(.toNearestOrEven)
}
