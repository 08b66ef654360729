extension APIRequest {
    /// The HTTP request for the call in this dialect, with the entity tag.
    public var httpRequest: Request {
        var request = call.call.request(dialect)
        request.entityTag = entityTag
        return request
    }

    /// The result of this call for a response, or for the failure to get one.
    ///
    /// - Parameter keyInQuery: Whether the key was sent as `?api_key=`. Some servers accept that on some calls only, so
    ///   a refusal says nothing about the key.
    public func outcome(of result: Result<Response, ClientError>, keyInQuery: Bool = false) -> APIResult {
        var outcome = APIResult(
            requestID: requestID, call: call, dialect: dialect, result: .failure(.cancelled))
        switch result {
        case .failure(let error):
            outcome.result = .failure(error)
        case .success(let response):
            outcome.serverTime = response.serverTime
            let tag = CleanText.entityTag(response.header("ETag"))
            do throws(ClientError) {
                if response.status == 304, let held = entityTag {
                    outcome.result = .success(.unchanged)
                    outcome.entityTag = tag ?? held
                } else {
                    outcome.result = .success(try call.call.value(response, dialect, keyInQuery))
                    outcome.entityTag = tag
                }
            } catch {
                outcome.result = .failure(error)
            }
        }
        return outcome
    }
}
