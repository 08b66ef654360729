import Cells
import HackatimeAPI
import Tracker

/// Why a page lacks answers that it wants, where no request for them can go out.
struct PageLack {
    /// As the status line says it, longest first.
    var lines: [String]
    var role: Role

    /// `nil` if nothing is missing, if it is on its way or waits its turn, or if something else is wrong with one answer, which the page
    /// explains itself.
    init?(_ page: Page, _ context: RenderContext) {
        let state = context.state
        let answers = page.content.wanted(in: state).map { ($0.call, state.tracker.answer($0.call)) }
        let missing = answers.filter { $0.1.value == nil }
        let isHeld = state.isHeld
        let isStuck = isHeld && missing.contains { !$0.1.isAsking && $0.1.problem == nil }
        let failed =
            missing.first { $0.1.problem?.error.isAboutKey ?? false }
            ?? missing.first { $0.1.problem?.error.isAboutWay ?? false }
        if let (call, answer) = failed, let problem = answer.problem {
            let whole = isHeld && !problem.error.isAboutKey ? StatusText.connectionTrouble(state.person, context) : nil
            let trouble = whole ?? ErrorPresentation(problem, call: call, of: state.person, context)
            (lines, role) = (trouble.lines, trouble.role)
        } else if isStuck, let trouble = StatusText.connectionTrouble(state.person, context) {
            (lines, role) = (trouble.lines, trouble.role)
        } else {
            return nil
        }
    }
}

extension ClientError {
    /// The request did not reach the server. A status like 503 can be about one answer, and the page knows which.
    fileprivate var isAboutWay: Bool {
        if case .serverBroken = self { false } else { isAboutConnection }
    }
}
