// An identity provider for the tests: `node provider.mjs PORT REDIRECT_URI`. Whoever types a name is that person.
//
// A name is `who`, `who@group` or `who~fault`: with a fault the token that is given out is one that must not be believed.
import { SignJWT, generateKeyPair, exportJWK, decodeJwt } from 'jose';
import Provider from 'oidc-provider';

const [port, redirect] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const pair = async () => generateKeyPair('RS256', { extractable: true });
const ours = await pair();
const strangers = await pair();
const now = () => Math.floor(Date.now() / 1000);

// What is wrong with a token, by the name of the fault: claims that differ, or a signature that is not ours.
const FAULTS = {
  audience: () => ({ aud: 'another-client' }),
  issuer: () => ({ iss: 'http://127.0.0.1:1' }),
  nonce: () => ({ nonce: 'of another sign-in' }),
  expired: () => ({ exp: now() - 3600 }),
  key: () => ({}),
  unsigned: () => ({}),
  changed: () => ({}),
  // These are good tokens of sign-ins that are over, or all but.
  old: () => ({ iat: now() - 9 * 3600 }),
  ending: () => ({ iat: now() - 8 * 3600 + 25 }),
};

async function spoilt(token, fault) {
  const claims = { ...decodeJwt(token), ...FAULTS[fault]() };
  const base64 = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  if (fault === 'unsigned') return `${base64({ alg: 'none' })}.${base64(claims)}.`;
  if (fault === 'changed') {
    const [head, , signature] = token.split('.');
    return `${head}.${base64({ ...claims, sub: 'admin' })}.${signature}`;
  }
  const key = fault === 'key' ? strangers : ours;
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'test' }).sign(key.privateKey);
}

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'dashboard',
    client_secret: 'a secret of the tests',
    redirect_uris: [redirect],
    post_logout_redirect_uris: [redirect],
  }],
  jwks: { keys: [{ ...(await exportJWK(ours.privateKey)), kid: 'test', use: 'sig', alg: 'RS256' }] },
  cookies: { keys: ['of the tests'] },
  claims: { openid: ['sub', 'groups'], profile: [], email: [] },
  scopes: ['openid', 'profile', 'email'],
  conformIdTokenClaims: false,
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 12 * 3600, Interaction: 600, Session: 3600 },
  findAccount: async (_context, name) => ({
    accountId: name,
    claims: async () => ({ sub: name, groups: name.includes('@') ? [name.split('@')[1]] : [] }),
  }),
  // Nobody is asked whether the dashboard may know who they are: a ministry's own client is trusted.
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({ clientId: 'dashboard', accountId: context.oidc.session.accountId });
    grant.addOIDCScope('openid profile email');
    await grant.save();
    return grant;
  },
});

provider.use(async (context, next) => {
  await next();
  const fault = /~(\w+)/.exec(context.oidc?.account?.accountId ?? '')?.[1];
  if (context.oidc?.route === 'token' && fault && context.body?.id_token) {
    context.body = { ...context.body, id_token: await spoilt(context.body.id_token, fault) };
  }
});
provider.listen(Number(port), '127.0.0.1');
