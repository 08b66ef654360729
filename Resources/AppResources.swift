/// Files that are part of the program.
package enum AppResources {
    /// A commented sample of hackatop's own settings file.
    package static var settingsSample: String {
        String(decoding: PackageResources.settings_sample_conf, as: UTF8.self)
    }
}
