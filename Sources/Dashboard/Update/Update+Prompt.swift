import Tracker
import Cells
import HackatimeAPI

extension DashboardState {
    /// Handles a key in the prompt.
    mutating func edit(_ before: Prompt, _ key: Key, at: Moment) -> [Effect] {
        var prompt = before
        defer { if case .prompt? = layers.last { layers[layers.count - 1] = .prompt(prompt) } }
        if prompt.isAsking {
            // While a look-up is in flight, it can only be cancelled.
            guard key == .escape else { return [] }
            prompt.isAsking = false
            return effects(tracker.endLookUp())
        }
        prompt.problem = nil
        switch key {
        case .escape:
            if prompt.purpose == .zone { zones.isQuestionClosed = true }
            layers.removeLast()
        case .enter where before.isRefused, .character(" ") where before.isRefused:
            // It belongs to the refused line, and must not remove what says so.
            prompt.problem = before.problem
        case .enter:
            switch prompt.purpose {
            case .user: return submit(&prompt, at: at)
            case .zone: return submitZone(&prompt, at: at)
            case .range: submitRange(&prompt)
            case .mark(let projects, _): return submitMark(prompt.trimmed, projects)
            }
        case .tab:
            if case .mark(let projects, let others) = prompt.purpose { prompt.purpose = .mark(others, or: projects) }
        case .up:
            recall(&prompt, older: true)
        case .down:
            recall(&prompt, older: false)
        default:
            let before = prompt.text.count
            if prompt.line.edit(key), prompt.text.count > before { prompt.historyIndex = nil }
            if secrets.isKey(in: prompt.text) {
                prompt.line = TextLine()
                prompt.draft = ""
                prompt.historyIndex = nil
                prompt.problem = NoticeText.thatIsTheKey.text
            }
        }
        return []
    }

    private mutating func submit(_ prompt: inout Prompt, at: Moment) -> [Effect] {
        let text = prompt.trimmed
        guard !text.isEmpty else {
            layers.removeLast()
            return []
        }
        prompts.people.note(text)
        prompt.text = text
        prompt.historyIndex = nil
        layers[layers.count - 1] = .prompt(prompt)
        let asked = [.keep(.lookedUp(text))] + effects(tracker.lookUp(text, at: at))
        let finished = finishLookUp(at: at)
        if case .prompt(let shown)? = layers.last { prompt = shown }
        return asked + finished
    }

    private mutating func submitRange(_ prompt: inout Prompt) {
        let text = prompt.trimmed
        switch DateRange.words(text, today: today) {
        case .success(let range):
            layers.removeLast()
            prompts.ranges.note(text)
            choose(range)
        case .failure(.empty): layers.removeLast()
        case .failure(let problem): prompt.problem = problem.sentence
        }
    }

    private func recall(_ prompt: inout Prompt, older: Bool) {
        let earlier: [String]
        switch prompt.purpose {
        case .user: earlier = prompts.people
        case .range: earlier = prompts.ranges
        case .zone, .mark: return
        }
        guard !earlier.isEmpty else { return }
        let present = prompt.historyIndex ?? earlier.count
        if prompt.historyIndex == nil { prompt.draft = prompt.text }
        let target = present + (older ? -1 : 1)
        guard target >= 0 else { return }
        if target >= earlier.count {
            prompt.historyIndex = nil
            prompt.text = prompt.draft
        } else {
            prompt.historyIndex = target
            prompt.text = earlier[target]
        }
    }
}

extension [String] {
    /// As the newest of what was typed.
    fileprivate mutating func note(_ text: String) {
        removeAll { $0 == text }
        append(text)
        if count > 100 { removeFirst() }
    }
}

extension Prompt {
    /// What was typed is gone, and something says why.
    var isRefused: Bool { text.isEmpty && problem != nil }

    /// The text without blanks at both ends.
    var trimmed: String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
