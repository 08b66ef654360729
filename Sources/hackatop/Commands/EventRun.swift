import Dashboard
import HackatimeAPI
import Settings
import Tracker

/// Asks once, reads what is stored, prints and ends.
struct EventRun {
    let session: Session
    let output: EventOutput

    func count(_ event: HackEvent) -> Never {
        let window = event.window(in: output.zone)
        let told = told(event, window)
        let hasAnswer = told.total != nil || told.event != nil
        session.countDays()
        var (table, isWhole) = session.beats(in: window)
        if !isWhole, hasAnswer, window.length <= Self.longestFilled {
            try? session.fill(window)
            (table, isWhole) = session.beats(in: window)
        }
        let rules = EventRules(projects: event.projects, leavesOutAICoding: event.leavesOutAICoding)
        let count = isWhole || !table.beats.isEmpty ? EventCount(table, rules, end: window.end) : nil
        let figures = EventFigures(told: told.event, total: told.total, count: count, isWhole: isWhole)
        if let error = told.error {
            let reason = session.reason(error, .sum(StatsSum(of: .me, in: window)))
            guard hasAnswer || isWhole else {
                let problem = EventProblem.uncounted(
                    event.name.isEmpty ? "these days" : CleanText.shown(event.name), reason: reason)
                Program.refuse("hackatop: \(problem.sentence)", status: ExitStatus(error))
            }
            Program.remark("hackatop: \(reason)")
        }
        session.finish(output.text(event, figures))
    }

    /// Seconds. More days are not fetched for a number.
    private static let longestFilled = 54 * 7 * 86_400.0

    /// The two sums of the server. A server that has only one of them tells that.
    private func told(_ event: HackEvent, _ window: TimeWindow) -> (
        event: Double?, total: Double?, error: ClientError?
    ) {
        do throws(ClientError) {
            guard case .stats(let stats) = try session.ask(.rangeStats(.me, window)) else { return (nil, nil, nil) }
            guard let names = event.askedProjects(among: stats.projects) else { return (nil, stats.total, nil) }
            do throws(ClientError) {
                guard case .total(let sum) = try session.ask(.sum(event.sum(of: .me, in: window, names))) else {
                    return (nil, stats.total, nil)
                }
                return (sum, stats.total, nil)
            } catch {
                return (nil, stats.total, error)
            }
        } catch {
            return (nil, nil, error)
        }
    }
}
