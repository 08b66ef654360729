/// Composes Korean syllables from their letters, because some systems store file names decomposed.
///
/// The arithmetic is from the Unicode Standard, section 3.12. Some terminals join single letters with their neighbours,
/// so these are shown in their stand-alone form.
enum Hangul {
    static func isJamo(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: true
        default: false
        }
    }

    /// The open syllable of a leading consonant and a vowel.
    static func syllable(_ lead: Unicode.Scalar, _ vowel: Unicode.Scalar) -> Unicode.Scalar? {
        guard lead.value >= 0x1100, lead.value <= 0x1112, vowel.value >= 0x1161, vowel.value <= 0x1175 else {
            return nil
        }
        return Unicode.Scalar(0xAC00 + ((lead.value - 0x1100) * 21 + vowel.value - 0x1161) * 28)
    }

    /// An open syllable closed by a trailing consonant.
    static func closed(_ open: Unicode.Scalar, by trail: Unicode.Scalar) -> Unicode.Scalar? {
        guard open.value >= 0xAC00, open.value <= 0xD7A3, (open.value - 0xAC00).isMultiple(of: 28),
            trail.value >= 0x11A8, trail.value <= 0x11C2
        else { return nil }
        return Unicode.Scalar(open.value + trail.value - 0x11A7)
    }

    /// The form of a leading consonant that does not join; `nil` for vowels, endings and historic letters.
    static func standalone(_ lead: Unicode.Scalar) -> Unicode.Scalar? {
        guard lead.value >= 0x1100, lead.value <= 0x1112 else { return nil }
        return leads[Int(lead.value - 0x1100)]
    }

    private static let leads = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)
}
