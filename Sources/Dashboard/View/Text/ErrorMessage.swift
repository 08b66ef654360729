/// A failure as text, in parts: what happened, and what follows. No part ends with a full stop.
package struct ErrorMessage: Sendable, Hashable {
    /// What happened, and to what.
    package var what: String
    /// What a person can do, with the dashboard's keys and options.
    package var advice: String?
    package var next: Next

    /// Whether the request is retried.
    package enum Next: Sendable, Hashable {
        /// Automatically, as long as polls are enabled.
        case byItself
        /// When a person requests it.
        case onRequest
        /// A retry would have the same result.
        case never
    }

    init(_ what: String, advice: String? = nil, next: Next = .byItself) {
        self.what = what
        self.advice = advice
        self.next = next
    }

    /// All parts in one sentence, for places without a time of the next retry.
    var sentence: String {
        if let advice { return "\(what); \(advice)" }
        return switch next {
        case .byItself: "\(what); trying again by itself"
        case .onRequest: "\(what); r asks again"
        case .never: what
        }
    }
}
