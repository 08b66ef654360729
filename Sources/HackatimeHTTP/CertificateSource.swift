import CCurl
import HackatimeAPI

/// The root certificates that a transfer trusts.
///
/// Reading a whole bundle costs some 25 ms of CPU for every new connection, while a directory of hashed links is read
/// one certificate at a time. So the directory is used first, and the bundle once if the directory has no matching
/// root.
enum CertificateSource: Equatable {
    /// libcurl's compiled-in default.
    case builtIn
    case file(String)
    case directory(String)
    /// The content of a file, which is not opened again.
    case text([UInt8], file: String)

    /// Call only after libcurl is loaded.
    static func choose(for settings: HTTPSettings) -> CertificateSource {
        if let file = settings.certificatesFile, !file.isEmpty {
            return settings.certificates.map { .text($0, file: file) } ?? .file(file)
        }
        if ccurl_uses_openssl(), let directory = ccurl_default_directory(), ccurl_has_hashed_links(directory) {
            return .directory(String(cString: directory))
        }
        return bundle ?? .builtIn
    }

    /// The source to try after a directory failed.
    static var bundle: CertificateSource? {
        ccurl_default_bundle().map { .file(String(cString: $0)) }
    }

    func apply(to handle: OpaquePointer) {
        switch self {
        case .builtIn: break
        case .file(let path): ccurl_set_certificates(handle, path, nil)
        case .text(let bytes, let file): ccurl_set_certificate_text(handle, bytes, bytes.count, file)
        case .directory(let path): ccurl_set_certificates(handle, nil, path)
        }
    }
}
