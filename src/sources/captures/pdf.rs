//! PDF files are programs for a printer, and broken or hostile ones take all
//! time and memory there is. So each is read in a process of its own, which
//! has the file and nothing else: no settings, no keys, no database, so much
//! memory, so much time. If that process dies, the file is kept without a text.

use super::extract::Note;
use std::{
    io::{Read, Write},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// As many pages as are read.
const PAGES: usize = 500;
/// As long as it may take.
const TIME: Duration = Duration::from_secs(20);
/// As much memory as it may ask for, in kilobytes; most of it is never touched.
const MEMORY: &str = "2097152";
/// The most bytes of text that are taken from it.
const TEXT: u64 = 16 * 1024 * 1024;

/// How the process ends where there is no text.
const PASSWORD: u8 = 3;
const BROKEN: u8 = 4;
const TOO_MUCH: u8 = 5;

/// The text of a PDF file, page after page. Waits, so it is called off the threads that answer requests.
/// `program` is this program.
///
/// # Errors
/// Why there is none.
pub fn text(program: &Path, bytes: &[u8]) -> Result<String, Note> {
    // The shell is the one way to a limit of memory that needs no unsafe code; where there is none, nothing is read.
    let child = Command::new("/bin/sh")
        .args(["-c", "ulimit -v \"$2\" && exec \"$1\" read --pdf", "sh"])
        .arg(program)
        .arg(MEMORY)
        .env_clear()
        // Else the allocator asks for a gigabyte at once.
        .env("MIMALLOC_ARENA_RESERVE", "65536")
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|error| {
        tracing::error!(%error, "PDF files cannot be read: no process can be started");
        Note::Unreadable
    })?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(bytes)));
        let reader = scope.spawn(move || {
            let mut text = Vec::new();
            stdout.map(|out| out.take(TEXT).read_to_end(&mut text));
            text
        });
        let begun = Instant::now();
        let ended = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status.code(),
                Ok(None) if begun.elapsed() < TIME => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                _ => break Some(i32::from(TOO_MUCH)),
            }
        };
        // Whatever became of it, nothing is left behind.
        let _ = child.kill();
        let _ = child.wait();
        let text = reader.join().unwrap_or_default();
        match ended {
            Some(0) => Ok(String::from_utf8_lossy(&text).into_owned()),
            Some(code) if code == i32::from(PASSWORD) => Err(Note::Password),
            Some(code) if code == i32::from(TOO_MUCH) => Err(Note::TooMuch),
            // It panicked, overflowed its stack or ran out of memory.
            _ => Err(Note::Unreadable),
        }
    })
}

/// What the process of its own does: the text of these bytes, or the code to end with.
///
/// # Errors
/// The code.
pub fn read_here(bytes: &[u8]) -> Result<String, u8> {
    let mut document = pdf_extract::Document::load_mem(bytes).map_err(|e| code(&e))?;
    if document.is_encrypted() {
        // Many are sealed against printing only, and open without a word.
        document.decrypt("").map_err(|_locked| PASSWORD)?;
    }
    let pages = document.get_pages();
    if pages.len() > PAGES {
        return Err(TOO_MUCH);
    }
    let mut text = String::new();
    for number in pages.keys() {
        let mut page = String::new();
        let mut out = pdf_extract::PlainTextOutput::new(&mut page);
        pdf_extract::output_doc_page(&document, &mut out, *number).map_err(|_broken| BROKEN)?;
        text.push_str(page.trim());
        text.push_str("\n\n");
    }
    Ok(joined(&text))
}

fn code(error: &pdf_extract::Error) -> u8 {
    match error {
        pdf_extract::Error::Decryption(_) | pdf_extract::Error::InvalidPassword => PASSWORD,
        _ => BROKEN,
    }
}

/// Lines of a column become one paragraph; empty lines part paragraphs. A word
/// that is parted at the end of a line is put together where its rest is small.
fn joined(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push_str("\n\n");
            }
            continue;
        }
        let starts_small = line.chars().next().is_some_and(char::is_lowercase);
        let before = out.chars().rev().nth(1);
        if out.ends_with('-') && starts_small && before.is_some_and(char::is_alphabetic) {
            out.pop();
        } else if !out.is_empty() && !out.ends_with('\n') {
            out.push(' ');
        }
        out.push_str(line);
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_column_become_paragraphs() {
        assert_eq!(
            joined("He was ar-\nrested in May.\nShe knew.\n\n\nLater"),
            "He was arrested in May. She knew.\n\nLater"
        );
        assert_eq!(joined("Berkutov-\nBrémond"), "Berkutov- Brémond");
    }

    #[test]
    fn what_is_no_pdf_file_is_broken() {
        assert_eq!(read_here(b"%PDF-1.7 and nothing more"), Err(BROKEN));
        assert_eq!(read_here(b""), Err(BROKEN));
    }
}
