/// The input line for another user, a zone or a range.
package struct Prompt: Sendable, Equatable {
    package enum Purpose: Sendable, Equatable {
        case user
        /// The zone of the owner's profile.
        case zone
        case range
        /// A note for a moment, which is about these projects, or with Tab about the others; none is everything.
        case mark([String], or: [String])
    }

    package var purpose = Purpose.user
    package var line = TextLine()
    /// Setting it moves the cursor to its end.
    package var text: String {
        get { line.text }
        set { line = TextLine(newValue) }
    }
    /// The history entry shown; `nil` means the line being typed.
    package var historyIndex: Int?
    /// The typed line while a history entry is shown.
    package var draft = ""
    /// Why the last attempt failed.
    package var problem: String?
    /// A look-up is in flight.
    package var isAsking = false

    package init(_ purpose: Purpose = .user) {
        self.purpose = purpose
    }
}

/// What was typed at prompts before, newest last.
package struct PromptHistory: Sendable, Equatable {
    /// Look-ups.
    package var people: [String] = []
    /// Those of this run.
    var ranges: [String] = []
    /// Users that exist in the built-in world, shown next to the prompt.
    package var suggestions: [String] = []
}
