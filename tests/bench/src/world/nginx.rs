//! The reference for reads: nginx with the same bytes as a static file, tuned as its manual says for that.

use std::process::Command;

use harness::site::free_address;
use tempfile::TempDir;

use super::Served;

/// nginx that serves one file at `/file`.
#[derive(Debug)]
pub struct Nginx {
    /// The process.
    pub served: Served,
    _folder: TempDir,
}

impl Nginx {
    /// With these bytes and as many workers.
    pub fn serving(bytes: &[u8], workers: usize) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let here = folder.path().display();
        let address = free_address();
        std::fs::write(folder.path().join("file"), bytes)?;
        let config = format!(
            "daemon off; master_process off; worker_processes {workers}; pid {here}/pid; error_log {here}/log;
             worker_rlimit_nofile 8192;
             events {{ worker_connections 4096; }}
             http {{
               access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 100000000;
               open_file_cache max=100 inactive=1h; open_file_cache_valid 1h;
               default_type application/jose+json;
               client_body_temp_path {here}/b; proxy_temp_path {here}/p; fastcgi_temp_path {here}/f;
               uwsgi_temp_path {here}/u; scgi_temp_path {here}/s;
               server {{ listen {address} backlog=1024; root {here}; }}
             }}\n"
        );
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, config)?;
        let mut command = Command::new("nginx");
        // Debian keeps it where only root looks.
        let path = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("{path}:/usr/sbin"));
        command.arg("-c").arg(&file).arg("-p").arg(folder.path());
        let mut served = Served::start(&mut command, address)?;
        served.wait(|served| served.status("/file") == Some(200))?;
        Ok(Self {
            served,
            _folder: folder,
        })
    }
}
