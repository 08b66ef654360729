// swift-tools-version: 6.2
import PackageDescription

// Every target uses Swift 6 mode and explicit imports. `scripts/check` guards the boundaries between the targets,
// because the compiler would silently allow the import of a sibling.
let swift: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
let c: [CSetting] = [.treatAllWarnings(as: .error)]

/// Targets without threads, locks or shared state cannot contain races, yet most of the tests' time is spent in them.
/// Optimised and without instrumented memory accesses, all tests under the thread sanitizer take minutes instead of
/// hours.
let values: [SwiftSetting] =
    Context.environment["HACKATOP_THREAD_SANITIZER"] == nil
    ? swift : swift + [.unsafeFlags(["-O", "-Xllvm", "-tsan-instrument-memory-accesses=0"])]

func pure(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: values)
}

func target(
    _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil, exclude: [String] = [],
    resources: [Resource] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, exclude: exclude, resources: resources, swiftSettings: swift
    )
}

/// Expected screens in a target's Goldens folder are read by path, so that they can also be recorded.
func tests(_ name: String, _ dependencies: [Target.Dependency], goldens: Bool = false) -> Target {
    .testTarget(
        name: name, dependencies: ["TestSupport"] + dependencies, exclude: goldens ? ["Goldens"] : [],
        swiftSettings: swift)
}

