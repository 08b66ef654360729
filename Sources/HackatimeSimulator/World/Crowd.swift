import HackatimeAPI

/// Forty others who code, so that a leaderboard has a middle. Each works some hours of every day; a few are at it at any
/// time.
enum Crowd {
    /// Display names. The first word in lower case is the username.
    private static let names = [
        "Juniper Vale", "Kestrel", "Tomasz Reyl", "Ada Brightwater", "Pixel Moreau", "Oluwaseun", "Fenwick", "Lin Yue",
        "Sora Tanabe", "Basil Crane", "Zephyr", "Ines Caldera", "Wren Halloway", "Kojo Asanteh", "Marlow",
        "Priya Kelkarin",
        "Ottoline", "Emre Yildizhan", "Saffron Pike", "Nils Aaberg", "Quincy Lark", "Yara Benhaddou", "Cosmo",
        "Thistle Grey", "Hana Mirovic", "Dashiell", "Amaru Quispe", "Clementine Fox", "Bo Lindqvist", "Rook",
        "Xiomara Luz", "Perrin Ashdown", "Noor", "Gideon Marsh", "Lumi Saarela", "Tavi", "Violet Okafor",
        "Jasper Thorn",
        "Mei Castellan", "Ezra Hollow",
    ]
    private static let projects = [
        "tide-clock", "paper-planes", "orbit", "moth", "pocket-synth", "gardenbot", "lantern", "tiny-lisp", "skyline",
        "rust-racer", "papercut", "bookworm", "mapmaker", "cat-radio", "sandcastle",
    ]
    private static let languages = [
        ("TypeScript", "ts"), ("Rust", "rs"), ("Python", "py"), ("Go", "go"), ("C++", "cpp"), ("Kotlin", "kt"),
        ("GDScript", "gd"),
    ]
    private static let zones: [(name: String, offset: Int, country: String)] = [
        ("UTC", 0, "GB"), ("Asia/Tokyo", 32_400, "JP"), ("Asia/Kolkata", 19_800, "IN"), ("Etc/GMT+5", -18_000, "US"),
        ("Etc/GMT-2", 7200, "ZA"), ("Etc/GMT+3", -10_800, "BR"),
    ]

    static let count = names.count
    static let firstID = 1001

    static func name(_ index: Int) -> (username: String, display: String) {
        let name = names[index]
        return (String(name.prefix { $0 != " " }).lowercased(), name)
    }

    /// One of the crowd by numeric id or username.
    static func index(of name: String) -> Int? {
        if let id = Int(name) { return (0..<count).contains(id - firstID) ? id - firstID : nil }
        return (0..<count).first { self.name($0).username == name }
    }

    static func country(_ index: Int) -> String { zones[index % zones.count].country }
    static func clock(_ index: Int) -> DayClock {
        let zone = zones[index % zones.count]
        return DayClock(name: zone.name, kind: .fixed(zone.offset))
    }

    static func cast(_ index: Int) -> Cast {
        let picked = [0, 3].map { languages[(index + $0) % languages.count] }
        let (username, home) = (name(index).username, "/home/\(name(index).username)/")
        func project(_ place: Int, weight: Int) -> Cast.Project {
            let name = projects[(index * 4 + place * 7) % projects.count]
            return Cast.Project(
                name: name, weight: weight, older: 9_000 * weight, editor: 0, machine: 0, root: home + name + "/",
                branches: ["main"],
                files: picked.enumerated().map { Cast.File("src/main.\($1.1)", $0) })
        }
        return Cast(
            languages: picked.map { Cast.Language(name: $0.0, older: 30_000) },
            projects: [project(0, weight: 5), project(1, weight: 2)], editors: [index % 3 == 0 ? "neovim" : "vscode"],
            machines: [Cast.Machine(name: username + "-pc", system: 0)], systems: ["linux"])
    }

    /// When one works each day, how long it took today, and when they stopped if they are not at it.
    static func habits(_ index: Int, seed: UInt64, start: Int64)
        -> (hours: SimulatedServer.WorkHours, today: Int, start: Int64)
    {
        var dice = Dice(seed: seed &+ UInt64(index) &* 0x9_0001)
        let from = dice.roll(below: 19 * 3600)
        let to = from + (2 + dice.roll(below: 4)) * 3600
        let clock = clock(index)
        let seconds = Day.floor(start, 1000)
        let time = Int(seconds - clock.start(ofDay: clock.day(at: seconds)))
        let pause = (from..<to).contains(time) ? 0 : Int64(20 + dice.roll(below: 280)) * 60_000
        return (.daily(from: from, to: to), 900 + dice.roll(below: 26_000), start - pause)
    }
}
