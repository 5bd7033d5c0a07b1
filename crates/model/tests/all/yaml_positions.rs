//! Strict YAML: where each value stands, counted as editors count.

use tillit_model::text::yaml::read;

/// Line and column of the value with this pointer.
fn place(text: &str, pointer: &str) -> (u32, u32) {
    let position = read(text).unwrap().positions.find(pointer);
    (position.line, position.column)
}

const SOURCE: &str = "\
format: entity-source/1
name:
  sv: Inloggning
  en: Login
matf:
  clients:
    - description: klient
      pins:
        - alg: sha256
          digest: x
    - description: en till
federations: [moa, fidus]
support: { email: a@b.example }
";

#[test]
fn a_plain_value_is_found_where_it_stands() {
    assert_eq!(place(SOURCE, "/format"), (1, 9));
    assert_eq!(place(SOURCE, "/name/sv"), (3, 7));
    assert_eq!(place(SOURCE, "/name/en"), (4, 7));
    assert_eq!(place(SOURCE, "/matf/clients/0/pins/0/digest"), (10, 19));
    assert_eq!(place(SOURCE, "/matf/clients/1/description"), (11, 20));
}

#[test]
fn a_collection_is_found_at_its_key() {
    assert_eq!(place(SOURCE, "/name"), (2, 1));
    assert_eq!(place(SOURCE, "/matf"), (5, 1));
    assert_eq!(place(SOURCE, "/matf/clients"), (6, 3));
    assert_eq!(place(SOURCE, "/matf/clients/0/pins"), (8, 7));
    assert_eq!(place(SOURCE, "/federations"), (12, 1));
    assert_eq!(place(SOURCE, "/support"), (13, 1));
}

#[test]
fn an_element_is_found_where_its_content_begins() {
    assert_eq!(place(SOURCE, "/matf/clients/0"), (7, 7));
    assert_eq!(place(SOURCE, "/matf/clients/1"), (11, 7));
    assert_eq!(place(SOURCE, "/matf/clients/0/pins/0"), (9, 11));
    assert_eq!(place(SOURCE, "/federations/0"), (12, 15));
    assert_eq!(place(SOURCE, "/federations/1"), (12, 20));
}

#[test]
fn members_written_on_one_line_are_found_in_it() {
    assert_eq!(place(SOURCE, "/support/email"), (13, 19));
    assert_eq!(place("a: [[1, 2], [3]]\n", "/a/1/0"), (1, 14));
}

#[test]
fn the_whole_document_is_found_where_it_begins() {
    assert_eq!(place(SOURCE, ""), (1, 1));
    assert_eq!(place("# a comment\n\na: 1\n", ""), (3, 1));
    assert_eq!(place("# a comment\n\na: 1\n", "/missing"), (3, 1));
}

#[test]
fn what_is_missing_is_found_at_what_should_hold_it() {
    assert_eq!(place(SOURCE, "/matf/clients/0/pins/0/alg/x"), (9, 16));
    assert_eq!(place(SOURCE, "/matf/clients/0/pins/1"), (8, 7));
    assert_eq!(place(SOURCE, "/matf/issuers/0/x509certificate"), (5, 1));
}

#[test]
fn a_key_with_a_slash_or_a_tilde_is_found_by_its_escaped_pointer() {
    assert_eq!(place("a/b:\n  m~n: 1\n", "/a~1b/m~0n"), (2, 8));
}

#[test]
fn json_is_found_by_line_and_column_too() {
    let text = "{\n  \"name\": {\n    \"sv\": \"x\"\n  },\n  \"list\": [\n    1,\n    {\"a\": 2}\n  ]\n}\n";
    assert_eq!(place(text, ""), (1, 1));
    assert_eq!(place(text, "/name"), (2, 3));
    assert_eq!(place(text, "/name/sv"), (3, 11));
    assert_eq!(place(text, "/list/0"), (6, 5));
    assert_eq!(place(text, "/list/1/a"), (7, 11));
}

#[test]
fn a_carriage_return_changes_no_position() {
    let windows = SOURCE.replace('\n', "\r\n");
    for pointer in [
        "/format",
        "/name/en",
        "/matf/clients/1",
        "/federations/1",
        "/support/email",
    ] {
        assert_eq!(
            place(&windows, pointer),
            place(SOURCE, pointer),
            "{pointer}"
        );
    }
}

#[test]
fn columns_are_counted_in_characters() {
    assert_eq!(place("{ åäö: x, b: y }\n", "/b"), (1, 14));
    assert_eq!(place("{ 😀: x, b: y }\n", "/b"), (1, 12));
    assert_eq!(place("'å': ['ä', 'ö']\n", "/å/1"), (1, 12));
}

#[test]
fn a_value_on_the_line_after_its_key_is_found_on_its_own_line() {
    let text = "a:\n  long text\nb: |\n  block\n";
    assert_eq!(place(text, "/a"), (2, 3));
    assert_eq!(place(text, "/b").0, 4);
}

#[test]
fn an_empty_value_is_found_on_the_line_of_its_key() {
    let text = "o:\n  a:\n  b: 1\nc:\n";
    assert_eq!(place(text, "/o/a").0, 2);
    assert_eq!(place(text, "/c").0, 4);
}
