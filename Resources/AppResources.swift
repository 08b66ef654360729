/// Files that are part of the program.
package enum AppResources {
    /// A commented sample of hackatop's own settings file.
    package static var settingsSample: String {
        String(decoding: PackageResources.settings_sample_conf, as: UTF8.self)
    }

    /// The current name of a time zone with an old name, such as Asia/Kolkata for Asia/Calcutta.
    package static func currentZoneName(of old: String) -> String? {
        for line in String(decoding: PackageResources.zone_aliases_txt, as: UTF8.self).split(separator: "\n") {
            let names = line.split(separator: " ")
            if names.count == 2, names[0] == old { return String(names[1]) }
        }
        return nil
    }
}
