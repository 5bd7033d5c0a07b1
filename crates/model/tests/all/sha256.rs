//! SHA-256: the published vectors, and one spelling only.

use tillit_model::Sha256;

/// FIPS 180-4, example of one block.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
/// The hash of no bytes at all (NIST CAVP, `SHA256ShortMsg`, `Len = 0`).
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

#[test]
fn the_published_vectors_come_out() {
    assert_eq!(Sha256::of("abc").to_string(), ABC);
    assert_eq!(Sha256::of("").to_string(), EMPTY);
    // FIPS 180-4, example of two blocks.
    assert_eq!(
        Sha256::of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").to_string(),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    );
}

#[test]
fn what_is_written_is_read_again() {
    let hash = Sha256::of("abc");
    assert_eq!(Sha256::parse(ABC).unwrap(), hash);
    assert_eq!(Sha256::from_bytes(*hash.as_bytes()), hash);
}

#[test]
fn upper_case_is_refused() {
    assert!(Sha256::parse(&ABC.to_uppercase()).is_err());
    assert!(Sha256::parse(&ABC.replacen('f', "F", 1)).is_err());
}

#[test]
fn every_other_length_and_alphabet_is_refused() {
    for text in [
        String::new(),
        ABC[..62].to_owned(),
        ABC[..63].to_owned(),
        format!("{ABC}0"),
        format!("{ABC}00"),
        format!("0x{}", &ABC[2..]),
        format!(" {}", &ABC[1..]),
        format!("{}\n", &ABC[1..]),
        ABC.replacen('b', "g", 1),
    ] {
        assert!(Sha256::parse(&text).is_err(), "{text:?}");
    }
}
