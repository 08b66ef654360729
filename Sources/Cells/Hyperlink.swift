/// Cells that open an address where the terminal can do that.
package struct Hyperlink: Sendable, Equatable {
    /// One row.
    package let place: Rect
    /// `http` or `https`, in printable ASCII without blanks, so that nothing in it can end a sequence.
    package let address: String

    /// Longer ones are refused by terminals.
    static let maxLength = 2_000

    /// `nil` unless it is an address that a browser opens. What is not printable ASCII is percent-encoded.
    package static func address(_ text: String) -> String? {
        guard text.utf8.count <= maxLength else { return nil }
        let lower = text.prefix(8).lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix), text.utf8.count > scheme.utf8.count
        else { return nil }
        var address = ""
        for byte in text.utf8 {
            if (0x21...0x7E).contains(byte) {
                address.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                address += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return address.utf8.count <= maxLength ? address : nil
    }

    fileprivate init(_ place: Rect, _ address: String) {
        self.place = place
        self.address = address
    }
}

extension Frame {
    /// Makes cells of a row a link, if the text is an address that a browser opens. What is filled or cleared later is
    /// one no more.
    package mutating func link(_ text: String, x: Int, y: Int, columns: Int) {
        let place = Rect(x: x, y: y, width: columns, height: 1).intersection(Rect(size))
        guard !place.isEmpty, let address = Hyperlink.address(text) else { return }
        unlink(place)
        links.append(Hyperlink(place, address))
    }

    /// Whatever has a cell in the area.
    mutating func unlink(_ area: Rect) {
        guard !links.isEmpty else { return }
        links.removeAll { !$0.place.intersection(area).isEmpty }
    }
}
