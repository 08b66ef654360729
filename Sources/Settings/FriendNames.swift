import HackatimeAPI

/// A list of people's names in the server's paths.
package enum FriendNames {
    /// For error messages.
    package static let form = "up to \(most) names of users with commas between them, such as mira, 42"
    static let most = 50

    /// `nil` for what cannot be a list of names.
    package static func read(_ text: String) -> [String]? {
        var names: [String] = []
        for part in text.split(separator: ",") {
            guard let name = CleanText.name(String(part), limit: 100) else { continue }
            // What had to be cleaned is no name that a server knows.
            guard name == trimmed(part) else { return nil }
            if !names.contains(name) { names.append(name) }
        }
        return names.count > most ? nil : names
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
