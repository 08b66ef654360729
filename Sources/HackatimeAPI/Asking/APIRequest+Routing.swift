extension APIRequest {
    /// The request that asks this question in this dialect.
    public var request: Request {
        var request =
            switch question {
            case .profile: CurrentUser.request()
            case .today: StatusbarToday.request()
            case .ownStats: OwnStats.request(dialect)
            case .rangeStats(let target, let window): RangeStats.request(of: target, in: window)
            case .dayTotals(let first, let last, let zone): Summaries.request(from: first, to: last, zone: zone)
            case .newestHeartbeat: MostRecentHeartbeat.request()
            case .heartbeats(let window): MyHeartbeats.request(window)
            case .userStats(let user): UserStats.request(of: user)
            case .userTotal(let user, let instant): UserTotal.request(of: user, since: instant)
            case .spans(let user, let window): Spans.request(of: user, in: window)
            case .trust(let user): TrustFactor.request(of: user)
            case .userByEmail(let email): LookupEmail.request(email)
            case .userBySlackID(let slackID): LookupSlackUID.request(slackID)
            }
        request.entityTag = entityTag
        return request
    }

    /// What a response, or the failure to get one, means for this question.
    ///
    /// - Parameter keyInQuery: The key went as `?api_key=`, which some servers take on some calls only: a
    ///   refusal then says nothing about the key.
    public func outcome(of result: Result<Response, ClientError>, keyInQuery: Bool = false) -> APIResult {
        var outcome = APIResult(
            requestID: requestID, question: question, dialect: dialect, result: .failure(.cancelled))
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
                    outcome.result = .success(try answer(response))
                    outcome.entityTag = tag
                }
            } catch {
                outcome.result = .failure(keyInQuery ? blamingQuery(error) : error)
            }
        }
        return outcome
    }

    private func answer(_ response: Response) throws(ClientError) -> APIValue {
        switch question {
        case .profile: .profile(try CurrentUser.answer(response))
        case .today: .today(try StatusbarToday.answer(response))
        case .ownStats: .stats(try OwnStats.answer(response, dialect))
        case .rangeStats(let target, let window): .stats(try RangeStats.answer(response, of: target, in: window))
        case .dayTotals(let first, let last, _): .dayTotals(try Summaries.answer(response, from: first, to: last))
        case .newestHeartbeat: .newest(try MostRecentHeartbeat.answer(response))
        case .heartbeats: .heartbeats(try MyHeartbeats.answer(response))
        case .userStats: .stats(try UserStats.answer(response))
        case .userTotal: .total(try UserTotal.answer(response))
        case .spans: .spans(try Spans.answer(response))
        case .trust: .trust(try TrustFactor.answer(response))
        case .userByEmail: .user(id: try LookupEmail.answer(response))
        case .userBySlackID: .user(id: try LookupSlackUID.answer(response))
        }
    }

    /// Look-ups stay refused: where a key in the query is not taken they are for administrators anyway.
    private func blamingQuery(_ error: ClientError) -> ClientError {
        guard case .refused = error else { return error }
        return switch question {
        case .profile, .today, .dayTotals, .trust, .userByEmail, .userBySlackID: error
        case .ownStats, .rangeStats, .newestHeartbeat, .heartbeats, .userStats, .userTotal, .spans: .queryKeyRefused
        }
    }
}
