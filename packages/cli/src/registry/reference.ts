import { Failure } from '../failure.ts';

/** A place on an OCI registry: plans are repositories below it. */
export interface Reference {
  /** Host with its port. */
  readonly host: string;
  /** `https://registry.example.com`; plain http only on this machine. */
  readonly origin: string;
  /** The path before the plan's id; empty at the registry's root. */
  readonly prefix: string;
}

const SCHEME = 'oci://';
// The distribution specification's grammar of a repository's name.
const PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const HOST = /^(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;

/** Whether a place is on a registry, and not a folder. */
export function isReference(place: string): boolean {
  return place.startsWith(SCHEME);
}

/** Reads `oci://host[:port]/path`. */
export function readReference(place: string): Reference {
  const [host = '', ...path] = place.slice(SCHEME.length).replace(/\/+$/, '').split('/');
  const prefix = path.join('/');
  if (!HOST.test(host) || (prefix !== '' && !PATH.test(prefix)))
    throw new Failure(
      `${place} is no place on a registry`,
      'Write oci://host/path, in lower case and without user or tag: oci://registry.example.com/plans. Credentials come from the environment.',
    );
  return { host, origin: `${isLoopback(host) ? 'http' : 'https'}://${host}`, prefix };
}

/** Whether a host is this machine, where there is nobody to listen on the way. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(host);
}
