extension Cast {
    /// Stands for a lone surrogate, which a Swift string cannot hold; sent as `\ud800`.
    static let loneSurrogate: Unicode.Scalar = "\u{10FFFD}"

    /// Texts that try to escape from their place on the screen.
    static let hostileTexts: [String] = [
        "\u{1B}[31mred\u{1B}[2J\u{1B}[H", "\u{1B}]0;owned\u{7}title", "\u{9B}31mC1\u{9D}0;x\u{9C}",
        "line\r\nbreak\ttab\u{8}",
        "\u{202E}gnp.exe\u{202C}\u{2066}iso\u{2069}", "zero\u{200B}\u{200D}\u{FEFF}width\u{2060}",
        "\u{1B}]52;c;aGk=\u{1B}\\", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466} family",
        "\u{1F1E9}\u{1F1EA}\u{1F1EB} flags", "Z\u{334}\u{321}\u{32F}a\u{300}\u{301}\u{302}lgo", "漢字かなハングル한국어",
        "\u{1F44D}\u{1F3FD}\u{2764}\u{FE0F}\u{2328}", "lone\u{10FFFD}surrogate",
        "del\u{7F}nel\u{85}sep\u{2028}\u{2029}",
        "<b>&amp;\"quoted\\\"</b>", "\u{1B}P+q544e\u{1B}\\\u{1B}_x\u{1B}\\", "", "   ", "<<LAST_PROJECT>>",
        String(repeating: "W\u{0300}", count: 2500), String(repeating: "長", count: 5000),
        "\u{E0041}\u{E007F}\u{180E}tag",
    ]

    /// Some ways of counting leave these categories out.
    private static let uncounted = ["browsing", "meeting", "communicating", "ai coding"]

    static let hostile: Cast = {
        let texts = hostileTexts
        func text(_ index: Int) -> String { texts[index % texts.count] }
        func category(_ index: Int) -> String? {
            switch index % 4 {
            case 0: nil
            case 1: uncounted[index / 4 % uncounted.count]
            default: text(index + 4)
            }
        }
        return Cast(
            languages: texts.map { Language(name: $0, older: 600) } + [Language(name: nil, older: 60)],
            projects: texts.indices.map { index in
                Project(
                    name: text(index), weight: 1, older: 900, editor: index, machine: index, root: text(index + 3),
                    branches: [text(index + 1), nil, text(index + 5)],
                    files: [File("/" + text(index + 2), index), File(text(index + 7), texts.count)],
                    category: category(index), dependencies: [text(index)],
                    aiModel: index % 3 == 0 ? text(index + 8) : nil)
            } + [
                Project(
                    name: nil, weight: 2, older: 0, editor: texts.count, machine: 0, root: "", branches: [nil],
                    files: [File("", texts.count)], category: nil)
            ],
            editors: texts + [nil], machines: texts.indices.map { Machine(name: text($0 + 6), system: $0) },
            systems: texts, isCareless: true)
    }()
}
