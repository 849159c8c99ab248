// Verifies access tokens by jose, with nothing of ours but the key set's address.
// Standard input: {"jwks": address, "issuer", "audience", "tokens": [...]}. Standard output: for each token its claims, or the error's code.
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { text } from 'node:stream/consumers';

const { jwks, issuer, audience, tokens } = JSON.parse(await text(process.stdin));
const keys = createRemoteJWKSet(new URL(jwks));
const answers = [];
for (const token of tokens) {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['ES256'], typ: 'at+jwt' });
    answers.push({ payload, header: protectedHeader });
  } catch (error) {
    answers.push({ error: error.code });
  }
}
process.stdout.write(JSON.stringify(answers));
