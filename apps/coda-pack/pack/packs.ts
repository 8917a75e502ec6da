/** Owns the two Packs that can be built: over a Ridebook server, and over Peloton itself. */
import type { PackDefinitionBuilder } from '@codahq/packs-sdk';
import { createPelotonSource } from '../src/peloton-source.ts';
import { createRidebookSource } from '../src/ridebook-source.ts';
import { createPack } from './create-pack.ts';

/** A Pack has no `URL`. */
const domainOf = (origin: string): string => origin.replace(/^https?:\/\//, '');

/** @param serverUrl `https://ride.example.org`; with http on this machine only */
export const ridebookPack = (serverUrl: string): PackDefinitionBuilder =>
  createPack({
    instructionsUrl: `${serverUrl}/settings`,
    networkDomain: domainOf(serverUrl),
    connect: (transport) => createRidebookSource(transport, serverUrl),
  });

/** @param apiUrl another than Peloton's own for a rehearsal */
export const pelotonPack = (apiUrl = 'https://api.onepeloton.com'): PackDefinitionBuilder =>
  createPack({
    instructionsUrl: 'https://members.onepeloton.com',
    networkDomain: domainOf(apiUrl),
    connect: (transport) => createPelotonSource(transport, apiUrl),
  });
