/// Which heartbeats the feed shows.
package struct FeedFilter: Sendable, Hashable {
    /// Lower-case words; each must occur in the project, entity, language, branch or editor.
    package var words: [String] = []
    /// Only this project or language, by name without regard to case; chosen from a breakdown.
    package var project: String?
    package var language: String?

    package init() {}

    package var isEmpty: Bool { words.isEmpty && project == nil && language == nil }
}
