//! Private keys in files that only their owner can read.
//!
//! Nothing is overwritten and nothing is made implicitly: [`create`] fails if the file exists, [`read`] if it does not.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::passphrase::Passphrase;
use crate::software_key::{ReadKeyError, SoftwareKey, WriteKeyError};

/// A PKCS#8 file with a P-256 key has about 250 bytes, encrypted about 500; the rest is room for other encodings.
const MAX_BYTES: u64 = 16 * 1024;

/// Why a key file was not made.
#[derive(Debug, thiserror::Error)]
pub enum CreateKeyFileError {
    /// There is a file of that name. It is left as it is: it may be the only copy of a key.
    #[error("{0} exists and is never overwritten")]
    Exists(PathBuf),
    /// The key could not be encoded.
    #[error(transparent)]
    Encode(#[from] WriteKeyError),
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Why a key file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadKeyFileError {
    /// There is no such file.
    #[error("{0} does not exist")]
    Missing(PathBuf),
    /// Others than the owner may read or write the file.
    #[error("{path} has mode {mode:04o} and can be used by others: run `chmod 600 {path}`", path = .path.display())]
    TooOpen {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// A folder, a device, or far too large.
    #[error("{0} is not a key file")]
    NotAKeyFile(PathBuf),
    /// The content is not a key that can be used.
    #[error("{path}: {source}")]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong with the key.
        source: ReadKeyError,
    },
    /// The file system refused.
    #[error("{path}: {source}: let the user that runs this program read the file", path = .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes a key to a new file of mode 0600. It is on disk, name included, when this returns.
pub fn create(
    path: &Path,
    key: &SoftwareKey,
    passphrase: Option<&Passphrase>,
) -> Result<(), CreateKeyFileError> {
    let pem = key.to_pem(passphrase)?;
    let failed = |source| CreateKeyFileError::Io {
        path: path.to_owned(),
        source,
    };
    let mut file = match OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
    {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(CreateKeyFileError::Exists(path.to_owned()));
        }
        Err(error) => return Err(failed(error)),
    };
    write_durably(&mut file, pem.as_bytes(), path).map_err(|error| {
        // Half a key is worth nothing and would stand in the way of the next try.
        let _ = fs::remove_file(path);
        failed(error)
    })
}

fn write_durably(file: &mut File, bytes: &[u8], path: &Path) -> io::Result<()> {
    // The mode given at creation is reduced by the umask, which may take away what the owner needs.
    file.set_permissions(fs::Permissions::from_mode(0o600))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// Reads a key. The mode is checked on the opened file, so it cannot be swapped in between.
pub fn read(path: &Path, passphrase: Option<&Passphrase>) -> Result<SoftwareKey, ReadKeyFileError> {
    let failed = |source| ReadKeyFileError::Io {
        path: path.to_owned(),
        source,
    };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(ReadKeyFileError::Missing(path.to_owned()));
        }
        Err(error) => return Err(failed(error)),
    };
    let metadata = file.metadata().map_err(failed)?;
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return Err(ReadKeyFileError::NotAKeyFile(path.to_owned()));
    }
    let mode = metadata.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Err(ReadKeyFileError::TooOpen {
            path: path.to_owned(),
            mode,
        });
    }
    // Reserved in full, so that no reallocation leaves a copy of the key behind.
    let mut pem = Zeroizing::new(String::with_capacity(MAX_BYTES as usize));
    file.take(MAX_BYTES)
        .read_to_string(&mut pem)
        .map_err(failed)?;
    SoftwareKey::from_pem(&pem, passphrase).map_err(|source| ReadKeyFileError::Key {
        path: path.to_owned(),
        source,
    })
}
