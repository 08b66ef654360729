import Cells
import HackatimeClient

/// What is wrong with a pane's data, in words.
struct Trouble: Equatable {
    /// For a pane that has nothing else to show: what is wrong, when it is tried again, what to do.
    var sentence: String
    /// For a pane that still shows old figures: short, with the time it began.
    var brief: String
    /// For the status line: the sentence with the time it began, and what can be left out of it, longest first.
    var lines: [String]
    var role: Role
    /// The pane says all there is to say: no cause for alarm, and nothing the status line should repeat.
    var isCalm: Bool

    init(_ problem: Problem, question: Question?, scene: Scene) {
        let server = scene.state.server
        let name = scene.isOwn ? nil : scene.subject.name
        let since = "since \(Clock.moment(problem.since, now: scene.now, in: scene.zone))"
        let saying = problem.error.saying(
            for: question, server: server, user: name, hasAnswered: scene.state.poller.hasAnswered)
        let next = Self.next(saying.next, problem, scene)
        let times = Self.joined([since, next], by: ", ")
        sentence = Self.joined([saying.what, saying.advice, next])
        brief = "\(problem.error.headline) \(since)"
        lines = [
            Self.joined([saying.what, times, saying.advice]), Self.joined([saying.what, times]),
            Self.joined(["\(problem.error.headline) \(since)", next]), brief,
        ]
        isCalm = false
        role = .warning
        switch problem.error {
        case .rateLimited:
            guard let next = problem.nextTry else { break }
            let until = Clock.moment(next, now: scene.now, in: scene.zone)
            let then = Self.isAsking(scene) ? "asking again then" : "r asks again then"
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
    }

    /// When it is asked for again, or how.
    private static func next(_ next: Saying.Next, _ problem: Problem, _ scene: Scene) -> String? {
        guard let time = problem.nextTry, isAsking(scene) else { return next == .never ? nil : "r asks again" }
        return time > scene.now ? "next try \(Clock.moment(time, now: scene.now, in: scene.zone))" : "trying again"
    }

    /// Anything is asked without somebody asking for it.
    private static func isAsking(_ scene: Scene) -> Bool {
        !scene.state.isPaused && scene.state.poller.interval > 0
    }

    private static func joined(_ parts: [String?], by mark: String = "; ") -> String {
        parts.compactMap(\.self).joined(separator: mark)
    }
}

/// What a pane shows of one reading.
enum Showing<Value: Sendable> {
    /// Nothing has come yet.
    case asking
    case trouble(Trouble)
    /// Data; with the trouble since it came, which makes it old.
    case data(Value, Trouble?)

    init(_ reading: Reading<Value>, question: Question?, scene: Scene) {
        let trouble = reading.problem.map { Trouble($0, question: question, scene: scene) }
        if let value = reading.value {
            self = .data(value, trouble)
        } else if let trouble {
            self = .trouble(trouble)
        } else {
            self = .asking
        }
    }
}

extension Scene {
    /// The line of a pane that waits for its first answer.
    var asking: String {
        if state.isPaused { return "paused; p goes on" }
        if let end = state.poller.limitEnd(at: state.now) {
            // Whatever is wanted waits with the rest, and whoever looks at someone new has not seen why.
            let until = Clock.moment(now + end - state.now.uptime, now: now, in: zone)
            return "\(state.server) asks us to wait until \(until)"
        }
        return "asking \(state.server) \(glyphs.ellipsis)"
    }

    /// What a pane says of a failure that the Today pane explains already: a word is enough there.
    func words(for trouble: Trouble, of error: ClientError?) -> String {
        guard layout.isShown(.today), layout.isShown(.feed) || layout.isShown(.languages) else {
            return trouble.sentence
        }
        let main = isOwn ? subject.today.problem : subject.stats.problem
        let isSilent = isOwn ? subject.today.value != nil : subject.stats.value != nil
        guard let main, !isSilent, main.error == error || (main.error.isAboutKey && error?.isAboutKey == true) else {
            return trouble.sentence
        }
        return trouble.brief
    }

    /// What the totals cover, as the server says it; one that does not say counts all it has.
    func range(of stats: CodingStats) -> String {
        clean(stats.rangeText ?? "overall").lowercased()
    }

    /// Something the server named, ready to stand in a sentence.
    func clean(_ text: String) -> String {
        Glyphs.cleanedText(text).split(separator: " ").joined(separator: " ")
    }
}
