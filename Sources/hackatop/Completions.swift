import AppResources
import ArgumentParser
import Dashboard
import HackatimeAPI
import Settings
import Tracker

/// What the shells offer for a value, where its type does not tell. The program itself is asked for what may be a
/// person's own.
extension CompletionKind {
    static var theme: CompletionKind {
        .custom { _, _, _ in shown(ThemeFiles(folder: Environment.current().themeFolder).names) }
    }

    static var event: CompletionKind {
        .custom { _, _, _ in
            let environment = Environment.current()
            return shown(EventFiles(environment, zones: ZoneFiles(environment)).list().events.map(\.name))
        }
    }

    static let range = CompletionKind.list([
        "today", "yesterday", "last-7-days", "last-30-days", "this-week", "this-month", "this-year", "all",
    ])

    static let zone = CompletionKind.shellCommand(
        "grep -v '^#' /usr/share/zoneinfo/zone.tab 2>/dev/null | cut -f 3")

    /// Names as the shell that asks reads them. A name that a terminal cannot show can hardly be meant.
    private static func shown(_ names: [String]) -> [String] {
        names.filter { CleanText.shown($0) == $0 }.map { name in
            switch CompletionShell.requesting {
            // The list of `compgen -W` is expanded: without quotes, `$(…)` in a file's name would be run.
            case .bash?: "'\(name.replacing("'", with: "'\\''"))'"
            // A colon begins a description.
            case .zsh?: name.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
            default: name
            }
        }
    }
}
