//! A17 and A22: bodies without end, and bodies that are something else than what the address takes.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use harness::database::Database;
use harness::http::{self, Answer};
use harness::site::{Setup, Site};
use harness::wire::{HERE, connect};

use crate::every_kind::Stage;
use crate::refused::{Case, accepted};

const SUBMISSIONS: &str = "/registry/v1/submissions";
const JOSE: &str = "application/jose";
/// Every address that takes a body, with the media type that it takes.
const BODIES: [(&str, &str); 9] = [
    ("/registry/v1/submissions", JOSE),
    ("/registry/v1/withdrawals", JOSE),
    ("/registry/v1/decisions", JOSE),
    ("/registry/v1/invitations", JOSE),
    ("/registry/v1/holds", JOSE),
    ("/registry/v1/key-revocations", JOSE),
    ("/registry/v1/enrolments", "application/json"),
    ("/registry/v1/tokens", "application/x-www-form-urlencoded"),
    ("/registry/v1/nonces", "application/json"),
];

fn nonce(site: &Site) -> Answer {
    http::post(
        site.address(),
        "/registry/v1/nonces",
        "application/json",
        b"{}",
        &[],
    )
}

#[test]
fn a17_a_body_without_end_is_ended() {
    let Stage { site, .. } = Stage::begin(Database::Sqlite);
    let case = Case::begin(&site);
    for (path, media_type) in BODIES {
        let headers = [
            ("content-type", media_type),
            ("transfer-encoding", "chunked"),
        ];
        let head = http::head("POST", path, &headers);
        let mut stream = connect(HERE, site.address());
        stream.write_all(head.as_bytes()).unwrap();
        let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
        let begun = Instant::now();
        let mut sent = 0;
        // What is sent beyond the limit and a kernel's buffers nobody takes any more.
        while stream.write_all(chunk.as_bytes()).is_ok() {
            sent += 0x10000;
            assert!(sent < 64 * 1024 * 1024, "{path}: {sent} bytes were taken");
        }
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{path}: {:?}",
            begun.elapsed()
        );
        // A client that stops at the limit reads why.
        let body = chunk.repeat(17);
        case.refuses(path, (413, "too_large"), || {
            http::send(site.address(), &head, body.as_bytes())
        });
    }
    case.ends("bodies", || accepted(&nonce(&site)));
}

#[test]
fn a17_a_body_that_drips_is_given_up() {
    let setup = Setup {
        config: "[http]\nbody_timeout_seconds = 1\n".to_owned(),
        ..Setup::default()
    };
    let Stage { site, .. } = Stage::with(Database::Sqlite, setup);
    let case = Case::begin(&site);
    for framing in [("transfer-encoding", "chunked"), ("content-length", "1000")] {
        let head = http::head("POST", SUBMISSIONS, &[("content-type", JOSE), framing]);
        let mut stream = connect(HERE, site.address());
        stream.write_all(head.as_bytes()).unwrap();
        let begun = Instant::now();
        stream
            .set_read_timeout(Some(Duration::from_millis(100)))
            .unwrap();
        let mut told = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let _ = stream.write_all(b"1\r\nx\r\n");
            match stream.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => told.extend_from_slice(&buffer[..count]),
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(_) => break,
            }
            assert!(
                begun.elapsed() < Duration::from_secs(10),
                "the body is still read"
            );
        }
        let told = String::from_utf8(told).unwrap();
        assert!(told.starts_with("HTTP/1.1 408 "), "{framing:?}: {told}");
        assert!(told.contains(r#""code":"timeout""#), "{told}");
    }
    case.ends("bodies", || accepted(&nonce(&site)));
}

/// 256 MiB of zeros, which shrink a thousandfold.
fn bomb<W: std::io::Write>(mut encoder: W) -> W {
    let zeros = vec![0; 1024 * 1024];
    for _ in 0..256 {
        encoder.write_all(&zeros).unwrap();
    }
    encoder
}

