//! Guessing is slowed down, never locked out: failures are counted for an
//! account together with the visitor's network, for the network, and for the
//! whole portal. They are forgotten with time. The right password from another
//! network always gets its turn.

pub mod store;

use crate::{access::User, id::Id, web::session::hash};
use std::net::IpAddr;

/// How one kind of count slows down.
#[derive(Debug, Clone, Copy)]
pub struct Bound {
    /// Failures that cost nothing.
    pub free: i64,
    /// Seconds to wait after the last free one; each further one doubles them.
    pub first: i64,
    /// Seconds that a wait never exceeds.
    pub longest: i64,
    /// Seconds of quiet after which one failure is forgotten.
    pub forget: i64,
}

/// For one account, as seen from one network.
pub const ACCOUNT: Bound = Bound { free: 5, first: 30, longest: 900, forget: 900 };
/// For one network, over all accounts.
pub const NETWORK: Bound = Bound { free: 30, first: 10, longest: 300, forget: 60 };
/// For everybody together. It delays nobody by itself: while it is exceeded,
/// the other two give fewer free tries.
pub const PORTAL: Bound = Bound { free: 300, first: 0, longest: 0, forget: 10 };

impl Bound {
    /// Failures still remembered after so many seconds of quiet.
    pub fn remembered(&self, failures: i64, quiet: i64) -> i64 {
        (failures - quiet.max(0) / self.forget).max(0)
    }

    /// Seconds still to wait: 0 where the next try may be made.
    pub fn wait(&self, failures: i64, quiet: i64) -> i64 {
        let beyond = self.remembered(failures, quiet) - self.free;
        if beyond < 0 {
            return 0;
        }
        let whole = self.first.saturating_mul(1 << beyond.min(20)).min(self.longest);
        (whole - quiet.max(0)).max(0)
    }

    /// The same with fewer free tries, for when the whole portal is under attack.
    pub fn strict(self) -> Self {
        Self { free: (self.free / 3).max(1), ..self }
    }
}

/// Whose tries are counted together.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Account and network.
    pub account: String,
    /// The network.
    pub network: String,
}

impl Keys {
    /// For this address as typed (known or not) and this visitor. Only hashes
    /// are kept: the table names neither people nor networks.
    pub fn of(email: &str, ip: IpAddr) -> Self {
        let network = network(ip);
        let account = email.trim().to_lowercase();
        Self {
            account: format!("account:{}", hash(&format!("{account} {network}"))),
            network: format!("network:{}", hash(&network)),
        }
    }
}

impl Keys {
    /// For the second factor of this person. Counted over all networks: whoever
    /// tries here knows the password already, so nobody else can slow them down.
    pub fn factor(user: Id<User>, ip: IpAddr) -> Self {
        Self { account: format!("factor:{}", hash(user.as_str())), network: format!("network:{}", hash(&network(ip))) }
    }
}

/// The network an address is in: its first 24 bits, or 64 of version 6.
pub fn network(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// The visitor's address: the peer's, or, where the peer is a proxy that the
/// settings trust, the last one in `X-Forwarded-For` that is no such proxy.
pub fn visitor(peer: Option<IpAddr>, forwarded: &str, trusted: &[IpAddr]) -> IpAddr {
    let unknown = IpAddr::from([0, 0, 0, 0]);
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|t| t.to_canonical() == ip.to_canonical());
    let Some(peer) = peer else { return unknown };
    if !is_trusted(&peer) {
        return peer;
    }
    let mut nearest = peer;
    for hop in forwarded.rsplit(',').map(str::trim) {
        // What cannot be read was not written by a proxy of ours.
        let Some(ip) = address(hop) else { return nearest };
        nearest = ip;
        if !is_trusted(&ip) {
            return ip;
        }
    }
    nearest
}

/// An address, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let with_port = || text.parse::<std::net::SocketAddr>().ok().map(|a| a.ip());
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use super::{ACCOUNT, IpAddr, NETWORK, network, visitor};

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn five_tries_are_free_and_then_the_wait_grows_to_its_limit() {
        assert_eq!(ACCOUNT.wait(4, 0), 0);
        assert_eq!(ACCOUNT.wait(5, 0), 30);
        assert_eq!(ACCOUNT.wait(5, 29), 1);
        assert_eq!(ACCOUNT.wait(5, 30), 0);
        assert_eq!(ACCOUNT.wait(6, 0), 60);
        assert_eq!(ACCOUNT.wait(60, 0), 900);
        assert_eq!(ACCOUNT.wait(i64::MAX / 2, 0), 900);
    }

    #[test]
    fn every_failure_is_forgotten_in_the_end() {
        assert_eq!(ACCOUNT.wait(6, 900), 0);
        assert_eq!(ACCOUNT.remembered(6, 6 * 900), 0);
        assert_eq!(NETWORK.wait(1_000, 301), 0);
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_lengthen_the_wait_beyond_its_limit() {
        assert_eq!(ACCOUNT.wait(60, -1_000), 900);
    }

    #[test]
    fn neighbours_count_together() {
        assert_eq!(network(ip("192.0.2.7")), network(ip("192.0.2.200")));
        assert_eq!(network(ip("::ffff:192.0.2.7")), "192.0.2.0/24");
        assert_eq!(network(ip("2001:db8:1:2:3::9")), network(ip("2001:db8:1:2:ffff::1")));
        assert_ne!(network(ip("2001:db8:1:2::1")), network(ip("2001:db8:1:3::1")));
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let proxies = [ip("127.0.0.1"), ip("10.0.0.2")];
        let peer = |text: &str| Some(ip(text));
        assert_eq!(visitor(peer("203.0.113.5"), "198.51.100.1", &proxies), ip("203.0.113.5"));
        assert_eq!(visitor(peer("127.0.0.1"), "198.51.100.1", &proxies), ip("198.51.100.1"));
        // What the visitor wrote stands first, what our proxies saw stands last.
        assert_eq!(visitor(peer("127.0.0.1"), "1.1.1.1, 198.51.100.1, 10.0.0.2", &proxies), ip("198.51.100.1"));
        assert_eq!(visitor(peer("127.0.0.1"), "nonsense", &proxies), ip("127.0.0.1"));
        assert_eq!(visitor(peer("127.0.0.1"), "", &proxies), ip("127.0.0.1"));
        assert_eq!(visitor(peer("127.0.0.1"), "198.51.100.1:4711", &proxies), ip("198.51.100.1"));
        assert_eq!(visitor(None, "198.51.100.1", &proxies), ip("0.0.0.0"));
    }
}
