/// Files that are part of the program.
package enum AppResources {
    /// A commented sample of hackatop's own settings file.
    package static var settingsSample: String {
        String(decoding: PackageResources.settings_sample_conf, as: UTF8.self)
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
