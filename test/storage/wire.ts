import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A wire to a server on this machine. While it is cut, the server seems to have crashed; while it is
 * held, to hang.
 */
export interface Wire {
  /** Where to connect instead. */
  readonly port: number;
  /** Breaks every connection and takes no new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Passes nothing on, and breaks nothing: the server seems to hang. */
  freeze(): void;
  /** Serves new connections; those from before stay silent. */
  thaw(): void;
}

/** Lays a wire to the server on this port. */
export async function layWire(serverPort: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const end = createServer((near) => {
    const far = connect(serverPort, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    if (!isFrozen) near.pipe(far).pipe(near);
  });
  const listen = async (port: number): Promise<void> => {
    end.listen(port, '127.0.0.1');
    await once(end, 'listening');
  };
  await listen(0);
  const { port } = end.address() as AddressInfo;
  return {
    port,
    async cut() {
      const closed = once(end, 'close');
      end.close();
      for (const socket of sockets) socket.resetAndDestroy();
      sockets.clear();
      await closed;
    },
    mend: () => listen(port),
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    thaw() {
      isFrozen = false;
    },
  };
}
