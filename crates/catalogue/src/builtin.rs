//! The frozen releases of `attribute-lists/`, as part of the program.

use crate::{AttributeList, export};

/// One frozen release, with the manifest that its list has now.
#[derive(Debug, Clone, Copy)]
pub struct BuiltinRelease {
    /// The list's name: `gemensam`.
    pub list: &'static str,
    /// The release: `1.0.0`.
    pub version: &'static str,
    /// The exact text of the release.
    pub text: &'static str,
    /// The text of the list's manifest.
    pub manifest: &'static str,
}

/// The release that lies in its list's folder.
macro_rules! release {
    ($list:literal, $version:literal) => {
        BuiltinRelease {
            list: $list,
            version: $version,
            text: include_str!(concat!(
                "../../../attribute-lists/",
                $list,
                "/releases/",
                $version,
                ".json"
            )),
            manifest: include_str!(concat!(
                "../../../attribute-lists/",
                $list,
                "/manifest.yaml"
            )),
        }
    };
}

/// List by list, oldest first. Add a line when a release is frozen; none is ever removed.
const RELEASES: &[BuiltinRelease] = &[
    release!("gemensam", "1.0.0"),
    release!("gemensam", "1.1.0"),
    release!("gemensam", "1.2.0"),
    release!("halsa", "0.1.0"),
    release!("skola", "0.1.0"),
    release!("skola", "0.2.0"),
    release!("socialtjanst", "0.1.0"),
    release!("socialtjanst", "0.2.0"),
    release!("socialtjanst", "0.3.0"),
];

/// Every frozen release, list by list, oldest first.
pub fn builtin() -> &'static [BuiltinRelease] {
    RELEASES
}

/// The newest release of every list.
pub fn newest() -> Vec<&'static BuiltinRelease> {
    let is_last = |place: usize| {
        let following = RELEASES.get(place + 1);
        following.is_none_or(|next| next.list != RELEASES[place].list)
    };
    let places = 0..RELEASES.len();
    places
        .filter(|place| is_last(*place))
        .map(|place| &RELEASES[place])
        .collect()
}

impl BuiltinRelease {
    /// The release as a value.
    pub fn read(&self) -> AttributeList {
        AttributeList::parse(self.text).expect("frozen releases are read by the tests")
    }

    /// The release as YAML.
    pub fn yaml(&self) -> String {
        export::yaml(&self.read())
    }
}
