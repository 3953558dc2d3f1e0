//! Many clients at once for some seconds, each with its own connection; the
//! time of every piece of work is kept.

use crate::{Result, client::Client, server::Server};
use std::{
    sync::Barrier,
    thread,
    time::{Duration, Instant},
};

/// Random numbers that are the same at every run.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// A sequence of its own for each seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    /// The next number (splitmix64).
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Result<&'a T> {
        of.get(self.below(of.len())).ok_or_else(|| "nothing to choose from".into())
    }
}

/// How long each piece of work took, and how long all of it.
#[derive(Debug, Default)]
pub struct Sample {
    micros: Vec<u64>,
    seconds: f64,
    cpu: f64,
}

impl Sample {
    /// Takes another sample in.
    pub fn add(&mut self, other: Self) {
        self.micros.extend(other.micros);
        self.seconds += other.seconds;
        self.cpu += other.cpu;
    }

    /// Pieces of work.
    pub fn count(&self) -> usize {
        self.micros.len()
    }

    /// Pieces of work in a second.
    pub fn rate(&self) -> f64 {
        if self.seconds > 0.0 { self.micros.len() as f64 / self.seconds } else { 0.0 }
    }

    /// Milliseconds of processor time that the server spent on a piece of work: says
    /// what the work costs even where the machine is busy with something else.
    pub fn cpu(&self) -> f64 {
        self.cpu * 1_000.0 / self.micros.len().max(1) as f64
    }

    /// The milliseconds within which so many of a hundred were done.
    pub fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.micros.clone();
        sorted.sort_unstable();
        let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted.get(at).map_or(0.0, |micros| *micros as f64 / 1_000.0)
    }
}

/// One client at work.
pub struct Worker {
    /// Its connection.
    pub client: Client,
    /// Its random numbers.
    pub rng: Rng,
    /// Which one it is.
    pub number: usize,
}

/// Lets so many clients work for so long. `prepare` is not timed.
pub fn drive<S>(
    (server, session): (&Server, &str),
    clients: usize,
    seconds: f64,
    seed: u64,
    prepare: impl Fn(&mut Worker) -> Result<S> + Sync,
    work: impl Fn(&mut Worker, &mut S) -> Result<()> + Sync,
) -> Result<(Sample, Vec<S>)>
where
    S: Send,
{
    let barrier = Barrier::new(clients + 1);
    let one = |number: usize| -> Result<(Vec<u64>, f64, S)> {
        let ready = Client::new(server.addr, session).and_then(|client| {
            let seed = seed * 1_000 + u64::try_from(number).unwrap_or_default();
            let mut worker = Worker { client, rng: Rng::new(seed), number };
            prepare(&mut worker).map(|state| (worker, state))
        });
        // Whoever failed must not keep the others waiting.
        barrier.wait();
        let (mut worker, mut state) = ready?;
        let (start, length) = (Instant::now(), Duration::from_secs_f64(seconds));
        let mut micros = Vec::new();
        while start.elapsed() < length {
            let began = Instant::now();
            work(&mut worker, &mut state)?;
            micros.push(u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX));
        }
        Ok((micros, start.elapsed().as_secs_f64(), state))
    };
    let one = &one;
    let mut before = Ok(0.0);
    let done: Vec<Result<(Vec<u64>, f64, S)>> = thread::scope(|threads| {
        let handles: Vec<_> = (0..clients).map(|number| threads.spawn(move || one(number))).collect();
        barrier.wait();
        before = server.cpu();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap_or_else(|_panicked| Err("a client panicked".into())))
            .collect()
    });
    let (mut sample, mut states) = (Sample { cpu: server.cpu()? - before?, ..Sample::default() }, Vec::new());
    for result in done {
        let (micros, length, state) = result?;
        sample.micros.extend(micros);
        sample.seconds = sample.seconds.max(length);
        states.push(state);
    }
    Ok((sample, states))
}
