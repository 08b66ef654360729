import HackatimeAPI

/// What one person works on and with. A text is `nil` if the editor plugin sends none.
struct Cast: Sendable {
    struct Language: Sendable {
        var name: String?
        var color = "#888888"
        /// Seconds counted before the first day with heartbeats.
        var older = 0
    }

    struct File: Sendable {
        var path: String
        var language: Int

        init(_ path: String, _ language: Int) {
            self.path = path
            self.language = language
        }
    }

    struct Project: Sendable {
        var name: String?
        /// Relative frequency.
        var weight: Int
        /// Seconds counted before the first day with heartbeats.
        var older: Int
        var editor: Int
        var machine: Int
        var root: String
        var branches: [String?]
        var files: [File]
        var category: String? = "coding"
        var dependencies: [String] = []
        var archived = false
        /// The AI model used. Each write with it takes 900 input and 240 output tokens and changes 12 lines.
        var aiModel: String?
    }

    struct Machine: Sendable {
        var name: String?
        var system: Int
    }

    var languages: [Language]
    var projects: [Project]
    var editors: [String?]
    var machines: [Machine]
    var systems: [String?]
    /// Some numbers are sent as a careless server would: as text, negative, huge or null.
    var isCareless = false

    func project(_ beat: Beat) -> Project { projects[Int(beat.project) % projects.count] }

    func file(_ beat: Beat) -> File {
        let files = project(beat).files
        return files[Int(beat.file) % files.count]
    }

    /// The index of the heartbeat's language. Copies no texts, because sums visit thousands of heartbeats.
    func language(_ beat: Beat) -> Int {
        let files = projects[Int(beat.project)].files
        return files[Int(beat.file) % files.count].language
    }

    func branch(_ beat: Beat) -> String? {
        let branches = project(beat).branches
        return branches[Int(beat.branch) % branches.count]
    }

    /// Picks a project by weight.
    func pick(_ dice: inout Dice) -> UInt8 {
        // By index: copying a project costs more than the sum.
        var left = 0
        for index in projects.indices { left += projects[index].weight }
        left = dice.roll(below: left)
        for index in projects.indices {
            left -= projects[index].weight
            if left < 0 { return UInt8(index) }
        }
        return 0
    }
}