#[test]
fn a22_a_compressed_body_is_refused_unopened() {
    let Stage { site, .. } = Stage::begin(Database::Sqlite);
    let gzip = bomb(GzEncoder::new(Vec::new(), Compression::best()))
        .finish()
        .unwrap();
    assert!((200_000..300_000).contains(&gzip.len()), "{}", gzip.len());
    let zlib = bomb(ZlibEncoder::new(Vec::new(), Compression::fast()))
        .finish()
        .unwrap();
    let raw = bomb(DeflateEncoder::new(Vec::new(), Compression::fast()))
        .finish()
        .unwrap();
    let case = Case::begin(&site);
    for (path, media_type) in BODIES {
        for (encoding, body) in [
            ("gzip", &gzip),
            ("GZIP", &gzip),
            ("x-gzip", &gzip),
            ("gzip, identity", &gzip),
            ("deflate", &zlib),
            ("deflate", &raw),
            ("br", &gzip),
            ("zstd", &gzip),
            ("unheard-of", &gzip),
        ] {
            let headers = [("content-encoding", encoding)];
            case.refuses(
                &format!("{path} {encoding}"),
                (415, "encoding_not_allowed"),
                || http::post(site.address(), path, media_type, body, &headers),
            );
        }
    }
    case.ends("compression", || {
        let headers = [("content-encoding", "identity")];
        accepted(&http::post(
            site.address(),
            "/registry/v1/nonces",
            "application/json",
            b"{}",
            &headers,
        ));
    });
}

/// The local header and the central entry of an empty file (APPNOTE 4.3.7 and 4.3.12).
fn zip(names: impl Iterator<Item = String>) -> Vec<u8> {
    let (mut files, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u32);
    for name in names {
        let length = (name.len() as u16).to_le_bytes();
        let at = (files.len() as u32).to_le_bytes();
        files.extend_from_slice(b"PK\x03\x04\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
        files.extend_from_slice(&length);
        files.extend_from_slice(b"\0\0");
        files.extend_from_slice(name.as_bytes());
        directory
            .extend_from_slice(b"PK\x01\x02\x0a\0\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
        directory.extend_from_slice(&length);
        directory.extend_from_slice(&[0; 12]);
        directory.extend_from_slice(&at);
        directory.extend_from_slice(name.as_bytes());
        count += 1;
    }
    let (begin, size) = (files.len() as u32, directory.len() as u32);
    files.extend_from_slice(&directory);
    files.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    let shown = (count.min(0xffff) as u16).to_le_bytes();
    for part in [
        &shown[..],
        &shown,
        &size.to_le_bytes(),
        &begin.to_le_bytes(),
        &[0, 0],
    ] {
        files.extend_from_slice(part);
    }
    files
}

#[test]
fn a22_an_archive_is_not_what_any_address_takes() {
    let Stage { site, .. } = Stage::begin(Database::Sqlite);
    let many = zip((0..100_000).map(|number| number.to_string()));
    let nested = zip(["inner.zip".to_owned()].into_iter());
    let climbing = zip(["../../etc/passwd".to_owned()].into_iter());
    let case = Case::begin(&site);
    for (path, _) in BODIES {
        for (what, archive) in [
            ("many", &many),
            ("nested", &nested),
            ("climbing", &climbing),
        ] {
            for media_type in [
                "application/zip",
                "application/octet-stream",
                "application/gzip",
            ] {
                case.refuses(
                    &format!("{path} {what} {media_type}"),
                    (415, "media_type_not_allowed"),
                    || http::post(site.address(), path, media_type, archive, &[]),
                );
            }
        }
    }
    // Said to be a statement, it is judged as one.
    let answer = http::post(site.address(), SUBMISSIONS, JOSE, &nested, &[]);
    assert_eq!(answer.status, 400, "{}", answer.text());
    case.ends("archives", || accepted(&nonce(&site)));
}
