//! Source files from folders, as the tests hand them to the crate.

use std::path::{Path, PathBuf};

use tillit_catalogue::{LocatedFinding, Resolved, SourceText, Sources, resolve};

/// The repository's `attribute-lists/`.
pub(crate) fn attribute_lists() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../attribute-lists")
}

/// What stands in a folder, by name in order.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("could not read {}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

/// The last part of a path.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The texts of these files, each with its name.
pub(crate) fn texts(paths: &[PathBuf]) -> Vec<(String, String)> {
    let read = |path: &PathBuf| (name(path), std::fs::read_to_string(path).unwrap());
    paths.iter().map(read).collect()
}

/// Resolves a manifest, files of attributes, of profiles and of code systems.
pub(crate) fn resolve_files(
    manifest: &Path,
    attributes: &[PathBuf],
    profiles: &[PathBuf],
    code_systems: &[PathBuf],
) -> Result<Resolved, Vec<LocatedFinding>> {
    let manifest = texts(&[manifest.to_owned()]).remove(0);
    let (attributes, profiles) = (texts(attributes), texts(profiles));
    let code_systems = texts(code_systems);
    resolve(Sources {
        manifest: source(&manifest),
        attributes: &sources(&attributes),
        profiles: &sources(&profiles),
        code_systems: &sources(&code_systems),
    })
}

fn source((name, text): &(String, String)) -> SourceText<'_> {
    SourceText { name, text }
}

fn sources(files: &[(String, String)]) -> Vec<SourceText<'_>> {
    files.iter().map(source).collect()
}
