//! The program: everything it can do stands in `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    habeas::cli::run()
}
