import Cells

enum Fixtures {
    /// Similar to the dashboard: three panes above a full feed with `rows` new heartbeats at the top.
    static func dashboard(_ size: Size, rows: Int) -> Frame {
        var frame = Frame(size: size)
        frame.write(" hackatop  Nova Sterling  trust green", x: 0, y: 0, role: .title)
        let third = size.width / 3
        let languages = ["Swift", "Python", "Go"]
        for (index, name) in ["Today", "Languages", "Projects"].enumerated() {
            let inside = frame.box(
                Rect(x: index * third, y: 1, width: third, height: 11), title: name, note: "all time")
            for row in 0..<8 {
                frame.writeCut("name \(row)", x: inside.x + 1, y: inside.y + row, columns: 10)
                frame.bar(
                    Double(9 - row) / 9, x: inside.x + 12, y: inside.y + row, columns: 15,
                    role: Role(Ink(language: languages[row % 3])), clip: inside)
                frame.writeRight("\(60 - row)h 10m", right: inside.right - 1, y: inside.y + row, role: .strong)
            }
        }
        frame.write("total 4h \(10 + rows)m", x: 2, y: 3, role: .total)
        let feed = frame.box(
            Rect(x: 0, y: 12, width: size.width, height: size.height - 13), title: "Heartbeats ─ following",
            isFocused: true)
        for row in 0..<max(0, feed.height) {
            let number = 1_000 + rows - row
            let language = languages[number % 3]
            let parts: [(String, Int, Role)] = [
                ("14:\(10 + number % 50):\(10 + number * 7 % 50)", 10, .dim),
                (["hackatop", "robot-arm", "portfolio"][number % 3], 14, Role(Ink(language: language))),
                ("Sources/Dashboard/View/Pane\(number * 37 % 1_000).swift:\(number % 97)", 48, .plain),
                (language, 12, Role(Ink(language: language))), ("neovim", 10, .dim), ("main", 10, .dim),
            ]
            var x = feed.x + 1
            for (text, width, role) in parts {
                frame.write(text, x: x, y: feed.y + row, role: row < rows ? .newest : role, clip: feed)
                x += width
            }
        }
        frame.write(" updated now · next 14:33", x: 0, y: size.height - 1, role: .dim)
        return frame
    }

    static let hostile = [
        "a\u{1B}[31mred", "\u{1B}]0;title\u{7}x", "\u{1B}]52;c;AAAA\u{1B}\\x", "\u{9B}31mx", "\u{9D}0;x\u{9C}",
        "a\u{202E}b\u{200D}c\u{FEFF}d", "👩🏽‍💻 🇩🇪 1️⃣ ❤️", "x" + String(repeating: "\u{301}", count: 500),
        "\u{7}\u{8}\u{C}\u{E}\u{F}\u{7F}\u{0}", "\u{E000}\u{378}\u{E0041}", "\u{1100}\u{1161}\u{11A8}\u{1161}",
        "\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}", "\u{1B}[2Jx", "\u{1B}Pq\u{1B}[2Jx", "日\u{3099}本\u{200B}語",
    ]
}
