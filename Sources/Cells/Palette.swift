/// A theme on a terminal with a given number of colours.
package struct Palette: Sendable {
    /// What a terminal can show.
    package enum Depth: Sendable, Hashable {
        case none, eight, sixteen
        /// The 256 colours of xterm.
        case indexed
        /// Red, green and blue.
        case full

        /// - Parameter colors: The number in the terminal's description.
        package init(colors: Int, isFull: Bool) {
            self = colors < 8 ? .none : colors < 16 ? .eight : colors < 256 ? .sixteen : isFull ? .full : .indexed
        }
    }

    package struct Style: Sendable, Hashable {
        package var attributes: Theme.Attributes = []
        /// `nil` is the terminal's own.
        package var foreground: Color?
        package var background: Color?

        package init(attributes: Theme.Attributes = [], foreground: Color? = nil, background: Color? = nil) {
            self.attributes = attributes
            self.foreground = foreground
            self.background = background
        }
    }

    package enum Color: Sendable, Hashable {
        /// The terminal's number.
        case number(Int)
        case rgb(RGB)
    }

    package let theme: Theme
    package let depth: Depth
    private var hasShades = false

    package init(_ theme: Theme, depth: Depth) {
        self.theme = theme
        self.depth = depth
        let shades = [Role.shade1, .shade2, .shade3, .shade4].map { plainStyle($0, isText: false).foreground }
        hasShades = !shades.contains(nil) && Set(shades).count == shades.count
    }

    /// The background of the whole screen. With few colours it is the terminal's own.
    package var background: Color? {
        depth == .full || depth == .indexed ? theme.background.flatMap { fitted($0, contrast: 0, on: []) } : nil
    }

    /// The look of a cell.
    ///
    /// - Parameter isText: The glyph is read; a block of colour needs less contrast.
    package func style(_ role: Role, isText: Bool = true, isSelected: Bool = false) -> Style {
        var style = plainStyle(role, isText: isText)
        guard isSelected, role != .selected else { return style }
        let selection = plainStyle(.selected, isText: true)
        guard selection.background != nil else { return isText ? selection : style }
        style.background = selection.background
        if isText { style.attributes.formUnion(selection.attributes) }
        return style
    }

    /// The glyph of a cell. The squares of a map differ in height; if all shades have colours of their own, they are
    /// alike.
    package func glyph(of cell: Cell) -> Glyph {
        guard hasShades, cell.picture.isLowerBlock else { return cell.picture }
        let isEmpty = cell.role == .border && cell.picture == Self.emptySquare
        return isEmpty || cell.role.isShade ? Self.square : cell.picture
    }

    private static let square = Glyph("▄")
    private static let emptySquare = Glyph("▁")

    private func plainStyle(_ role: Role, isText: Bool) -> Style {
        if let ink = role.ink {
            guard theme.hasInks else { return isText ? Style() : plainStyle(.bar, isText: false) }
            return Style(foreground: fitted(ink.color, contrast: isText ? 4.5 : 3, on: backgrounds))
        }
        guard let look = theme.looks[role] ?? theme.looks[.plain] else { return Style() }
        var attributes = look.attributes
        if depth != .indexed, depth != .full { attributes.formUnion(look.few) }
        if depth == .none { attributes.formUnion(look.none) }
        let background = look.background.flatMap { color($0, contrast: 0) }
        // Lines, the empty part of a bar and the lower shades of a map may be faint.
        let isFaint = [.barOpen, .border, .shade1, .shade2].contains(role)
        let contrast = isFaint ? 0.0 : isText ? 4.5 : 3.0
        return Style(
            attributes: attributes, foreground: look.color.flatMap { color($0, contrast: contrast) },
            background: background)
    }

    /// What a look's colour must be told apart from. The selected row counts too, if it has a colour.
    private var backgrounds: [RGB] {
        var all = theme.backgrounds
        if case .rgb(let color)? = theme.looks[.selected]?.background { all.append(color) }
        return depth == .indexed ? all.map(Self.nearest) : all
    }

    private static func nearest(_ rgb: RGB) -> RGB {
        indexed.min { rgb.distance(to: $0) < rgb.distance(to: $1) } ?? rgb
    }

    private func color(_ color: Theme.Color, contrast: Double) -> Color? {
        switch color {
        case .own(let number): depth == .none ? nil : .number(depth == .eight ? number % 8 : number)
        case .rgb(let rgb): fitted(rgb, contrast: contrast, on: backgrounds)
        }
    }

    private func fitted(_ rgb: RGB, contrast: Double, on backgrounds: [RGB]) -> Color? {
        switch depth {
        case .none: return nil
        case .eight, .sixteen:
            // Ordinary text is the terminal's own, whatever tint it has in the theme.
            if case .rgb(rgb)? = theme.looks[.plain]?.color { return nil }
            return rgb.hueNumber.map { .number($0) }
        case .full: return .rgb(rgb.moved(toContrast: contrast, on: backgrounds))
        case .indexed:
            let moved = rgb.moved(toContrast: contrast, on: backgrounds)
            // The nearest that can be read; the levels are coarse, so it need not be the nearest of all.
            let near = Self.indexed.indices.min { one, other in
                cost(Self.indexed[one]) < cost(Self.indexed[other])
            }
            return near.map { .number($0 + 16) }

            func cost(_ color: RGB) -> Int {
                let isReadable = color.contrast(on: backgrounds) >= contrast
                return moved.distance(to: color) + (isReadable ? 0 : 10_000_000)
            }
        }
    }

    /// The colours 16 to 255 of xterm: a cube of six levels, then greys.
    package static let indexed: [RGB] = {
        let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
        let cube = (0..<216).map { RGB(levels[$0 / 36] << 16 | levels[$0 / 6 % 6] << 8 | levels[$0 % 6]) }
        return cube + (0..<24).map { RGB(UInt32(8 + 10 * $0) * 0x01_0101) }
    }()
}

extension RGB {
    /// The colour of eight that has the nearest hue; `nil` for greys.
    var hueNumber: Int? {
        let (r, g, b) = (Int(red), Int(green), Int(blue))
        let (most, least) = (max(r, g, b), min(r, g, b))
        guard most - least >= 24 else { return nil }
        // 0 to 6 around the circle: red, yellow, green, cyan, blue, magenta.
        let span = Double(most - least)
        let hue =
            most == r
            ? Double(g - b) / span : most == g ? 2 + Double(b - r) / span : 4 + Double(r - g) / span
        return [1, 3, 2, 6, 4, 5][(Int(hue.rounded()) + 6) % 6]
    }
}
