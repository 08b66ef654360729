/// A failure in words for a person, by its parts: what happened to what, and what follows from it. None ends in a full
/// stop.
package struct ErrorMessage: Sendable, Hashable {
    /// What happened, to what.
    package var what: String
    /// What the person can do about it, in the dashboard's keys and options.
    package var advice: String?
    package var next: Next

    /// Whether it is asked for again.
    package enum Next: Sendable, Hashable {
        /// Without anybody doing anything, as long as polls are wanted at all.
        case byItself
        /// When somebody asks for it.
        case onRequest
        /// Asking again would give the same.
        case never
    }

    init(_ what: String, advice: String? = nil, next: Next = .byItself) {
        self.what = what
        self.advice = advice
        self.next = next
    }

    /// All of it in one sentence, for where no time of the next try is known.
    var sentence: String {
        if let advice { return "\(what); \(advice)" }
        return switch next {
        case .byItself: "\(what); trying again by itself"
        case .onRequest: "\(what); r asks again"
        case .never: what
        }
    }
}
