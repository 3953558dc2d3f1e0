//! Rows → bytes, as the profile wants them.

use super::{COLUMNS, Profile, cell::Cell, guard::guard, row::Row};
use crate::error::{Error, Result};
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

/// Some rows of a file.
pub struct Sheet {
    profile: Profile,
    out: Writer<Vec<u8>>,
    cell: Cell,
}

impl Sheet {
    /// No rows yet. `bytes` is how much they will come to, roughly.
    pub fn new(profile: Profile, bytes: usize) -> Self {
        let mut builder = WriterBuilder::new();
        match profile {
            Profile::Data => builder.terminator(Terminator::Any(b'\n')).quote_style(QuoteStyle::Necessary),
            Profile::Excel => builder.terminator(Terminator::CRLF).quote_style(QuoteStyle::Always),
        };
        let out = builder.from_writer(Vec::with_capacity(bytes));
        Self { profile, out, cell: Cell::default() }
    }

    /// What a file begins with.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn head(profile: Profile) -> Result<Vec<u8>> {
        let mut sheet = Self::new(profile, 4_096);
        sheet.out.write_record(COLUMNS.iter().map(|column| column.name)).map_err(failed)?;
        let mark: &[u8] = match profile {
            Profile::Data => b"",
            Profile::Excel => "\u{feff}".as_bytes(),
        };
        Ok([mark, &sheet.bytes()?].concat())
    }

    /// Adds the row of a case.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn add(&mut self, row: &Row) -> Result<()> {
        for column in &COLUMNS {
            self.cell.clear();
            (column.write)(row, &mut self.cell);
            let text = self.cell.as_str();
            if self.profile == Profile::Data || self.cell.is_number() || text.is_empty() {
                self.out.write_field(text).map_err(failed)?;
            } else {
                self.out.write_field(guard(text).as_bytes()).map_err(failed)?;
            }
        }
        self.out.write_record(None::<&[u8]>).map_err(failed)
    }

    /// The bytes of the rows.
    ///
    /// # Errors
    /// When there is no memory for them.
    pub fn bytes(self) -> Result<Vec<u8>> {
        self.out.into_inner().map_err(|e| Error::internal(e.to_string()))
    }
}

fn failed(e: csv::Error) -> Error {
    Error::Internal(e.into())
}
