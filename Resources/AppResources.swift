/// Files that are part of the program.
package enum AppResources {
    /// A commented sample of hackatop's own settings file.
    package static var settingsSample: String {
        String(decoding: PackageResources.settings_sample_conf, as: UTF8.self)
    }

    /// The dates of known events; `EventFile` tells the form.
    package static var events: String { String(decoding: PackageResources.events_txt, as: UTF8.self) }

    /// The built-in themes, in the order in which a key goes through them. The first is the default.
    package static let themeNames = [
        "terminal", "hackclub", "catppuccin-latte", "catppuccin-mocha", "gruvbox", "nord", "solarized", "mono",
    ]

    /// The text of a built-in theme.
    package static func theme(named name: String) -> String? {
        let bytes: [UInt8]? =
            switch name {
            case "terminal": PackageResources.terminal_theme
            case "hackclub": PackageResources.hackclub_theme
            case "catppuccin-latte": PackageResources.catppuccin_latte_theme
            case "catppuccin-mocha": PackageResources.catppuccin_mocha_theme
            case "gruvbox": PackageResources.gruvbox_theme
            case "nord": PackageResources.nord_theme
            case "solarized": PackageResources.solarized_theme
            case "mono": PackageResources.mono_theme
            default: nil
            }
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The other names of the same time zone, the current one first: Asia/Kolkata for Asia/Calcutta, and the reverse.
    package static func otherZoneNames(of name: String) -> [String] {
        let pairs = String(decoding: PackageResources.zone_aliases_txt, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: " ")
        }.filter { $0.count == 2 }
        let current = pairs.first { $0[0] == name }?[1] ?? name[...]
        return ([current] + pairs.filter { $0[1] == current }.map { $0[0] }).filter { $0 != name }.map(String.init)
    }
}
