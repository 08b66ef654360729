#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder that goes away with this.
package final class TemporaryFolder {
    package let path: String

    package init() throws {
        var template = Array("/tmp/hackatop-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Child.Failure.cannotStart("mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? Child.run(["rm", "-rf", path]) }

    package func write(_ text: String, to name: String) throws {
        guard let file = fopen(path + "/" + name, "w") else { throw Child.Failure.failed(name) }
        fputs(text, file)
        fclose(file)
    }
}
