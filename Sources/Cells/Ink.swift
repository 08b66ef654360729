/// The colour of something with a name: of a language, its usual one; of a project, one from a palette. The same name
/// has the same ink everywhere, and in every run.
package struct Ink: Sendable, Hashable {
    /// The place in `colors`.
    let number: UInt8

    init(number: UInt8) {
        self.number = min(number, UInt8(Self.colors.count - 1))
    }

    /// - Parameter color: `#rrggbb` as sent by the server, for a language that the table does not have. The nearest
    ///   colour of the table is taken.
    package init(language name: String, color: String? = nil) {
        let key = name.lowercased()
        if let number = Self.languages[key] {
            self.init(number: number)
        } else if let rgb = color.flatMap({ RGB(hex: $0) }), rgb != Self.unknown {
            let near = Self.colors.indices.min { Self.colors[$0].distance(to: rgb) < Self.colors[$1].distance(to: rgb) }
            self.init(number: UInt8(near ?? 0))
        } else {
            self.init(name: name)
        }
    }

    /// The ink of a project, an editor or anything else without a colour of its own.
    package init(name: String) {
        // FNV-1a, because the standard library's hash differs from run to run.
        let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        self.init(number: UInt8((hash ^ hash >> 32) % UInt64(Self.palette.count)))
    }

    /// The next of the palette, for names whose own colour is taken.
    package var next: Ink { Ink(number: UInt8((Int(number) + 1) % Self.palette.count)) }

    package static var paletteCount: Int { palette.count }

    package var color: RGB { Self.colors[Int(number)] }

    package static let all = colors.indices.map { Ink(number: UInt8($0)) }

    /// Twelve hues that can be told apart on dark and on light.
    private static let palette: [UInt32] = [
        0x3B82F6, 0xE5484D, 0x30A46C, 0xD97706, 0x8E4EC6, 0x0891B2, 0xD6409F, 0x65A30D, 0x6366F1, 0xB4762C, 0x12A594,
        0xA8556E,
    ]
    /// The server's colour for languages that it does not know.
    private static let unknown = RGB(0x888888)

    private static let colors: [RGB] = palette.map { RGB($0) } + LanguageColors.table.map { RGB($0.color) }
    private static let languages: [String: UInt8] = {
        var numbers: [String: UInt8] = [:]
        for (index, row) in LanguageColors.table.enumerated() {
            for name in row.names.split(separator: ",") { numbers[String(name)] = UInt8(palette.count + index) }
        }
        return numbers
    }()
}
