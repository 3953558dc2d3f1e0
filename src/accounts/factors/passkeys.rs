//! Passkeys (WebAuthn). The device checks who holds it (by a finger, a face or
//! a number) and signs; what it was asked stays on the server until the answer
//! comes. A passkey is bound to the portal's domain, so no other site can ask.

use super::{Factor, PASSKEY};
use crate::{
    access::User,
    config::Config,
    error::{Error, Result},
    id::Id,
    keys::Keys,
};
use data_encoding::BASE64URL_NOPAD as B64;
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

/// What a device was asked and has not answered yet: kept sealed on the server.
#[derive(Serialize, Deserialize)]
pub enum Asked {
    /// To make a passkey.
    Make(Box<PasskeyRegistration>),
    /// To use one of this person's passkeys.
    Use(Box<PasskeyAuthentication>),
    /// To use any passkey of this portal.
    UseAny(Box<DiscoverableAuthentication>),
}

/// Passkeys of this portal.
pub struct Passkeys(Webauthn);

impl Passkeys {
    /// `None` where browsers allow no passkeys: see `Config::domain`.
    pub fn of(config: &Config) -> Option<Self> {
        let (domain, origin) = (config.domain()?, Url::parse(&config.base_url).ok()?);
        WebauthnBuilder::new(domain, &origin).ok()?.rp_name("Habeas").build().ok().map(Self)
    }

    /// What to ask a device that is to make a passkey: for the browser as JSON, and to be kept.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn make(&self, user: &User, own: &[Passkey]) -> Result<(String, Asked)> {
        let known = own.iter().map(|passkey| passkey.cred_id().clone()).collect();
        let (asked, kept) = self
            .0
            .start_passkey_registration(uuid(user.id)?, &user.email, &user.name, Some(known))
            .map_err(|e| internal(&e))?;
        let mut asked = serde_json::to_value(&asked)?;
        // One that the device can find by itself signs in without an address.
        let wishes = asked.pointer_mut("/publicKey/authenticatorSelection").and_then(|it| it.as_object_mut());
        if let Some(wishes) = wishes {
            wishes.insert("residentKey".to_owned(), "preferred".into());
        }
        Ok((asked.to_string(), Asked::Make(Box::new(kept))))
    }

    /// The passkey that a device made; `None` where the answer does not hold.
    pub fn made(&self, asked: &Asked, answer: &str) -> Option<Passkey> {
        let Asked::Make(kept) = asked else { return None };
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).ok()?;
        self.0.finish_passkey_registration(&answer, kept).inspect_err(refused).ok()
    }

    /// What to ask a device: for one of these passkeys, or for any where there is none.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn ask(&self, own: &[Passkey]) -> Result<(String, Asked)> {
        let (asked, kept) = if own.is_empty() {
            let (mut asked, kept) = self.0.start_discoverable_authentication().map_err(|e| internal(&e))?;
            // A button asks, not the browser's list of suggestions.
            asked.mediation = None;
            (asked, Asked::UseAny(Box::new(kept)))
        } else {
            let (asked, kept) = self.0.start_passkey_authentication(own).map_err(|e| internal(&e))?;
            (asked, Asked::Use(Box::new(kept)))
        };
        Ok((serde_json::to_string(&asked)?, kept))
    }

    /// Whether the answer holds for this passkey; the passkey as it is to be kept from now on.
    pub fn holds(&self, asked: Asked, answer: &Answer, passkey: &Passkey) -> Option<Passkey> {
        let result = match asked {
            Asked::Use(kept) => self.0.finish_passkey_authentication(&answer.0, &kept),
            Asked::UseAny(kept) => self.0.finish_discoverable_authentication_v2(&answer.0, *kept, passkey),
            Asked::Make(_) => return None,
        };
        let result = result.inspect_err(refused).ok().filter(|it| it.user_verified())?;
        let mut after = passkey.clone();
        after.update_credential(&result).map(|_has_changed| after)
    }
}

/// A device's answer, not looked at yet.
pub struct Answer(PublicKeyCredential);

impl Answer {
    /// Reads it.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// The id of the passkey that it says it comes from.
    pub fn credential(&self) -> String {
        B64.encode(self.0.get_credential_id())
    }
}

/// The id under which a passkey is found.
pub fn credential(passkey: &Passkey) -> String {
    B64.encode(passkey.cred_id().as_ref())
}

/// The passkeys among these factors.
pub fn of(factors: &[Factor], keys: &Keys) -> Vec<Passkey> {
    factors.iter().filter(|it| it.kind == PASSKEY).filter_map(|it| read(it, keys)).collect()
}

/// The passkey that this factor is.
pub fn read(factor: &Factor, keys: &Keys) -> Option<Passkey> {
    serde_json::from_str(&factor.secret(keys)?).ok()
}

fn uuid(user: Id<User>) -> Result<Uuid> {
    Uuid::parse_str(user.as_str()).map_err(|e| Error::internal(e.to_string()))
}

fn internal(e: &WebauthnError) -> Error {
    Error::internal(format!("passkeys: {e}"))
}

fn refused(e: &WebauthnError) {
    tracing::warn!(cause = %e, "a passkey was refused");
}
