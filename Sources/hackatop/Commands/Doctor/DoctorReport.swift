import HackatimeAPI
import Settings

/// Findings for people and for programs, without anything that others should not read.
struct DoctorReport {
    private let findings: [Finding]

    /// Of the first problem.
    var status: ExitStatus { findings.first { $0.level == .problem }?.status ?? .ok }

    init(_ findings: [Finding], _ secrets: Secrets, _ environment: Environment) {
        // A home of one letter would replace what is none.
        let home = environment.home.utf8.count > 2 ? environment.home : nil
        func safe(_ text: String) -> String {
            var text = CleanText.shown(secrets.hiding(in: text), limit: 600)
            if let home { text = text.replacing(home, with: "~") }
            return text
        }
        self.findings = findings.map { finding in
            var finding = finding
            finding.text = safe(finding.text)
            finding.advice = finding.advice.map(safe)
            return finding
        }
    }

    func text(_ options: OutputOptions) -> String {
        let paint = options.paint
        let counts = Finding.Level.allCases.map { level in findings.count { $0.level == level } }
        var lines = ["hackatop \(Version.number)"]
        var topic: Finding.Topic?
        for finding in findings {
            if finding.topic != topic { lines += ["", paint.title(Self.title(finding.topic))] }
            topic = finding.topic
            let mark =
                switch finding.level {
                case .ok: paint.good("ok     ")
                case .note: paint.warning("note   ")
                case .problem: paint.bad("problem")
                }
            lines.append("  \(mark)  \(finding.text)")
            if let advice = finding.advice { lines.append("           \(advice)") }
        }
        let sum = "\(Self.count(counts[2], "problem")), \(Self.count(counts[1], "note"))"
        lines += ["", counts[2] > 0 ? paint.bad(sum) : paint.good(sum)]
        return Report(
            "doctor",
            [
                ("hackatop", .text(Version.number)), ("status", .integer(Int(status.rawValue))),
                ("problems", .integer(counts[2])), ("notes", .integer(counts[1])),
                (
                    "findings",
                    .list(
                        findings.map {
                            .object([
                                ("topic", .text($0.topic.rawValue)), ("level", .text($0.level.rawValue)),
                                ("text", .text($0.text)), ("advice", .text($0.advice)),
                            ])
                        })
                ),
            ], text: lines.joined(separator: "\n")
        ).printed(options)
    }

    private static func count(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

    private static func title(_ topic: Finding.Topic) -> String {
        switch topic {
        case .settings: "Settings"
        case .key: "Key"
        case .editor: "Editors"
        case .server: "Server"
        case .clock: "Clock"
        case .zone: "Zone"
        case .heartbeat: "Heartbeats"
        case .history: "History"
        case .terminal: "Terminal"
        case .locale: "Locale"
        }
    }
}
