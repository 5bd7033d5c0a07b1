use tillit_client::folder::{Certificate, ReadCertificateError as E};
use tillit_testkit::certificates::CertificateBuilder;

#[test]
fn pem_is_written_in_one_spelling_whatever_it_was_read_from() {
    let made = CertificateBuilder::leaf("a.example").self_signed();
    let crlf = made.pem.replace('\n', "\r\n");
    let one_line = {
        let body: String = made
            .pem
            .lines()
            .filter(|line| !line.starts_with('-'))
            .collect();
        format!("Subject: a\n-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----")
    };
    for text in [
        made.pem.as_bytes(),
        crlf.as_bytes(),
        one_line.as_bytes(),
        &made.der,
    ] {
        let read = Certificate::parse(text).unwrap();
        assert_eq!(read.pem(), made.pem);
        assert_eq!(read.pin().to_string(), made.pin);
    }
}

#[test]
fn anything_but_one_certificate_is_refused() {
    let made = CertificateBuilder::leaf("a.example").self_signed();
    let twice = format!("{0}{0}", made.pem);
    let with_key = format!("{}{}", made.pem, made.private_key_pem);
    let cut_key = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE";
    let trailing = [&made.der[..], b"x"].concat();
    let cases: [(&[u8], E); 6] = [
        (twice.as_bytes(), E::Several(2)),
        (with_key.as_bytes(), E::PrivateKey),
        (cut_key.as_bytes(), E::PrivateKey),
        (b"hello", E::None),
        (&trailing, E::None),
        (
            b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            E::Damaged,
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(Certificate::parse(bytes).unwrap_err(), expected);
    }
}
