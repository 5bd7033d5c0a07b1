//! A list as a page: it reads well, and no text of the list becomes markup.

use tillit_catalogue::{builtin, export};

use crate::small_lists::{hostile, small};

#[test]
fn a_small_list_reads_so() {
    let expected = r"# Stad / Town

`town` 1.2.3, published

En stad.

A town.

- Steward: Staden / The town
- Licence: `Apache-2.0`
- Base URI: `https://registry.example/town` (provisional)

## Attribut / Attributes

| Attribute | Svenska | English | Datatype | Cardinality | Status |
|---|---|---|---|---|---|
| [name](#name) | Namn | Name | string | `0..1` | published |
| [old-name](#old-name) | Namn | Name | string | `0..1` | proposed, deprecated |

### name

**Namn / Name**

Ett namn.

A name.

- Id: `town/name`
- URI: `https://registry.example/town/name`
- Category: identity
- Datatype: string
- Cardinality: `0..1`
- Examples: `Ann`
- Personal data: personal
- Allowed uses: display
- Stability: stable
- Status: published, texts unreviewed
- Steward: Staden
- Sources: `handbook`

| Protocol | Name | Mapping | Cardinality | Note |
|---|---|---|---|---|
| saml | `urn:oid:2.5.4.4` | one-to-one |  |  |
| oidc | `family_name` | one-to-one |  |  |

### old-name

**Namn / Name**

> **Attributet är ett förslag som ingen har enats om.**
>
> **The attribute is a proposal that nobody has agreed on.**
>
> **Ska inte längre användas. Använd town/name i stället. Nytt namn.**
>
> **Should no longer be used. Use town/name instead. A new name.**

Ett namn.

A name.

- Id: `town/old-name`
- URI: `https://registry.example/town/old-name`
- Category: identity
- Datatype: string
- Cardinality: `0..1`
- Personal data: personal
- Allowed uses: display
- Stability: stable
- Status: proposed, texts unreviewed
- Steward: Staden
- Sources: `handbook`
";
    assert_eq!(export::markdown(&small()), expected);
}

#[test]
fn every_attribute_and_code_has_its_place() {
    for release in builtin() {
        let list = release.read();
        let page = export::markdown(&list);
        for attribute in &list.attributes {
            let name = attribute.name();
            assert!(page.contains(&format!("\n| [{name}](#{name}) |")));
            assert!(page.contains(&format!("\n### {name}\n")));
        }
        for system in &list.code_systems {
            assert!(page.contains(&format!("\n### Kodverk / Code system: {}\n", system.name)));
            for code in &system.codes {
                assert!(page.contains(&format!("\n| `{}` | ", code.code)));
            }
        }
    }
}

#[test]
fn a_proposal_says_so_before_anything_else() {
    let release = builtin()
        .iter()
        .find(|release| release.list == "socialtjanst");
    let page = export::markdown(&release.unwrap().read());
    let (_, after) = page.split_once(", proposed\n\n").unwrap();
    assert!(after.starts_with("> **Listan är ett förslag"));
    assert!(page.contains("Det är inte SKR:s lista"));
    assert!(page.contains("It is not SKR's list"));
}

/// A line without its code and without what a backslash takes its meaning from.
fn bare(line: &str) -> String {
    let mut bare = String::new();
    let mut letters = line.chars();
    let mut in_code = false;
    while let Some(letter) = letters.next() {
        match letter {
            '`' => in_code = !in_code,
            '\\' if !in_code => {
                letters.next();
            }
            letter if !in_code || letter == '|' => bare.push(letter),
            _ => {}
        }
    }
    assert!(!in_code, "{line:?}");
    bare
}

fn is_link(line: &str) -> bool {
    line.starts_with("| [one](#one) | ") || line.starts_with("| [two](#two) | ")
}

#[test]
fn hostile_texts_stay_texts() {
    let page = export::markdown(&hostile());
    let other_line_ends = ['\r', '\t', '\u{85}', '\u{2028}', '\u{2029}', '\u{1b}'];
    assert!(!page.contains(other_line_ends));
    let mut columns = None;
    for line in page.lines() {
        let bare = bare(line);
        let text = bare.trim_start_matches('>');
        assert!(
            !text.contains(['<', '>', '$', '~', '[']) || is_link(line),
            "{line:?}"
        );
        if line.starts_with('|') {
            let bars = bare.matches('|').count();
            assert_eq!(*columns.get_or_insert(bars), bars, "{line:?}");
        } else {
            columns = None;
            assert!(!bare.contains('|'), "{line:?}");
        }
        // Headings are ours, save for the title; a hostile text in a paragraph begins with an escaped sign.
        let is_heading = bare.starts_with('#');
        assert!(
            !is_heading || bare.matches('#').count() == bare.find(' ').unwrap(),
            "{line:?}"
        );
    }
    assert_eq!(
        page.matches("\n\\=x\"'\\`\\\\ \\*/").count(),
        2 * (2 * 2) + 2
    );
}
