"use strict";
// Passkeys: without this file, and where a browser has none, the code of an app
// does the same. Each form asks the server what to ask the device, and sends its answer.
const maker = globalThis.PublicKeyCredential;
if (maker?.parseRequestOptionsFromJSON && maker.prototype.toJSON) {
  for (const shown of document.querySelectorAll("form[data-passkey], [data-passkeys]")) shown.hidden = false;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-failed]");
    const ask = async () => {
      const body = new URLSearchParams({ csrf: form.elements.csrf.value });
      const answer = await fetch(form.dataset.challenge, { method: "POST", body });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const { publicKey } = await answer.json();
      return form.dataset.passkey === "create"
        ? navigator.credentials.create({ publicKey: maker.parseCreationOptionsFromJSON(publicKey) })
        : navigator.credentials.get({ publicKey: maker.parseRequestOptionsFromJSON(publicKey) });
    };
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        const made = await ask();
        form.elements.credential.value = JSON.stringify(made);
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
}
