//! Hygiene of names: nothing hidden, nothing that looks like something else, and every real name is clean.

use std::collections::HashMap;

use tillit_model::{NameFault, municipalities, name_faults, name_skeleton};

/// Malmö with a Cyrillic а (U+0430).
const FALSE_MALMO: &str = "M\u{0430}lmö";

#[test]
fn every_municipality_has_a_name_without_faults() {
    for (_, name) in municipalities() {
        assert_eq!(name_faults(name), [], "{name}");
        assert_eq!(name_faults(&format!("{name} kommun")), [], "{name}");
    }
}

#[test]
fn ordinary_swedish_names_are_clean() {
    for name in [
        "Stockholms stad",
        "Malmö stad, Förskole- och grundskoleförvaltningen",
        "Region Jönköpings län",
        "Sveriges Kommuner och Regioner (SKR)",
        "Kungl. Tekniska högskolan",
        "Åsa & Örjan AB – 1:a huset",
        "Müller Förlag",
        "Café Ré",
    ] {
        assert_eq!(name_faults(name), [], "{name}");
    }
}

#[test]
fn bidirectional_controls_are_named() {
    for bad in [
        '\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}', '\u{200E}', '\u{200F}', '\u{061C}',
    ] {
        let faults = name_faults(&format!("Stock{bad}holm"));
        assert!(faults.contains(&NameFault::Forbidden(bad)), "{bad:?}");
    }
}

#[test]
fn invisible_characters_are_named() {
    for bad in [
        '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}', '\u{00AD}', '\u{034F}',
        '\u{FE0F}', '\u{2028}',
    ] {
        let faults = name_faults(&format!("Stock{bad}holm"));
        assert!(faults.contains(&NameFault::Forbidden(bad)), "{bad:?}");
    }
}

#[test]
fn tag_characters_are_named() {
    for bad in ['\u{E0001}', '\u{E0041}', '\u{E007F}', '\u{E0100}'] {
        let faults = name_faults(&format!("Stockholm{bad}"));
        assert!(faults.contains(&NameFault::Forbidden(bad)), "{bad:?}");
    }
}

#[test]
fn controls_are_named() {
    for bad in ['\0', '\t', '\r', '\n', '\u{1B}', '\u{7F}', '\u{85}'] {
        let faults = name_faults(&format!("Stock{bad}holm"));
        assert!(faults.contains(&NameFault::Forbidden(bad)), "{bad:?}");
    }
}

#[test]
fn a_decomposed_name_is_told_from_a_composed_one() {
    assert_eq!(name_faults("Malm\u{00F6}"), []);
    assert_eq!(name_faults("Malmo\u{0308}"), [NameFault::NotNfc]);
}

#[test]
fn white_space_at_an_end_and_nothing_at_all_are_faults() {
    for name in [" Malmö", "Malmö ", "\u{00A0}Malmö", "   ", ""] {
        assert!(name_faults(name).contains(&NameFault::Blank), "{name:?}");
    }
}

#[test]
fn a_cyrillic_letter_in_a_latin_name_is_a_mixture_of_scripts() {
    assert_eq!(name_faults(FALSE_MALMO), [NameFault::MixedScript]);
    assert_eq!(name_faults("Stockh\u{03BF}lm"), [NameFault::MixedScript]);
}

#[test]
fn every_fault_of_a_name_is_told() {
    let faults = name_faults("M\u{0430}lmo\u{0308}\u{200B} ");
    assert_eq!(
        faults,
        [
            NameFault::Forbidden('\u{200B}'),
            NameFault::NotNfc,
            NameFault::Blank,
            NameFault::MixedScript
        ]
    );
}

#[test]
fn names_that_look_alike_have_the_same_skeleton() {
    for (real, false_one) in [
        ("Malmö", FALSE_MALMO),
        ("Malmö", "Malmo\u{0308}"),
        ("Malmö", "MALMÖ"),
        ("Stockholm", "St\u{043E}ckh\u{03BF}lm"),
        ("Ale", "\u{0410}le"),
        ("Orsa", "\u{041E}rsa"),
    ] {
        assert_eq!(name_skeleton(real), name_skeleton(false_one), "{false_one}");
    }
}

#[test]
fn a_capital_i_a_small_l_and_a_one_are_taken_for_each_other() {
    for (real, false_one) in [
        ("Exempelbolaget", "ExempeIbolaget"),
        ("Exempelbolaget", "EXEMPELBOLAGET"),
        ("Exempelbolaget", "Exempe1bolaget"),
        ("Exempelbolaget", "Exempe|bolaget"),
        ("IKEA", "lKEA"),
        ("Ikea", "lkea"),
        ("Lidingö", "LIDlNGÖ"),
        ("Ale", "AIe"),
        ("Orsa", "0rsa"),
    ] {
        assert_eq!(name_skeleton(real), name_skeleton(false_one), "{false_one}");
    }
    for (one, other) in [("Ale", "Åle"), ("Exempelbolaget", "Exempelbolagen")] {
        assert_ne!(name_skeleton(one), name_skeleton(other), "{other}");
    }
}

#[test]
fn no_two_municipalities_share_a_skeleton() {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (_, name) in municipalities() {
        if let Some(other) = seen.insert(name_skeleton(name), name) {
            panic!("{name} is taken for {other}");
        }
    }
}

#[test]
fn a_skeleton_is_stable_over_case() {
    for (_, name) in municipalities() {
        let upper = name_skeleton(&name.to_uppercase());
        assert_eq!(upper, name_skeleton(name), "{name}");
    }
}
