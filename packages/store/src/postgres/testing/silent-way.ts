/** Owns a way to a database that can fall silent: connections stay open, and nothing comes through any more. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface SilentWay {
  /** The same database, reached through here. */
  addressOf(url: string): string;
  /** How many connections there are. */
  connections(): number;
  /** Connections of now are silent for ever; new ones come through. */
  fallSilent(): void;
  close(): Promise<void>;
}

/** The server asks whether a silent holder of a lock is there after 15 seconds, three times. */
const keepalivesMs = 30_000;

export async function openSilentWay(databaseUrl: string): Promise<SilentWay> {
  const { hostname, port } = new URL(databaseUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    for (const socket of pair) socket.on('error', () => undefined);
    near.once('close', () => far.destroy());
    far.once('close', () => {
      if (!near.isPaused()) near.destroy();
    });
    near.once('close', () => pairs.delete(pair));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const own = (server.address() as AddressInfo).port;
  return {
    addressOf(url) {
      const through = new URL(url);
      through.port = String(own);
      return through.href;
    },
    connections: () => pairs.size,
    fallSilent() {
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
        // The server's keepalives find nobody; the client is told nothing.
        setTimeout(() => far.destroy(), keepalivesMs).unref();
      }
    },
    close: () =>
      new Promise((resolve) => {
        for (const pair of pairs) for (const socket of pair) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
