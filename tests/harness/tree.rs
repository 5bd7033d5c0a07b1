//! What a folder holds, to tell whether something was made or changed in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tillit_model::Sha256;

use crate::database::SQLITE_FILE;

/// Everything below a folder; files with the hash of their bytes.
///
/// An SQLite database is there or not: reading it may move pages between its file and the log beside it.
pub fn tree(folder: &Path) -> BTreeMap<PathBuf, Option<Sha256>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            match name.strip_prefix(SQLITE_FILE) {
                Some("-wal" | "-shm") => continue,
                Some("") => {
                    found.insert(path, None);
                }
                _ if path.is_dir() => {
                    open.push(path.clone());
                    found.insert(path, None);
                }
                _ => {
                    let sha256 = Sha256::of(fs::read(&path).unwrap());
                    found.insert(path, Some(sha256));
                }
            }
        }
    }
    found
}
