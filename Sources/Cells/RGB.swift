/// A colour as red, green and blue.
package struct RGB: Sendable, Hashable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package static let black = RGB(0x000000)
    package static let white = RGB(0xFFFFFF)

    /// From one number, such as 0xF05138.
    package init(_ value: UInt32) {
        red = UInt8(truncatingIfNeeded: value >> 16)
        green = UInt8(truncatingIfNeeded: value >> 8)
        blue = UInt8(truncatingIfNeeded: value)
    }

    /// From `#rrggbb`; `nil` if it is anything else.
    package init?(hex: some StringProtocol) {
        guard hex.utf8.count == 7, hex.utf8.first == UInt8(ascii: "#") else { return nil }
        let digits = hex.dropFirst()
        guard digits.utf8.first != UInt8(ascii: "+"), let value = UInt32(digits, radix: 16) else { return nil }
        self.init(value)
    }

    package var value: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// The relative luminance of WCAG 2, 0 to 1.
    package var luminance: Double {
        0.2126 * Self.linear[Int(red)] + 0.7152 * Self.linear[Int(green)] + 0.0722 * Self.linear[Int(blue)]
    }

    /// The contrast ratio of WCAG 2, 1 to 21.
    package func contrast(to other: RGB) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// The smallest contrast to any of the backgrounds.
    package func contrast(on backgrounds: [RGB]) -> Double {
        backgrounds.reduce(21) { min($0, contrast(to: $1)) }
    }

    /// The nearest colour of the same hue, darker or lighter, that has at least this contrast to every background. If
    /// there is none, the one with the most contrast.
    package func moved(toContrast wanted: Double, on backgrounds: [RGB]) -> RGB {
        var best = (color: self, contrast: contrast(on: backgrounds))
        // The steps go away from the colour in both directions, so the first that suffices is the nearest.
        for step in 1...100 where best.contrast < wanted {
            for end in [RGB.black, .white] {
                let color = mixed(with: end, share: Double(step) / 100)
                let contrast = color.contrast(on: backgrounds)
                if contrast > best.contrast { best = (color, contrast) }
            }
        }
        return best.color
    }

    /// Mixing with black, white or grey keeps the hue.
    package func mixed(with other: RGB, share: Double) -> RGB {
        func mix(_ one: UInt8, _ two: UInt8) -> UInt32 {
            UInt32((Double(one) + (Double(two) - Double(one)) * share).rounded())
        }
        return RGB(mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue))
    }

    /// The square of a distance that weighs the channels as the eye does.
    package func distance(to other: RGB) -> Int {
        let (r, g, b) = (
            Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue)
        )
        return 2 * r * r + 4 * g * g + 3 * b * b
    }

    /// Linear light of the sRGB levels, with the exponent 2.4 by its series, because the C library is not for this
    /// target.
    private static let linear: [Double] = (0...255).map { level in
        let value = Double(level) / 255
        return value <= 0.04045 ? value / 12.92 : power24((value + 0.055) / 1.055)
    }

    /// `x` to the power of 2.4: the fifth root of `x` to the twelfth, by Newton's method.
    private static func power24(_ x: Double) -> Double {
        let square = x * x
        let target = square * square * square * square * square * square
        var root = x
        for _ in 0..<40 {
            let fourth = root * root * root * root
            root -= (fourth * root - target) / (5 * fourth)
        }
        return root
    }
}
