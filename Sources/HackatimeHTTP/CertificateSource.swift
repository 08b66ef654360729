import CCurl
import HackatimeAPI

/// Which root certificates a transfer trusts.
///
/// Reading a whole bundle costs some 25 ms of CPU for every new connection; a directory of hashed links is read one
/// certificate at a time. So the directory goes first, and the bundle is tried once if it knows no root.
enum CertificateSource: Equatable {
    /// As the library was built.
    case builtIn
    case file(String)
    case directory(String)

    /// Only after libcurl is loaded.
    static func choose(for settings: HTTPSettings) -> CertificateSource {
        if let file = settings.certificatesFile, !file.isEmpty { return .file(file) }
        if ccurl_uses_openssl(), let directory = ccurl_default_directory(), ccurl_has_hashed_links(directory) {
            return .directory(String(cString: directory))
        }
        return bundle ?? .builtIn
    }

    /// What to try after a directory failed.
    static var bundle: CertificateSource? {
        ccurl_default_bundle().map { .file(String(cString: $0)) }
    }

    func apply(to handle: OpaquePointer) {
        switch self {
        case .builtIn: break
        case .file(let path): ccurl_set_certificates(handle, path, nil)
        case .directory(let path): ccurl_set_certificates(handle, nil, path)
        }
    }
}
