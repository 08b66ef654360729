import AppResources
import Cells
import Testing

/// Roles as they look in every built-in theme, with many colours, few and none.
struct PaletteTests {
    private static let depths: [Palette.Depth] = [.none, .eight, .sixteen, .indexed, .full]

    private func themes() throws -> [Theme] {
        try AppResources.themeNames.map { try ThemeFile.theme(named: $0, #require(AppResources.theme(named: $0))) }
    }

    /// `nil` for the terminal's own colours, which are the person's choice.
    private func rgb(_ color: Palette.Color?) -> RGB? {
        switch color {
        case .rgb(let rgb): rgb
        case .number(let number) where number >= 16: Palette.indexed[number - 16]
        case .number, nil: nil
        }
    }

    /// On the background of the theme; on black and on white if that is the terminal's own. Selected rows too.
    @Test(arguments: [Palette.Depth.indexed, .full])
    func `Text and bars can be read in every theme, role and language`(_ depth: Palette.Depth) throws {
        var checked = 0
        for theme in try themes() {
            let palette = Palette(theme, depth: depth)
            let grounds = palette.background.flatMap(rgb).map { [$0] } ?? [.black, .white]
            for role in Role.all where ![.border, .barOpen, .shade1, .shade2].contains(role) {
                for isText in [true, false] {
                    for isSelected in [true, false] {
                        let style = palette.style(role, isText: isText, isSelected: isSelected)
                        guard let color = rgb(style.foreground) else { continue }
                        // xterm's levels are coarse: between black and white there may be none that is nearer.
                        let wanted = (isText ? 4.5 : 3) - (depth == .indexed ? 0.06 : 0.01)
                        let contrast = color.contrast(on: rgb(style.background).map { [$0] } ?? grounds)
                        #expect(
                            contrast >= wanted, "\(theme.name) \(role.name) text: \(isText) selected: \(isSelected)")
                        checked += 1
                    }
                }
            }
        }
        #expect(checked > 3_000)
    }

    /// An empty day is fainter than a quiet one.
    @Test func `The shades of a map rise from the empty square on`() throws {
        for theme in try themes() {
            let palette = Palette(theme, depth: .full)
            guard let ground = palette.background.flatMap(rgb) else { continue }
            let steps = [Role.barOpen, .shade1, .shade2, .shade3, .shade4].compactMap {
                rgb(palette.style($0, isText: false).foreground)?.contrast(to: ground)
            }
            #expect(steps.count == 5)
            for (lower, higher) in zip(steps, steps.dropFirst()) {
                #expect(higher > lower * 1.1, "\(theme.name) \(steps)")
            }
        }
    }

    /// A leaderboard's bars have the colour of a shade.
    @Test func `The half column at the end of a bar stays half in the colour of a shade`() throws {
        for theme in try themes() {
            var frame = Frame(size: Size(width: 4, height: 1))
            frame.bar(0.4, x: 0, y: 0, columns: 4, role: .shade2)
            let palette = Palette(theme, depth: .full)
            #expect(palette.glyph(of: frame[1, 0]) == frame[1, 0].picture, "\(theme.name)")
        }
    }

    @Test func `A colour is moved in lightness, not in hue`() throws {
        func hue(_ color: RGB) -> Double {
            let (r, g, b) = (Double(color.red), Double(color.green), Double(color.blue))
            let (most, span) = (max(r, g, b), max(r, g, b) - min(r, g, b))
            let sixth = most == r ? (g - b) / span : most == g ? 2 + (b - r) / span : 4 + (r - g) / span
            return (sixth * 60 + 360).truncatingRemainder(dividingBy: 360)
        }
        for ink in Ink.all {
            let moved = ink.color.moved(toContrast: 3, on: [.black, .white])
            #expect(moved.contrast(on: [.black, .white]) >= 3)
            let span = Int(max(moved.red, moved.green, moved.blue)) - Int(min(moved.red, moved.green, moved.blue))
            // Near grey there is hardly a hue.
            guard span > 40 else { continue }
            let turn = abs(hue(moved) - hue(ink.color))
            #expect(min(turn, 360 - turn) < 3, "\(ink.color) became \(moved)")
        }
        #expect(RGB(0x3572A5).moved(toContrast: 3, on: [.black]) == RGB(0x3572A5), "what can be read stays")
    }

    @Test func `Contrast is as WCAG computes it`() {
        #expect(RGB.black.contrast(to: .white) == 21)
        #expect(abs(RGB(0x767676).contrast(to: .white) - 4.54) < 0.005)
        #expect(abs(RGB(0xF05138).contrast(to: .black) - 5.95) < 0.05)
    }

    @Test func `Few colours are the terminal's own, and none is none`() throws {
        for theme in try themes() {
            for role in Role.all {
                let none = Palette(theme, depth: .none).style(role)
                #expect(none.foreground == nil && none.background == nil)
                for (depth, limit) in [(Palette.Depth.eight, 8), (.sixteen, 16)] {
                    let palette = Palette(theme, depth: depth)
                    #expect(palette.background == nil)
                    for color in [palette.style(role).foreground, palette.style(role).background] {
                        guard case .number(let number)? = color else { continue }
                        #expect(number < limit, "\(theme.name) \(role.name)")
                    }
                }
            }
        }
    }

    @Test func `What must be told apart looks different`() throws {
        let pairs: [(Role, Role)] = [
            (.border, .borderFocused), (.title, .titleFocused), (.bar, .barOpen), (.plain, .dim), (.plain, .bad),
            (.plain, .warning), (.warning, .bad), (.plain, .stale), (.plain, .newest),
        ]
        for theme in try themes() {
            for depth in Self.depths {
                let palette = Palette(theme, depth: depth)
                for (one, other) in pairs where !(theme.name == "mono" && one == .bar && depth == .none) {
                    #expect(
                        palette.style(one) != palette.style(other), "\(one.name), \(other.name): \(theme.name) \(depth)"
                    )
                }
                #expect(palette.style(.plain, isSelected: true) != palette.style(.plain), "\(theme.name) \(depth)")
            }
        }
    }

    @Test func `A selected bar keeps its colour`() throws {
        let swift = Role(Ink(language: "Swift"))
        for theme in try themes() {
            let palette = Palette(theme, depth: .full)
            let plain = palette.style(swift, isText: false)
            let selected = palette.style(swift, isText: false, isSelected: true)
            #expect(selected.foreground == plain.foreground)
            #expect(!selected.attributes.contains(.reverse))
        }
    }

    @Test func `A language has one colour, by any of its names`() {
        #expect(Ink(language: "Swift").color == RGB(0xF05138))
        #expect(Ink(language: "cpp") == Ink(language: "C++"))
        #expect(Ink(language: "JavaScript") == Ink(language: "js"))
        #expect(Ink(language: "Brainflow", color: "#f15038") == Ink(language: "Swift"), "the nearest to the server's")
        #expect(Ink(language: "Brainflow", color: "#888888") == Ink(language: "Brainflow"))
        #expect(Ink(name: "hackatop") == Ink(name: "hackatop"))
    }
}
