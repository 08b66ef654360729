/// Decodes a document's numbers. Their grammar has been checked.
enum JSONNumber {
    /// The nearest `Double`; infinite beyond the largest.
    static func double(_ written: ArraySlice<UInt8>) -> Double? {
        exact(written) ?? Double(String(decoding: written, as: UTF8.self))
    }

    /// `nil` for a number with a point or exponent, and for one that is too large.
    static func integer(_ written: ArraySlice<UInt8>) -> Int64? {
        let isNegative = written.first == UInt8(ascii: "-")
        var value: Int64 = 0
        for byte in isNegative ? written.dropFirst() : written {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let digit = Int64(byte - UInt8(ascii: "0"))
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isBeyond) = product.addingReportingOverflow(isNegative ? -digit : digit)
            guard !isTooLarge, !isBeyond else { return nil }
            value = sum
        }
        return value
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// Digits up to 2^53 and a power of ten up to 10^22 are both exact, so one division rounds correctly (Clinger,
    /// 1990). All times from servers have this form. `nil` for anything else.
    private static func exact(_ written: ArraySlice<UInt8>) -> Double? {
        let isNegative = written.first == UInt8(ascii: "-")
        var digits: UInt64 = 0
        var decimals = 0
        var isFraction = false
        for byte in isNegative ? written.dropFirst() : written {
            switch byte {
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
                if isFraction { decimals += 1 }
                guard digits <= 1 << 53, decimals < powersOfTen.count else { return nil }
            default: return nil
            }
        }
        let value = Double(digits) / powersOfTen[decimals]
        return isNegative ? -value : value
    }
}
