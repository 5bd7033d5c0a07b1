//! A release as an attribute map of pysaml2.

use super::quoted;
use super::remarks::{commented, of_attribute, of_list, one_line};
use super::saml_names::SamlNames;
use crate::AttributeList;

/// A Python module with the [attribute map](https://pysaml2.readthedocs.io/en/latest/howto/config.html#attribute-map-dir) of pysaml2: from SAML names to local ones (`fro`) and back (`to`).
///
/// ```python
/// MAP = {
///     "identifier": "urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
///     "fro": {
///         "urn:oid:2.5.4.4": "sn",
///     },
///     "to": {
///         "sn": "urn:oid:2.5.4.4",
///     },
/// }
/// ```
///
/// The local name is the `FriendlyName` where that is a plain word, otherwise the attribute's name in the list; the way back goes to an attribute's first name. An attribute that shares another's name is left out, as is everything that does not stand in the attribute statement; comments name them.
///
/// Of two maps for one name format pysaml2 uses the one that it reads last, so that this map stands alone in its folder or is merged by hand.
pub fn pysaml2(list: &AttributeList) -> String {
    let SamlNames { named, left_out } = SamlNames::of(list);
    let (mut fro, mut to) = (String::new(), String::new());
    for one in &named {
        let local = quoted::fixed(&one.local);
        let label = one_line(&one.attribute.label.sv);
        let mut lines = vec![format!("{}: {label}", one.attribute.id)];
        lines.extend(of_attribute(one.attribute));
        fro += &commented("        #", &lines);
        for (at, name) in one.names.iter().enumerate() {
            let name = quoted::fixed(name);
            fro += &format!("        {name}: {local},\n");
            if at == 0 {
                to += &format!("        {local}: {name},\n");
            }
        }
    }
    let mut head = of_list(list);
    if !left_out.is_empty() {
        head.push("Left out:".to_owned());
        head.extend(left_out.iter().map(|line| one_line(line)));
    }
    let head = commented("#", &head);
    format!(
        "{head}\nMAP = {{\n    \"identifier\": \"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\",\n    \"fro\": {{\n{fro}    }},\n    \"to\": {{\n{to}    }},\n}}\n"
    )
}
