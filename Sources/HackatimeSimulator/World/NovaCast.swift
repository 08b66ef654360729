extension Cast {
    /// Someone who builds a terminal program and a robot arm.
    static let nova = Cast(
        languages: [
            Language(name: "Swift", color: "#F05138", older: 78_300),
            Language(name: "Go", color: "#00ADD8", older: 31_140),
            Language(name: "Python", color: "#3572A5", older: 17_460),
            Language(name: "Markdown", color: "#083fa1", older: 9_720),
            Language(name: "TypeScript", color: "#3178c6", older: 10_620),
            Language(name: "Shell", color: "#89e051", older: 3_240),
            Language(name: "C", color: "#555555", older: 2_880),
            Language(name: "C++", color: "#f34b7d", older: 2_100),
            Language(name: "YAML", color: "#cb171e", older: 900),
        ],
        projects: [
            Project(
                name: "hackatop", weight: 40, older: 61_200, editor: 0, machine: 0, root: "/home/nova/code/hackatop/",
                branches: ["main", "main", "feed-pane", "zones"],
                files: [
                    File("Sources/Dashboard/View/FeedPane.swift", 0), File("Sources/Cells/Frame.swift", 0),
                    File("Tests/DashboardTests/FeedPaneTests.swift", 0), File("Sources/CSystem/system.c", 6),
                    File("Sources/HackatimeHistory/CoverageTable.swift", 0), File("README.md", 3),
                ], dependencies: ["ArgumentParser", "FoundationEssentials"]),
            Project(
                name: "robot-arm", weight: 26, older: 39_600, editor: 1, machine: 0, root: "/home/nova/code/robot-arm/",
                branches: ["ik-solver", "ik-solver", "main"],
                files: [
                    File("src/kinematics/solver.py", 2), File("src/kinematics/joints.py", 2),
                    File("cmd/armd/main.go", 1), File("internal/bus/can.go", 1), File("internal/bus/can_test.go", 1),
                    File("firmware/stepper.cpp", 7),
                ], dependencies: ["numpy", "can"]),
            Project(
                name: "portfolio", weight: 11, older: 14_400, editor: 1, machine: 1, root: "/Users/nova/portfolio/",
                branches: ["main", "dark-mode"],
                files: [File("src/pages/index.ts", 4), File("src/lib/stars.ts", 4), File("posts/arm.md", 3)],
                dependencies: ["astro"], aiModel: "claude-sonnet"),
            Project(
                name: "dotfiles", weight: 7, older: 9_000, editor: 0, machine: 0, root: "/home/nova/.dotfiles/",
                branches: ["main"],
                files: [File("bin/backup.sh", 5), File("nvim/README.md", 3), File(".github/workflows/lint.yml", 8)]),
            Project(
                name: "site", weight: 5, older: 5_400, editor: 1, machine: 1, root: "/Users/nova/site/",
                branches: ["main", "redesign"], files: [File("app/router.ts", 4), File("docs/intro.md", 3)]),
            Project(
                name: "telemetry", weight: 5, older: 7_200, editor: 2, machine: 0, root: "/home/nova/code/telemetry/",
                branches: ["main", "batching"], files: [File("pkg/ingest/ingest.go", 1), File("pkg/store/wal.go", 1)],
                category: "debugging"),
            Project(
                name: "orbit-sim", weight: 4, older: 4_800, editor: 2, machine: 0, root: "/home/nova/code/orbit-sim/",
                branches: ["main"], files: [File("Sources/Orbit/Integrator.swift", 0), File("plot.py", 2)]),
            Project(
                name: "keyboard", weight: 3, older: 3_600, editor: 0, machine: 0, root: "/home/nova/code/keyboard/",
                branches: ["main"], files: [File("keymap.c", 6), File("flash.sh", 5)]),
            Project(
                name: "field-notes", weight: 3, older: 2_700, editor: 0, machine: 1, root: "/Users/nova/field-notes/",
                branches: [nil], files: [File("2026/stars.md", 3)], category: "writing docs"),
            Project(
                name: "advent", weight: 2, older: 3_900, editor: 1, machine: 0, root: "/home/nova/code/advent/",
                branches: ["main"], files: [File("day07/main.go", 1), File("day08/main.swift", 0)]),
            Project(
                name: "mesh-chat", weight: 2, older: 2_400, editor: 2, machine: 1, root: "/Users/nova/mesh-chat/",
                branches: ["main", "crypto"], files: [File("radio/lora.cpp", 7), File("chat/peer.go", 1)]),
            Project(
                name: "club-bot", weight: 2, older: 1_800, editor: 1, machine: 0, root: "/home/nova/code/club-bot/",
                branches: ["main"], files: [File("bot.ts", 4), File("deploy.yml", 8)], category: "ai coding",
                aiModel: "claude-sonnet"),
            // Only what is mixed in has these.
            Project(
                name: "hackatop", weight: 0, older: 0, editor: 1, machine: 0, root: "/home/nova/code/hackatop/",
                branches: ["main"], files: [File("README.md", 3)], category: "browsing"),
            Project(
                name: "hackatop", weight: 0, older: 0, editor: 1, machine: 0, root: "/home/nova/code/hackatop/",
                branches: [nil], files: [File("notes.md", 3)], category: nil),
            Project(
                name: "<<LAST_PROJECT>>", weight: 0, older: 0, editor: 1, machine: 1, root: "/Users/nova/",
                branches: [nil], files: [File("scratch.swift", 0)]),
            Project(
                name: nil, weight: 0, older: 0, editor: 1, machine: 1, root: "/Users/nova/", branches: [nil],
                files: [File("todo.md", 3)]),
            Project(
                name: "robot-arm", weight: 0, older: 0, editor: 1, machine: 0, root: "/home/nova/code/robot-arm/",
                branches: ["main"], files: [File("src/kinematics/solver.py", 2)], category: "ai coding",
                aiModel: "claude-sonnet"),
        ],
        editors: ["neovim", "vscode", "zed"],
        machines: [Machine(name: "thinkpad", system: 0), Machine(name: "studio", system: 1)],
        systems: ["linux", "darwin"])

    /// Another public user, in another time zone.
    static let mira = Cast(
        languages: [
            Language(name: "Rust", color: "#dea584", older: 190_000),
            Language(name: "rust", color: "#dea584", older: 1_200),
            Language(name: "Kotlin", color: "#A97BFF", older: 61_000), Language(name: nil, older: 900),
            Language(name: "SQL", color: "#e38c00", older: 22_000),
        ],
        projects: [
            Project(
                name: "monsoon", weight: 6, older: 180_000, editor: 0, machine: 0, root: "/home/mira/monsoon/",
                branches: ["trunk", "radar"],
                files: [File("src/grid.rs", 0), File("src/radar.rs", 0), File("build.rs", 1), File("schema.sql", 4)]),
            Project(
                name: "tiffin", weight: 3, older: 70_000, editor: 1, machine: 0, root: "/home/mira/tiffin/",
                branches: ["main"], files: [File("app/src/Menu.kt", 2), File("notes", 3)]),
        ],
        editors: ["helix", "androidstudio"], machines: [Machine(name: "anvil", system: 0)], systems: ["linux"])
}
