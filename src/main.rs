//! The program: everything it can do stands in `cli`.

use std::process::ExitCode;

/// Gives memory back after a large export, and makes threads wait less for each other than the system's own.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    habeas::cli::run()
}
