import Cells
import HackatimeAPI
import Tracker

/// A problem with a pane's data, as text.
struct ErrorPresentation: Equatable {
    /// For a pane that has nothing else to show: the problem, the next retry, and what to do.
    var sentence: String
    /// For a pane that still shows old figures: short, with the time the problem began.
    var brief: String
    /// For the status line: the sentence with the time it began, and shorter versions, longest first.
    var lines: [String]
    var role: Role
    /// The pane itself says everything. This is no cause for alarm, and the status line need not repeat it.
    var isCalm: Bool

    init(_ problem: Problem, call: APICall?, of person: Person, _ context: RenderContext) {
        let server = context.state.server
        let name = person.target.isOwner ? nil : person.name
        let since = "since \(Clock.moment(problem.since, now: context.now, in: context.zone))"
        let error = context.state.names == .shown ? problem.error : problem.error.withoutServerMessage
        let message = error.message(
            for: call, server: server, user: name, keyPlace: context.state.keyPlace, isKnownByID: person.isKnownByID,
            hasAnswered: context.state.tracker.hasAnswered)
        let next = Self.next(message.next, problem, context)
        let times = Self.joined([since, next], by: ", ")
        sentence = Self.joined([message.what, message.advice, next])
        brief = "\(problem.error.headline) \(since)"
        lines = [
            Self.joined([message.what, times, message.advice]), Self.joined([message.what, times]),
            Self.joined(["\(problem.error.headline) \(since)", next]), brief,
        ]
        isCalm = false
        role = .warning
        switch problem.error {
        case .rateLimited:
            // What the server asks for. A longer wait is our own.
            guard let end = problem.until, end > context.now else { break }
            let until = Clock.moment(end, now: context.now, in: context.zone)
            var then = "\(context.state.keys.name(of: .refresh)) asks again then"
            if let time = problem.nextTry, let next, Self.isAsking(context) {
                then = time < end + 10 ? "asking again then" : next
            }
            sentence = "\(server) asks us to wait until \(until); \(then)"
            brief = "rate limited until \(until)"
            lines = [sentence, "\(brief); \(then)", brief]
        case .badKey, .noKey:
            role = .bad
            brief = problem.error.headline
        case .privateUser, .notFound, .notOffered, .refused, .queryKeyRefused:
            role = .dim
            isCalm = true
            brief = problem.error.headline
        default:
            break
        }
        sentence = context.seen(sentence)
        lines = lines.map(context.seen)
    }

    /// When or how the request is retried.
    private static func next(_ next: ErrorMessage.Next, _ problem: Problem, _ context: RenderContext) -> String? {
        guard let time = problem.nextTry, isAsking(context) else {
            return next == .never ? nil : "\(context.state.keys.name(of: .refresh)) asks again"
        }
        return time > context.now
            ? "next try \(Clock.moment(time, now: context.now, in: context.zone))" : "trying again"
    }

    /// Whether requests are made automatically.
    private static func isAsking(_ context: RenderContext) -> Bool {
        !context.state.isPaused && context.state.tracker.interval > 0
    }

    private static func joined(_ parts: [String?], by mark: String = "; ") -> String {
        parts.compactMap(\.self).joined(separator: mark)
    }
}

/// What a pane shows of one resource.
enum LoadState<Value: Sendable> {
    /// Nothing has arrived yet.
    case asking
    case trouble(ErrorPresentation)
    /// Data. It is old if there has been an error since it arrived.
    case data(Value, ErrorPresentation?)

    init(_ reading: Resource<Value>, call: APICall?, of person: Person, _ context: RenderContext) {
        let trouble = reading.problem.map { ErrorPresentation($0, call: call, of: person, context) }
        if let value = reading.value {
            self = .data(value, trouble)
        } else if let trouble {
            self = .trouble(trouble)
        } else {
            self = .asking
        }
    }
}

extension RenderContext {
    /// The text of a pane that waits for its first data.
    var asking: String {
        if state.isPaused { return "paused; \(state.keys.name(of: .pause)) goes on" }
        if let end = state.tracker.limitEnd(at: state.now) {
            // All requests wait together, and the reason may not be on the screen of another user.
            let until = Clock.moment(now + end - state.now.uptime, now: now, in: zone)
            return "\(state.server) asks us to wait until \(until)"
        }
        return "asking \(state.server) \(glyphs.ellipsis)"
    }

    /// A pane's text for a failure that the Today pane already explains: one word is enough.
    func text(for trouble: ErrorPresentation, of error: ClientError?, _ person: Person) -> String {
        let (problem, _, isKnown) = person.main
        guard layout.isShown(.today), let main = problem?.error, !isKnown,
            main == error || (main.isAboutKey && error?.isAboutKey == true)
        else {
            return trouble.sentence
        }
        return trouble.brief
    }

    /// The range of the totals, in the server's words. If it sends none, or no plain one, it counts everything.
    func range(of stats: CodingStats) -> String {
        let words = clean(stats.rangeText ?? "").lowercased()
        return ["", "overall", "all_time"].contains(words) ? "all time" : words
    }

    /// A name from the server, cleaned for use in a sentence.
    func clean(_ text: String) -> String {
        Glyphs.cleanedText(text).split(separator: " ").joined(separator: " ")
    }
}
