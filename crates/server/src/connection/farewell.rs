//! The last answer of a connection: who closes while the other side still sends takes back what it has not read yet.

use std::time::Duration;

use actix_web::rt::time::timeout;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// How long to listen to a client that reads its last answer. Clients that read to the end of the connection have it within a second.
pub(crate) const LISTEN: Duration = Duration::from_millis(500);
/// How much to listen to: more than one head or body, less than anyone can wait for.
pub(super) const LISTEN_TO: usize = 2 * 1024 * 1024;

/// Answers, and listens until the client has read it. Whatever goes wrong, the connection ends.
pub(super) async fn say(mut stream: TcpStream, answer: &[u8]) {
    let talk = async {
        stream.write_all(answer).await?;
        stream.shutdown().await?;
        let mut heard = [0; 4096];
        let mut left = LISTEN_TO;
        loop {
            let count = stream.read(&mut heard).await?;
            if count == 0 || count > left {
                return std::io::Result::Ok(());
            }
            left -= count;
        }
    };
    let _ = timeout(LISTEN, talk).await;
}
