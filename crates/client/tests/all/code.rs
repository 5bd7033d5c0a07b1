use tillit_client::{Code, ParseCodeError};

#[test]
fn a_code_is_read_as_people_type_it() {
    let code = Code::generate();
    let typed = code.as_str().to_lowercase().replace('-', " ");
    let read = Code::parse(&format!("  {typed}\n")).unwrap();
    assert_eq!(read, code);
    assert_eq!(read.sha256(), code.sha256());
}

#[test]
fn a_code_holds_160_bits_in_eight_groups_and_is_never_the_same() {
    let code = Code::generate();
    assert_eq!(code.as_str().len(), 8 * 4 + 7);
    assert_ne!(code, Code::generate());
}

#[test]
fn a_short_code_is_refused_and_debug_hides_it() {
    let code = Code::generate();
    assert_eq!(Code::parse(&code.as_str()[..30]), Err(ParseCodeError));
    assert_eq!(format!("{code:?}"), "Code(hidden)");
}
