import HackatimeAPI

/// What one person works on and with. A text may be nil where a plugin sends nothing.
struct Cast: Sendable {
    struct Language: Sendable {
        var name: String?
        var color = "#888888"
        /// Seconds counted before the days the world keeps heartbeats of.
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
        /// How often it is picked.
        var weight: Int
        /// Seconds counted before the days the world keeps heartbeats of.
        var older: Int
        var editor: Int
        var machine: Int
        var root: String
        var branches: [String?]
        var files: [File]
        var category: String? = "coding"
        var dependencies: [String] = []
        var archived = false
        /// The model that writes along; such heartbeats use 900 tokens, give 240 back, and change 12 lines.
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
    /// Writes some numbers as a careless server would: as text, negative, huge or null.
    var isCareless = false

    func project(_ beat: Beat) -> Project { projects[Int(beat.project) % projects.count] }

    func file(_ beat: Beat) -> File {
        let files = project(beat).files
        return files[Int(beat.file) % files.count]
    }

    /// The place of a heartbeat's language. Looked up without copying texts, for sums visit thousands.
    func language(_ beat: Beat) -> Int {
        let files = projects[Int(beat.project)].files
        return files[Int(beat.file) % files.count].language
    }

    func branch(_ beat: Beat) -> String? {
        let branches = project(beat).branches
        return branches[Int(beat.branch) % branches.count]
    }

    /// A project, picked by weight.
    func pick(_ dice: inout Dice) -> UInt8 {
        // By index: a copy of a project costs more than the sum, and this is done for thousands of heartbeats.
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
