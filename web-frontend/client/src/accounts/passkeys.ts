import { api, take, type Schemas } from '../api/api';

/** Whether this browser can do passkeys, with options in their JSON form (WebAuthn Level 3). */
export const canPasskeys = () => typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Whether it offers passkeys in the list of a field (conditional mediation). */
export const canAutofill = async () => canPasskeys() && (await PublicKeyCredential.isConditionalMediationAvailable());

/** Whether somebody has closed the browser's question, or it was ended; nothing has to be said then. */
export const isDismissed = (error: unknown) => error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');

function toJson(credential: Credential | null) {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('There is no credential.', 'NotAllowedError');
  return { ...credential.toJSON() };
}

/** Makes a passkey for who is signed in. @throws {DOMException} the browser's refusal, see {@link isDismissed} */
export async function makePasskey(name: string): Promise<Schemas['PasskeyAnswer']> {
  const { ceremony, options } = await take(api.POST('/api/v1/auth/passkeys/register/options'));
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON);
  const credential = toJson(await navigator.credentials.create({ publicKey }));
  return take(api.POST('/api/v1/auth/passkeys/register', { body: { ceremony, credential, ...(name !== '' && { name }) } }));
}

/**
 * Signs in with a passkey that the user chooses.
 * @param mediation `conditional`: offered in the list of a field, until `signal` ends it
 * @throws {DOMException} the browser's refusal, see {@link isDismissed}
 */
export async function signInByPasskey(mediation: 'optional' | 'conditional', signal: AbortSignal): Promise<Schemas['SignedInAnswer']> {
  const { ceremony, options } = await take(api.POST('/api/v1/auth/passkeys/login/options', { signal }));
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON);
  const credential = toJson(await navigator.credentials.get({ publicKey, mediation, signal }));
  return take(api.POST('/api/v1/auth/passkeys/login', { body: { ceremony, credential } }));
}
