//! A small HTTP/1.1 client that keeps its connection and its cookies, so that
//! what is measured is the server and not a library.

use crate::Result;
use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// What came back; the body stands in [`Client::body`].
#[derive(Debug, Default)]
pub struct Answer {
    /// The status line's number.
    pub status: u16,
    /// Where a redirect leads.
    pub location: Option<String>,
    length: Option<usize>,
    is_chunked: bool,
}

/// One connection.
pub struct Client {
    stream: TcpStream,
    addr: SocketAddr,
    cookies: BTreeMap<String, String>,
    buffer: Vec<u8>,
    /// How much of the buffer was read already.
    used: usize,
    /// The body of the last answer that was not streamed.
    pub body: Vec<u8>,
}

impl Client {
    /// Connects. The session cookie is left out where it is empty.
    pub fn new(addr: SocketAddr, session: &str) -> Result<Self> {
        let stream = TcpStream::connect(addr)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        let mut cookies = BTreeMap::new();
        if !session.is_empty() {
            cookies.insert("session".to_owned(), session.to_owned());
        }
        Ok(Self { stream, addr, cookies, buffer: Vec::new(), used: 0, body: Vec::new() })
    }

    /// Gets a page, which must answer with 200.
    pub fn page(&mut self, path: &str) -> Result<()> {
        self.get(path)?.expect(self, 200, path)
    }

    /// Gets whatever is there.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        self.send("GET", path, None)?;
        self.whole()
    }

    /// Posts a form, which must answer with a redirect: to where.
    pub fn post(&mut self, path: &str, form: &str) -> Result<String> {
        self.send("POST", path, Some(form))?;
        let answer = self.whole()?;
        answer.expect(self, 303, path)?;
        answer.location.ok_or_else(|| format!("POST {path}: a redirect without a location").into())
    }

    /// Sends a form that is answered with a file, which must come with 200, and hands it over as it comes.
    pub fn stream(&mut self, path: &str, form: &str, sink: &mut dyn FnMut(&[u8])) -> Result<()> {
        self.send("POST", path, Some(form))?;
        let answer = self.head()?;
        if answer.status != 200 {
            self.body.clear();
            let mut body = Vec::new();
            self.take(&answer, &mut |bytes| body.extend_from_slice(bytes))?;
            self.body = body;
            return answer.expect(self, 200, path);
        }
        self.take(&answer, sink)
    }

    /// The last body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn send(&mut self, method: &str, path: &str, form: Option<&str>) -> Result<()> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\naccept: text/html\r\n", self.addr);
        if !cookies.is_empty() {
            request.push_str(&format!("cookie: {}\r\n", cookies.join("; ")));
        }
        match form {
            Some(form) => request.push_str(&format!(
                "content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
                form.len()
            )),
            None => request.push_str("\r\n"),
        }
        Ok(self.stream.write_all(request.as_bytes())?)
    }

    fn whole(&mut self) -> Result<Answer> {
        let answer = self.head()?;
        let mut body = std::mem::take(&mut self.body);
        body.clear();
        self.take(&answer, &mut |bytes| body.extend_from_slice(bytes))?;
        self.body = body;
        Ok(answer)
    }

    fn head(&mut self) -> Result<Answer> {
        let mut answer = Answer::default();
        let first = self.line()?;
        answer.status = first.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or("not an HTTP answer")?;
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(answer);
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => answer.length = value.parse().ok(),
                "transfer-encoding" => answer.is_chunked = value.eq_ignore_ascii_case("chunked"),
                "location" => answer.location = Some(value.to_owned()),
                "set-cookie" => self.keep(value),
                _ => {}
            }
        }
    }

    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        let Some((name, value)) = pair.split_once('=') else { return };
        if value.is_empty() {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    fn take(&mut self, answer: &Answer, sink: &mut dyn FnMut(&[u8])) -> Result<()> {
        if !answer.is_chunked {
            return self.bytes(answer.length.unwrap_or(0), sink);
        }
        loop {
            let line = self.line()?;
            let size = line.split(';').next().unwrap_or_default().trim();
            let size = usize::from_str_radix(size, 16)?;
            self.bytes(size, sink)?;
            self.line()?;
            if size == 0 {
                return Ok(());
            }
        }
    }

    fn line(&mut self) -> Result<String> {
        loop {
            let rest = self.buffer.get(self.used..).unwrap_or_default();
            if let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
                let line = rest.get(..end).unwrap_or_default();
                let text = String::from_utf8_lossy(line).trim_end().to_owned();
                self.used += end + 1;
                return Ok(text);
            }
            self.fill()?;
        }
    }

    fn bytes(&mut self, mut wanted: usize, sink: &mut dyn FnMut(&[u8])) -> Result<()> {
        while wanted > 0 {
            let rest = self.buffer.get(self.used..).unwrap_or_default();
            if rest.is_empty() {
                self.fill()?;
                continue;
            }
            let piece = rest.get(..wanted.min(rest.len())).unwrap_or_default();
            sink(piece);
            self.used += piece.len();
            wanted -= piece.len();
        }
        Ok(())
    }

    fn fill(&mut self) -> Result<()> {
        self.buffer.drain(..self.used);
        self.used = 0;
        let end = self.buffer.len();
        self.buffer.resize(end + 65_536, 0);
        let read = self.stream.read(self.buffer.get_mut(end..).unwrap_or_default())?;
        self.buffer.truncate(end + read);
        if read == 0 { Err("the server closed the connection".into()) } else { Ok(()) }
    }
}

impl Answer {
    /// A wrong status stops the run, with the words of the page that came.
    fn expect(&self, client: &Client, status: u16, path: &str) -> Result<()> {
        if self.status == status {
            return Ok(());
        }
        let body = client.text();
        let main = body.split_once("<main").map_or(body.as_str(), |(_, main)| main);
        let mut words = String::new();
        let mut is_tag = true;
        for c in main.chars() {
            match c {
                '<' => is_tag = true,
                '>' => is_tag = false,
                c if !is_tag => words.push(c),
                _ => {}
            }
        }
        let words: Vec<&str> = words.split_whitespace().take(120).collect();
        Err(format!("{path}: status {} where {status} was expected: {}", self.status, words.join(" ")).into())
    }
}
