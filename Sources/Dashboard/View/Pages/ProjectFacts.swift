import Cells
import HackatimeAPI
import Tracker

/// What the server tells of a project, as lines.
struct ProjectFacts {
    let name: String
    let target: Target

    /// `nil` where no server could be asked: it takes a comma for two names, and what has no name is no project there.
    var call: APICall? {
        guard !name.isEmpty, name != Breakdown.nameless, !name.contains(","), !TrackingHealth.isNoProject(name) else {
            return nil
        }
        return .projects(ProjectDetails(of: target, names: [name]))
    }

    func detail(_ state: DashboardState) -> ProjectDetail? {
        guard let call, case .projects(let details)? = state.tracker.answer(call).value else { return nil }
        return details.first { $0.name == name }
    }

    /// The address of the badge; `nil` where the person or the project has no name.
    func badge(_ state: DashboardState) -> String? {
        let profile = state.tracker.person(.me).profile.value
        guard call != nil, let user = target.handle ?? profile?.username ?? profile?.id, !state.address.isEmpty else {
            return nil
        }
        let parts = [user, name].map { Request.escaped($0, keepingDots: false) }
        return "\(state.address)/api/v1/badge/\(parts.joined(separator: "/"))"
    }

    /// The link is the terminal's to open.
    typealias Line = (label: String, text: String, role: Role, link: String?)

    func lines(_ count: ProjectCount?, _ context: RenderContext) -> [Line] {
        let state = context.state
        let detail = detail(state)
        var lines: [Line] = []
        let times = [count?.first, detail?.first].compactMap(\.self).min()
        let ends = [count?.last, detail?.last].compactMap(\.self).max()
        if let first = times, let last = ends {
            let words = [first, last].map { Clock.moment($0, now: context.now, in: context.zone) }
            lines.append(("heartbeats", "first \(words[0]), last \(words[1])", .plain, nil))
        }
        if let detail, !target.isOwner {
            let beats = detail.heartbeats.map { ", \($0) heartbeats" } ?? ""
            lines.append(("last year", Durations.text(detail.seconds) + beats, .plain, nil))
        }
        let (text, role) = repository(detail, context)
        lines.append(("repository", text, role, state.names == .shown ? detail?.link : nil))
        if state.names == .shown, let badge = badge(state) { lines.append(("badge", badge, .plain, nil)) }
        return lines
    }

    private func repository(_ detail: ProjectDetail?, _ context: RenderContext) -> (String, Role) {
        guard context.state.names == .shown else { return ("hidden", .dim) }
        if let detail {
            guard let url = detail.repositoryURL, !url.isEmpty else { return ("none is set on the server", .dim) }
            return (CleanText.shown(url), detail.link == nil ? .dim : .plain)
        }
        guard let call else { return ("the server cannot be asked about this name", .dim) }
        let answer = context.state.tracker.answer(call)
        if let problem = answer.problem {
            if problem.error == .notOffered { return ("this server does not tell it", .dim) }
            return (context.seen(problem.error.headline), .dim)
        }
        if answer.value == nil, context.state.isHeld { return ("not known yet", .dim) }
        // Archived projects and those of earlier years are left out.
        return answer.value == nil ? (context.asking, .dim) : ("the server does not list this project", .dim)
    }
}

extension ProjectDetail {
    /// The repository, if it is an address that a browser opens.
    var link: String? {
        guard let url = repositoryURL, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let isWeb = ["https://", "http://"].contains { url.lowercased().hasPrefix($0) && url.count > $0.count }
        return isWeb ? url : nil
    }
}
