/// The only place that contains the version.
enum Version {
    static let number = "0.1.0"
}
