import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { member } from './json.ts';

/** The variables that hold a user, and a password or token, of a registry. */
export const USER_VARIABLE = 'ONTARGET_REGISTRY_USER';
export const PASSWORD_VARIABLE = 'ONTARGET_REGISTRY_PASSWORD';

/**
 * What a registry is told of who asks, as the value of a basic `Authorization` header: from the environment, else from
 * the file that `docker login` and `oras login` write. Credential helpers, which are programs, are not started.
 *
 * @returns undefined where there is nothing for this host
 */
export function basicCredentials(host: string): string | undefined {
  const { [USER_VARIABLE]: user, [PASSWORD_VARIABLE]: password } = process.env;
  if (user !== undefined && password !== undefined)
    return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const auths = member(dockerConfig(), 'auths');
  const auth = [host, `https://${host}`, `http://${host}`]
    .map((key) => member(member(auths, key), 'auth'))
    .find((one) => typeof one === 'string' && one !== '');
  return auth === undefined ? undefined : `Basic ${auth as string}`;
}

function dockerConfig(): unknown {
  const folder = process.env.DOCKER_CONFIG ?? join(homedir(), '.docker');
  try {
    return JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  } catch {
    // Who has never logged in has no such file; what a broken one would say is asked for by the registry's 401.
    return undefined;
  }
}