let package = Package(
    name: "hackatop",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "hackatop", targets: ["hackatop"]),
        .library(name: "HackatimeAPI", targets: ["HackatimeAPI", "HackatimeHTTP"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // Pure values.
        pure("Cells"),
        pure("HackatimeAPI"),
        pure("Settings", ["HackatimeAPI"]),
        pure("Tracker", ["HackatimeAPI"]),
        pure("HackatimeSimulator", ["HackatimeAPI"]),
        pure("Dashboard", ["Cells", "HackatimeAPI", "Tracker"]),
        target(
            "AppResources", path: "Resources",
            exclude: ["hackatop.1", "hackatop.schema.json", "manual.md", "screenshot.svg"],
            resources: [
                .embedInCode("settings-sample.conf"),
                .embedInCode("events.txt"),
                .embedInCode("zone-aliases.txt"),
                .embedInCode("themes/terminal.theme"),
                .embedInCode("themes/mono.theme"),
                .embedInCode("themes/hackclub.theme"),
                .embedInCode("themes/catppuccin-latte.theme"),
                .embedInCode("themes/catppuccin-mocha.theme"),
                .embedInCode("themes/gruvbox.theme"),
                .embedInCode("themes/nord.theme"),
                .embedInCode("themes/solarized.theme"),
            ]),

        // The standard library's lock, in a form that a sanitizer can observe.
        target("Locks"),

        // The targets that do I/O, and their C code.
        .target(name: "CSystem", cSettings: c),
        .target(name: "CNcurses", cSettings: c, linkerSettings: [.linkedLibrary("ncursesw")]),
        .target(name: "CCurl", cSettings: c),
        .target(name: "CSQLite", cSettings: c, linkerSettings: [.linkedLibrary("sqlite3")]),
        target("CursesTerminal", ["Cells", "CNcurses", "CSystem"]),
        target("HackatimeHTTP", ["HackatimeAPI", "CCurl", "Locks"]),
        target("HackatimeHistory", ["HackatimeAPI", "Tracker", "CSQLite", "Locks"]),

        // The loop, and the program that connects everything.
        target("DashboardRuntime", ["Dashboard", "Cells", "HackatimeAPI", "Tracker", "CSystem", "Locks"]),
        .executableTarget(
            name: "hackatop",
            dependencies: [
                "AppResources", "CSystem", "Cells", "CursesTerminal", "Dashboard", "DashboardRuntime", "HackatimeAPI",
                "HackatimeHTTP", "HackatimeHistory", "HackatimeSimulator", "Locks", "Settings", "Tracker",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swift),

        .target(name: "CLockFault", path: "Tests/CLockFault", cSettings: c),
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal", cSettings: c),
        .target(
            name: "TestSupport",
            dependencies: [
                "CPseudoTerminal", "Cells", "HackatimeAPI", "HackatimeHistory", "HackatimeSimulator", "Locks",
                "Tracker",
            ],
            path: "Tests/TestSupport", swiftSettings: swift),
        .executableTarget(
            name: "hackatop-bench",
            dependencies: ["HackatimeAPI", "HackatimeHistory", "HackatimeSimulator", "TestSupport", "Tracker"],
            path: "Tests/Bench", swiftSettings: swift),
        .executableTarget(
            name: "hackatop-soak",
            dependencies: [
                "CSystem", "Cells", "CursesTerminal", "Dashboard", "DashboardRuntime", "HackatimeAPI", "HackatimeHTTP",
                "HackatimeHistory", "HackatimeSimulator", "Locks", "TestSupport", "Tracker",
            ],
            path: "Tests/Soak", swiftSettings: swift),
        .executableTarget(
            name: "hackatop-screenshot", dependencies: ["TestSupport"], path: "Tests/Screenshot", swiftSettings: swift),
        tests("LocksTests", ["Locks"]),
        tests("CellsTests", ["AppResources", "Cells"], goldens: true),
        tests("HackatimeAPITests", ["HackatimeAPI", "HackatimeSimulator"]),
        tests("SettingsTests", ["HackatimeAPI", "Settings"]),
        tests("TrackerTests", ["AppResources", "HackatimeAPI", "Tracker"]),
        tests("HackatimeSimulatorTests", ["HackatimeAPI", "HackatimeSimulator"]),
        // The program in the documentation of `HTTPClient.get`. HackatimeHTTPTests compare and run it.
        .executableTarget(
            name: "hackatime-today", dependencies: ["HackatimeAPI", "HackatimeHTTP"], path: "Tests/Example",
            swiftSettings: swift),
        tests("HackatimeHTTPTests", ["HackatimeAPI", "HackatimeHTTP", "HackatimeSimulator", "Locks", "Tracker"]),
        tests(
            "SentenceTests",
            ["Cells", "CursesTerminal", "Dashboard", "HackatimeAPI", "HackatimeHistory", "Settings", "Tracker"],
            goldens: true),
        tests(
            "FaultTests",
            ["Cells", "Dashboard", "HackatimeAPI", "Tracker", "HackatimeHTTP", "HackatimeSimulator"]),
        tests(
            "DashboardTests", ["Cells", "Dashboard", "HackatimeAPI", "HackatimeHistory", "Tracker"], goldens: true),
        tests("CursesTerminalTests", ["AppResources", "Cells", "CursesTerminal"]),
        tests(
            "DashboardRuntimeTests",
            ["CSystem", "Cells", "Dashboard", "DashboardRuntime", "HackatimeAPI", "Locks", "Tracker"]),
        .executableTarget(
            name: "history-helper", dependencies: ["CLockFault", "HackatimeAPI", "HackatimeHistory", "Tracker"],
            path: "Tests/HistoryHelper",
            swiftSettings: swift),
        tests(
            "HackatimeHistoryTests",
            [
                "CSQLite", "Dashboard", "HackatimeAPI", "HackatimeHTTP", "HackatimeHistory", "HackatimeSimulator",
                "Locks", "Tracker",
            ],
            goldens: true),
        // Damaged input for all code that reads outside data: scripts/fuzz, and FuzzTests.
        .executableTarget(
            name: "hackatop-fuzz",
            dependencies: [
                "Cells", "CursesTerminal", "Dashboard", "HackatimeAPI", "HackatimeHTTP", "HackatimeHistory", "Locks",
                "Settings", "TestSupport", "Tracker",
            ],
            path: "Tests/Fuzz", exclude: ["Corpus"], swiftSettings: swift),
        tests("FuzzTests", []),
        tests("AppResourcesTests", ["AppResources", "Settings"]),
        tests("InstallTests", ["AppResources", "Dashboard", "Settings"]),
        tests("JourneyTests", ["HackatimeAPI", "HackatimeSimulator", "Settings", "Tracker"], goldens: true),
    ]
)
