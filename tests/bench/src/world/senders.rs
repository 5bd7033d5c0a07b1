//! Several clients at once, each over one connection that is kept open.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, ensure};

/// Posts every body, with so many clients; each answer has to have that status.
pub fn send_all(
    address: SocketAddr,
    path: &str,
    bodies: &[String],
    clients: usize,
    status: u16,
) -> anyhow::Result<()> {
    let next = AtomicUsize::new(0);
    let work = || -> anyhow::Result<()> {
        let mut connection = BufReader::new(TcpStream::connect(address)?);
        connection.get_ref().set_nodelay(true)?;
        while let Some(body) = bodies.get(next.fetch_add(1, Ordering::Relaxed)) {
            let request = format!(
                "POST {path} HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/jose\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            );
            connection.get_mut().write_all(request.as_bytes())?;
            let (got, answer) = answer(&mut connection)?;
            ensure!(got == status, "answered {got}: {answer}");
        }
        Ok(())
    };
    thread::scope(|scope| {
        let clients: Vec<_> = (0..clients).map(|_| scope.spawn(work)).collect();
        clients
            .into_iter()
            .try_for_each(|client| client.join().expect("a client does not panic"))
    })
}

/// Status and body of the next answer.
fn answer(connection: &mut BufReader<TcpStream>) -> anyhow::Result<(u16, String)> {
    let mut line = String::new();
    connection.read_line(&mut line)?;
    let status = line
        .split(' ')
        .nth(1)
        .context("there is no status line")?
        .parse()?;
    let mut length = 0;
    loop {
        line.clear();
        connection.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse()?;
        }
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body)?;
    Ok((status, String::from_utf8(body)?))
}
