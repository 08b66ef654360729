#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder that is deleted when this is released.
package final class TemporaryFolder {
    package let path: String

    package init() throws {
        var template = Array(Self.template(for: "test").utf8CString)
        guard mkdtemp(&template) != nil else { throw Child.Failure.cannotStart("mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? Child.run(["rm", "-rf", path]) }

    /// A path for `mkdtemp` or `mkstemp`. `scripts/test` sets the folder, to check that nothing stays in it.
    package static func template(for use: String) -> String {
        getenv("HACKATOP_TEST_FOLDER").map { "\(String(cString: $0))/XXXXXX" } ?? "/tmp/hackatop-\(use)-XXXXXX"
    }

    package func write(_ text: String, to name: String) throws {
        guard let file = fopen(path + "/" + name, "w") else { throw Child.Failure.failed(name) }
        fputs(text, file)
        fclose(file)
    }
}
