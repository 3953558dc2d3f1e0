//! The program: everything it can do stands in `cli`.

use std::process::ExitCode;

/// Gives memory back after a large export, and makes threads wait less for each other than the system's own.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    give_memory_back_soon();
    share_one_heap_in_c();
    habeas::cli::run()
}

/// Memory that is freed goes back to the system after four milliseconds, and not after a second as by
/// default: a fifth of the memory stayed after a busy hour. Not at once: an export frees and asks for the same pages
/// again and again, and spent a quarter of its time in the system for it. `MIMALLOC_PURGE_DELAY` says otherwise.
#[expect(unsafe_code, reason = "the allocator's settings have no other door")]
fn give_memory_back_soon() {
    /// `mi_option_purge_delay` in mimalloc.h, in milliseconds.
    const PURGE_DELAY: std::ffi::c_int = 15;
    // SAFETY: it sets one number among the allocator's options, and no other thread has been started yet.
    unsafe { libmimalloc_sys::mi_option_set_default(PURGE_DELAY, 4) }
}

/// SQLite asks the system's own allocator, which keeps a heap for each thread and what was freed in all of them: a
/// seventh of the memory after a busy hour.
#[cfg(target_env = "gnu")]
#[expect(unsafe_code, reason = "the system's allocator has no other door")]
fn share_one_heap_in_c() {
    // SAFETY: it sets one number among the allocator's options, and no other thread has been started yet.
    unsafe { libc::mallopt(libc::M_ARENA_MAX, 1) };
}

/// Other systems keep one heap.
#[cfg(not(target_env = "gnu"))]
fn share_one_heap_in_c() {}
