import ArgumentParser
import Dashboard
import HackatimeAPI
import Settings
import Tracker

/// `hackatop leaderboard`.
struct LeaderboardCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "leaderboard", _superCommandName: "hackatop",
        abstract: "Say who coded most in the last 24 hours, or this week.")

    @Flag(help: "The last seven UTC days instead of the last 24 hours.")
    var weekly = false

    @Option(help: ArgumentHelp("The first so many places; 0 is all.", valueName: "n"))
    var top = 20

    @OptionGroup var table: TableOptions
    @OptionGroup var session: SessionOptions

    func validate() throws {
        guard top >= 0 else { throw ValidationError("--top must be 0 or more.") }
    }

    func perform(_ environment: Environment) -> Never {
        let session = Session(session, environment, needsKey: false)
        let call = APICall.leaderboard(weekly ? .weekly : .daily)
        let ranking: Ranking
        do throws(ClientError) {
            guard case .ranking(let told) = try session.ask(call, maxAge: 60) else { session.refuse(.notOffered, call) }
            ranking = told
        } catch {
            session.refuse(error, call)
        }
        let me = session.settings.key == nil && !session.settings.isDemo ? nil : session.profile?.id
        let mine = me.flatMap { id in ranking.entries.first { $0.userID == id } }
        let entries = top == 0 ? ranking.entries[...] : ranking.entries.prefix(top)
        let paint = table.output.paint
        var rows = Table(columns: [
            .init(key: "rank", isRight: true), .init(key: "name"), .init(key: "seconds", isRight: true),
            .init(key: "id"),
        ])
        rows.rows = entries.map {
            [.init(String($0.rank)), .init($0.name ?? "?"), .init(seconds: $0.seconds), .init("", value: $0.userID)]
        }
        var lines = [rows.text(paint)]
        if ranking.entries.isEmpty { lines = ["nobody yet"] }
        if let mine {
            let isShown = entries.contains { $0.userID == mine.userID }
            let gap = ranking.entries.last { $0.rank < mine.rank }.map { $0.seconds - mine.seconds }
            let above = gap.map { ", \(Durations.rest($0)) to the next place" } ?? ""
            lines.append(paint.strong("you: place \(mine.rank) of \(ranking.entries.count)\(above)"))
            if !isShown { lines[lines.count - 1] += paint.strong(", \(Durations.text(mine.seconds))") }
        }
        session.finish(
            Report(
                "leaderboard",
                [
                    ("period", .text(weekly ? "weekly" : "daily")),
                    (
                        "generated",
                        .text(ranking.generatedAt.map { ISO8601.text(ZonedInstant(seconds: $0, offset: 0)) })
                    ),
                    ("people", .integer(ranking.entries.count)), ("my_rank", mine.map { .integer($0.rank) } ?? .null),
                    (
                        "entries",
                        .list(
                            entries.map {
                                .object([
                                    ("rank", .integer($0.rank)), ("name", .text($0.name)), ("id", .text($0.userID)),
                                    ("seconds", .seconds($0.seconds)),
                                ])
                            })
                    ),
                ], text: lines.joined(separator: "\n"), table: rows
            ).printed(table.output, asCSV: table.csv))
    }
}
