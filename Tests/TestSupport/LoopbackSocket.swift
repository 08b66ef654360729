#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why a loopback server could not be set up.
package struct LoopbackError: Error {
    package var call: String
    package var number: Int32
}

/// Blocking sockets on 127.0.0.1.
enum LoopbackSocket {
    /// A socket bound to a port; 0 lets the system choose. Until it listens it refuses connections and reserves the
    /// port.
    static func bound(to port: Int = 0) throws(LoopbackError) -> (descriptor: Int32, port: Int) {
        let descriptor = try made()
        var isOn: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
        var address = address(of: port)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isReady = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isReady else {
            close(descriptor)
            throw LoopbackError(call: "bind", number: errno)
        }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    static func listening(on port: Int = 0) throws(LoopbackError) -> (descriptor: Int32, port: Int) {
        let (descriptor, port) = try bound(to: port)
        guard listen(descriptor, 64) == 0 else {
            close(descriptor)
            throw LoopbackError(call: "listen", number: errno)
        }
        return (descriptor, port)
    }

    /// `nil` if nothing listens.
    static func connected(to port: Int) -> Int32? {
        guard let descriptor = try? made() else { return nil }
        var address = address(of: port)
        let isConnected = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if isConnected { return descriptor }
        close(descriptor)
        return nil
    }

    private static func made() throws(LoopbackError) -> Int32 {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw LoopbackError(call: "socket", number: errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static func address(of port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = in_port_t(port).bigEndian
        return address
    }

    /// False if the peer goes away before this many seconds have passed.
    static func pause(_ seconds: Double, on descriptor: Int32) -> Bool {
        var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&asked, 1, Int32(min(max(seconds, 0) * 1000, 1e9).rounded(.up))) == 0
    }

    /// False once the peer is gone.
    static func send(_ bytes: [UInt8], on descriptor: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
                #else
                    Darwin.send(descriptor, buffer.baseAddress, buffer.count, 0)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// The received bytes; empty at the end.
    static func receive(on descriptor: Int32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16384) { buffer, count in
            var got = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            while got < 0, errno == EINTR { got = recv(descriptor, buffer.baseAddress, buffer.count, 0) }
            count = max(0, got)
        }
    }

    static func closeWithReset(_ descriptor: Int32) {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close(descriptor)
    }
}
