//! Puts the schemas of `/schemas` into the program: a table of address and text, one entry for each file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Folders of `schemas/` that are not served: the description of the API has an address of its own.
const ELSEWHERE: &[&str] = &["openapi"];

fn main() -> io::Result<()> {
    let root = PathBuf::from("../../schemas").canonicalize()?;
    println!("cargo::rerun-if-changed=../../schemas");
    let mut table = String::from(
        "/// Address and text of every schema.\nconst SCHEMAS: &[(&str, &str)] = &[\n",
    );
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    for file in files {
        let name = file
            .strip_prefix(&root)
            .expect("collected below the folder")
            .to_string_lossy()
            .replace('\\', "/");
        if ELSEWHERE
            .iter()
            .any(|folder| name.starts_with(&format!("{folder}/")))
        {
            continue;
        }
        let place = file.to_string_lossy();
        writeln!(
            table,
            "    ({:?}, include_str!({place:?})),",
            format!("/schemas/{name}")
        )
        .expect("a string takes everything");
    }
    table.push_str("];\n");
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("schemas.rs"), table)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
    Ok(())
}
