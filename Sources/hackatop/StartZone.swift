import Dashboard
import HackatimeAPI

/// The initial zone of the screen, before a profile names another.
struct StartZone {
    var rules: ZoneRules
    var problem: String?
    /// `--timezone` was given, so no profile changes it.
    var isChosen: Bool
    var files: ZoneFiles

    init(chosen: ZoneRules?, files: ZoneFiles) {
        let machine = chosen == nil ? files.machine() : nil
        rules = chosen ?? machine?.rules ?? .utc
        problem = machine?.problem?.sentence
        isChosen = chosen != nil
        self.files = files
    }

    var zones: Zones { Zones(display: rules, problem: problem, isChosen: isChosen) }
}
