import TestSupport

/// Red, green and blue.
struct PictureColor: ExpressibleByIntegerLiteral {
    let value: Int

    init(integerLiteral value: Int) { self.value = value }

    private init(value: Int) { self.value = value }

    init(_ color: ScreenCell.Color, isLight: Bool) {
        switch color {
        case .rgb(let rgb): value = rgb
        case .number(let number) where number < 16: value = (isLight ? Self.light : Self.dark)[number]
        case .number(let number) where number < 232:
            let level = { (step: Int) in step == 0 ? 0 : 55 + 40 * step }
            let cube = number - 16
            value = level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6)
        case .number(let number): value = (8 + 10 * (min(number, 255) - 232)) * 0x010101
        }
    }

    /// As `dim` is drawn by most terminals.
    func mixed(with other: PictureColor) -> PictureColor {
        let parts = [16, 8, 0].map { (((value >> $0 & 255) * 3 + (other.value >> $0 & 255) * 2) / 5) << $0 }
        return PictureColor(value: parts.reduce(0, |))
    }

    var hex: String {
        let digits = String(value, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    // Sixteen colours of a dark and of a light terminal.
    private static let dark = [
        0x1E2127, 0xE06C75, 0x98C379, 0xE5C07B, 0x61AFEF, 0xC678DD, 0x56B6C2, 0xC8CCD4,
        0x7F848E, 0xFF7B86, 0xB5E890, 0xFFD68A, 0x7DC4FF, 0xDE8EF5, 0x6BD5E1, 0xFFFFFF,
    ]
    private static let light = [
        0x24292F, 0xCF222E, 0x116329, 0x7D4E00, 0x0969DA, 0x8250DF, 0x1B7C83, 0x6E7781,
        0x57606A, 0xA40E26, 0x1A7F37, 0x633C01, 0x218BFF, 0xA475F9, 0x3192AA, 0x8C959F,
    ]
}
