import Cells
import Testing

@testable import CursesTerminal

struct PaletteTests {
    /// Linear light of the levels that 256-colour terminals use, from the sRGB curve.
    private static let cube = [0, 0.1144, 0.2423, 0.4287, 0.6795, 1]
    private static let greys = [242: 0.1500, 244: 0.2159]

    private func luminance(_ color: Int) -> Double? {
        if let grey = Self.greys[color] { return grey }
        guard (16..<232).contains(color) else { return nil }
        let index = color - 16
        return 0.2126 * Self.cube[index / 36] + 0.7152 * Self.cube[index / 6 % 6] + 0.0722 * Self.cube[index % 6]
    }

    @Test func `Colours can be read on white and on black`() throws {
        let colors = Role.allCases.compactMap { role in
            Palette.style(role, colors: 256).color.map { (role: role, color: $0) }
        }
        #expect(colors.count >= 10)
        for (role, color) in colors {
            let light = try #require(luminance(color))
            #expect(1.05 / (light + 0.05) >= 3.3, "\(role)")
            #expect((light + 0.05) / 0.05 >= 3.3, "\(role)")
        }
    }

    @Test func `Without colours none is used`() {
        for role in Role.allCases {
            #expect(Palette.style(role, colors: 0).color == nil)
            #expect((Palette.style(role, colors: 8).color ?? 0) < 8)
            #expect((Palette.style(role, colors: 16).color ?? 0) < 8)
        }
    }

    /// If a number of the 256-colour palette were taken as RGB, it would be a dark, unreadable blue.
    @Test func `With direct colours they are the same`() {
        func direct(_ role: Role) -> Int? { Palette.style(role, colors: 0x100_0000, isDirect: true).color }
        #expect(direct(.bar) == 0x0087AF)
        #expect(direct(.bad) == 0xD75F5F)
        #expect(direct(.dim) == 0x808080)
        #expect(direct(.plain) == nil)
        for role in Role.allCases {
            #expect((direct(role) == nil) == (Palette.style(role, colors: 256).color == nil))
            #expect(direct(role) ?? 8 >= 8, "the first eight are not red, green and blue")
        }
        #expect(Palette.style(.bar, colors: 0, isDirect: true).color == nil)
    }

    @Test(arguments: [0, 8, 16, 256])
    func `What must be told apart looks different`(_ colors: Int) {
        let pairs: [(Role, Role)] = [
            (.border, .borderFocused), (.title, .titleFocused), (.bar, .barOpen), (.plain, .selected), (.plain, .dim),
            (.plain, .bad), (.plain, .warning), (.good, .bad), (.warning, .bad), (.plain, .stale), (.plain, .newest),
        ]
        for theme in Theme.all {
            let style = { (role: Role) in Palette.style(role, colors: colors, theme: theme) }
            for (one, other) in pairs {
                #expect(style(one) != style(other), "\(one) and \(other) in \(theme.name)")
            }
        }
    }
}
