// Passkeys are made and used by the browser; without this file the password signs in.
import { one } from "./dom.js";

const usable = "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

// Puts what the browser answers into the form and sends it; a refusal is told where the form is.
const answer = async (form, ask) => {
  const failed = one("[data-passkey-failed]", form);
  failed.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await ask());
    HTMLFormElement.prototype.submit.call(form);
  } catch {
    failed.hidden = false;
    failed.focus();
  }
};

const creation = one("[data-passkey-create]");
creation?.addEventListener("submit", (event) => {
  event.preventDefault();
  answer(creation, () => navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(creation.dataset.passkeyCreate)),
  }));
});

const entry = one("[data-passkey-enter]");
if (entry) entry.hidden = !usable;
entry?.addEventListener("submit", (event) => {
  event.preventDefault();
  answer(entry, async () => {
    const options = await (await fetch(entry.dataset.passkeyEnter, { method: "POST" })).json();
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  });
});
