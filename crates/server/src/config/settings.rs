//! Every setting, with its default and what it means: the one table that the example, the errors and the tests read.

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its full name: `limits.body_bytes`.
    pub name: &'static str,
    /// Its default, as it is written in TOML.
    pub default: &'static str,
    /// What it must be, as a remedy: `a number of bytes from 1024 to 16777216`.
    pub expects: &'static str,
    /// What it does, for the operator.
    pub means: &'static str,
}

/// Every setting, in the order of the example file.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "listen",
        default: "\"127.0.0.1:8080\"",
        expects: "an IP address and a port, as in \"127.0.0.1:8080\" or \"[::]:8080\"",
        means: "Where to listen. Put a reverse proxy in front that speaks TLS and HTTP/2.",
    },
    Setting {
        name: "base_url",
        default: "\"http://127.0.0.1:8080\"",
        expects: "the public address without a path or a slash at the end, as in \"https://registry.example\"",
        means: "The public address: every absolute URL comes from it, and it is the audience (aud) that statements are signed for. Changing it makes what was signed for the old one unacceptable.",
    },
    Setting {
        name: "database.url",
        default: "\"sqlite:tillit.db\"",
        expects: "\"sqlite:<file>\" or \"postgres://<user>@<host>/<database>\"",
        means: "The database. A relative file is below the folder of this file. Leave it out when database.url_variable is set.",
    },
    Setting {
        name: "database.url_variable",
        default: "\"\"",
        expects: "the name of an environment variable that is set, or \"\"",
        means: "The name of an environment variable that holds the database URL, for URLs with a password.",
    },
    Setting {
        name: "keys.folder",
        default: "\"keys\"",
        expects: "a folder, as in \"keys\"",
        means: "The folder of the server's own keys: publish-<federation>.pem and token.pem, mode 0600. `tillit-server init` makes them. A relative folder is below the folder of this file.",
    },
    Setting {
        name: "keys.passphrase_file",
        default: "\"\"",
        expects: "a file whose first line is the passphrase, or \"\"",
        means: "A file with the passphrase of the keys. Without one, and without keys.passphrase_variable, the keys are not encrypted.",
    },
    Setting {
        name: "keys.passphrase_variable",
        default: "\"\"",
        expects: "the name of an environment variable that is set, or \"\"; not together with keys.passphrase_file",
        means: "The name of an environment variable that holds the passphrase of the keys.",
    },
    Setting {
        name: "http.workers",
        default: "0",
        expects: "a number from 0 to 1024",
        means: "Threads that serve requests; 0 means one for each core.",
    },
    Setting {
        name: "http.blocking_threads",
        default: "16",
        expects: "a number from 1 to 512",
        means: "Threads for each worker that wait for the database or sign.",
    },
    Setting {
        name: "http.max_connections",
        default: "3000",
        expects: "a number from 1 to 1000000",
        means: "Open connections in all, if the system lets the process open so many files; further ones are answered 503 and closed. Each takes about 20 KiB.",
    },
    Setting {
        name: "http.max_connections_per_client",
        default: "100",
        expects: "a number from 1 to 1000000",
        means: "Open connections of one client: an IPv4 address, or the /64 network of an IPv6 address. Further ones are answered 429 and closed. A proxy that is trusted may have nine tenths of all.",
    },
    Setting {
        name: "http.trusted_proxies",
        default: "[\"127.0.0.1\", \"::1\"]",
        expects: "a list of addresses and networks, as in [\"127.0.0.1\", \"10.1.0.0/16\"]",
        means: "Reverse proxies in front of this server. Only from these is X-Forwarded-For believed, and of it the rightmost address that is not one of them. Leave a proxy out, and all of its clients together are counted as one.",
    },
    Setting {
        name: "http.backlog",
        default: "1024",
        expects: "a number from 1 to 65535",
        means: "Connections that may wait to be taken.",
    },
    Setting {
        name: "http.keep_alive_seconds",
        default: "30",
        expects: "a number of seconds from 1 to 3600",
        means: "How long a connection is kept on which no request comes.",
    },
    Setting {
        name: "http.head_timeout_seconds",
        default: "10",
        expects: "a number of seconds from 1 to 300",
        means: "How long a client may take to send the head of a request.",
    },
    Setting {
        name: "http.body_timeout_seconds",
        default: "20",
        expects: "a number of seconds from 1 to 300",
        means: "How long a client may take to send the whole body of a request.",
    },
    Setting {
        name: "http.write_timeout_seconds",
        default: "30",
        expects: "a number of seconds from 1 to 300",
        means: "How long an answer may wait for a client that takes nothing of it.",
    },
    Setting {
        name: "http.use_case_timeout_seconds",
        default: "30",
        expects: "a number of seconds from 1 to 300",
        means: "How long a request may work with the database before it is answered 503. Keep it below the time that clients and proxies wait.",
    },
    Setting {
        name: "http.shutdown_timeout_seconds",
        default: "20",
        expects: "a number of seconds from 1 to 300",
        means: "How long requests and jobs may take to end when the server is told to stop.",
    },
    Setting {
        name: "http.max_age_seconds",
        default: "60",
        expects: "a number of seconds from 0 to 86400",
        means: "How long caches may keep an address whose content can change (Cache-Control: max-age). Addresses with a number in them never change and are kept for a year.",
    },
    Setting {
        name: "limits.body_bytes",
        default: "1048576",
        expects: "a number of bytes from 1024 to 16777216",
        means: "The largest body of a request.",
    },
    Setting {
        name: "limits.url_bytes",
        default: "2048",
        expects: "a number of bytes from 256 to 8192",
        means: "The longest path with query.",
    },
    Setting {
        name: "rates.reads_per_second",
        default: "200",
        expects: "a number from 0 to 1000000; 0 means no limit",
        means: "Reads of files and pages that one client may make each second in the long run. They come from memory and cost next to nothing; who asks oftener is answered 429.",
    },
    Setting {
        name: "rates.reads_burst",
        default: "5000",
        expects: "a number from 1 to 10000000",
        means: "Such reads that one client may make at once after a pause: a whole mirror, say.",
    },
    Setting {
        name: "rates.queries_per_second",
        default: "20",
        expects: "a number from 0 to 1000000; 0 means no limit",
        means: "Reads that ask the database: the API, readiness, and files of earlier publications.",
    },
    Setting {
        name: "rates.queries_burst",
        default: "500",
        expects: "a number from 1 to 10000000",
        means: "Such reads that one client may make at once after a pause.",
    },
    Setting {
        name: "rates.statements_per_second",
        default: "5",
        expects: "a number from 0 to 1000000; 0 means no limit",
        means: "Everything that may change something: signed statements, requests for tokens and for numbers used once.",
    },
    Setting {
        name: "rates.statements_burst",
        default: "200",
        expects: "a number from 1 to 10000000",
        means: "Such requests that one client may make at once after a pause.",
    },
    Setting {
        name: "scheduler.enabled",
        default: "true",
        expects: "true or false",
        means: "Whether this process signs on schedule, publishes and cleans up. Several processes on one database may; one at a time does.",
    },
    Setting {
        name: "scheduler.interval_seconds",
        default: "5",
        expects: "a number of seconds from 1 to 3600",
        means: "How often to look for jobs that are due.",
    },
    Setting {
        name: "scheduler.poll_seconds",
        default: "2",
        expects: "a number of seconds from 1 to 3600",
        means: "How often to look whether something new was published, perhaps by another process.",
    },
    Setting {
        name: "log.format",
        default: "\"json\"",
        expects: "\"json\" or \"text\"",
        means: "How log lines are written to standard error: json for programs, text for people.",
    },
    Setting {
        name: "log.level",
        default: "\"info\"",
        expects: "error, warn, info, debug or trace, or directives as in \"tillit_server=debug,info\"",
        means: "What is logged. Public reads are logged at debug.",
    },
    Setting {
        name: "contact.name",
        default: "\"\"",
        expects: "a text, as in \"Federation office\", or \"\"",
        means: "Whom people turn to about this registry; stands on the page and in the description of the API. Set it: the national profile for APIs asks for it.",
    },
    Setting {
        name: "contact.email",
        default: "\"\"",
        expects: "a mail address, as in \"registry@registry.example\", or \"\"",
        means: "Their mail address.",
    },
    Setting {
        name: "contact.url",
        default: "\"\"",
        expects: "an http or https address, as in \"https://registry.example/support\", or \"\"",
        means: "Their page.",
    },
];

/// What a setting must be, as a remedy; for an unknown name the names that there are.
pub(super) fn remedy(field: &str) -> String {
    match SETTINGS.iter().find(|setting| setting.name == field) {
        Some(setting) => format!("{field} is {}", setting.expects),
        None => "see `tillit-server config example` for every setting there is".to_owned(),
    }
}
