/// Answers of the live server, exactly as in its contract.
enum Live {
    static let profile = """
        {"data":{"id":"42","username":"orpheus","display_name":"Orpheus","full_name":"Orpheus","photo":"https://…",\
        "timezone":"America/New_York","created_at":"2025-03-01T10:00:00Z","modified_at":"2026-08-20T08:00:00Z",\
        "plan":"free"}}
        """
    static let today = """
        {"data":{"grand_total":{"text":"2h 5m / 4h goal","total_seconds":7543},
                 "goal":{"target_seconds":14400,"tracked_seconds":7200,"completion_percent":50,"complete":false}}}
        """
    static let stats = """
        {"data":{"username":"Orpheus","user_id":"42","is_coding_activity_visible":true,\
        "is_other_usage_visible":true,"status":"ok",
          "start":"2016-08-22T15:00:03Z","end":"2026-08-22T23:59:59Z","range":"all_time",\
        "human_readable_range":"All Time",
          "total_seconds":183354,"daily_average":50,"human_readable_total":"50h 55m 54s",\
        "human_readable_daily_average":"50s",
          "languages":[{"name":"Go","total_seconds":50232,"text":"13h 57m","hours":13,"minutes":57,\
        "percent":27.4,"digital":"13:57:12","color":"#00ADD8"}],
          "streak":4},
         "trust_factor":{"trust_level":"blue","trust_value":0}}
        """
    static let row = """
        {"id":4613,"time":1787371260.123,"created_at":"2026-08-22T04:01:00.480Z",\
        "updated_at":"2026-08-22T04:01:00.480Z","user_id":42,
          "entity":"/home/o/robot/main.cpp","type":"file","category":"coding","project":"robot","branch":"main",\
        "language":"C++","editor":"vscode",
          "operating_system":"linux","machine":"thinkpad","user_agent":"wakatime/v1.132.1 (linux-6.12-x86_64) \
        go1.25.5 vscode/1.104.2 vscode-wakatime/25.3.0",
          "is_write":true,"lineno":42,"lines":350,"cursorpos":12,"line_additions":null,"line_deletions":null,\
        "project_root_count":4,"dependencies":["fmt"],
          "source_type":"direct_entry","ip_address":"203.0.113.7","fields_hash":"f34071a04aa358ea9bd041ac0573dce6",\
        "ja4_id":null,"deleted_at":null,
          "ai_model":null,"ai_session":null,"ai_subscription_plan":null,"ai_input_tokens":null,\
        "ai_output_tokens":null,"ai_prompt_length":null,
          "ai_line_changes":null,"human_line_changes":null}
        """
    static let heartbeats = """
        {"start_time":"2026-08-22T00:00:00.000Z","end_time":"2026-08-22T23:59:59.999Z","total_seconds":7471,
         "heartbeats":[\(row)]}
        """
    static let newest = #"{"has_heartbeat":true,"heartbeat":\#(row),"editor":"vscode","time_ago":"5 minutes ago"}"#
    static let noHeartbeat = #"{"has_heartbeat":false,"heartbeat":null,"editor":null,"time_ago":null}"#
    static let spans = #"{"spans":[{"start_time":1787400000.0,"end_time":1787401320.5,"duration":1320}]}"#
}

/// Answers exactly as on the published page.
enum Documented {
    static let today = #"{"data":{"grand_total":{"total_seconds":7200.0,"text":"2 hrs"}}}"#
    static let stats = """
        {"user":"orpheus","total_seconds":86400,"languages":[{"name":"Python","seconds":43200}],\
        "projects":[{"name":"my-app","seconds":36000}]}
        """
    static let trust = #"{"trust_level":"yellow","trust_value":0}"#
    static let email = #"{"user_id":42,"email":"o@example.org"}"#
    static let slackID = #"{"user_id":42,"slack_uid":"U0266FRGP"}"#
}

extension Live {
    static let summaries = """
        {"data":[{"grand_total":{"total_seconds":7740,"hours":2,"minutes":9,"seconds":0,"digital":"02:09:00",\
        "decimal":"2.15","text":"2h 9m"},
          "branches":[],"categories":[],"dependencies":[],"editors":[],"entities":[],"languages":[],"machines":[],\
        "operating_systems":[],
          "projects":[{"total_seconds":4231,"hours":1,"minutes":10,"seconds":31,"digital":"01:10:31",\
        "decimal":"1.18","text":"1h 10m 31s","name":"robot","percent":54.66}],
          "range":{"date":"2026-08-22","start":"2026-08-22T04:00:00Z","end":"2026-08-23T03:59:59Z",\
        "text":"Yesterday","timezone":"America/New_York"}}],
         "cumulative_total":{"hours":2,"minutes":9,"seconds":7740,"digital":"02:09:00","decimal":"2.15",\
        "text":"2h 9m"},
         "daily_average":{"holidays":0,"days_including_holidays":1,"days_minus_holidays":1,"seconds":7740,\
        "seconds_including_other_language":7740,"text":"2h 9m","text_including_other_language":"2h 9m"},
         "start":"2026-08-22","end":"2026-08-22"}
        """
}
