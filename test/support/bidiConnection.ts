// One WebDriver BiDi conversation over a WebSocket: commands with their answers, and events.
import { WebSocket } from 'undici';

export type BidiValue = Readonly<Record<string, unknown>>;

export interface BidiConnection {
  /** @throws Error with the browser's words when it refuses */
  send(method: string, params: BidiValue): Promise<BidiValue>;
  onEvent(method: string, listener: (params: BidiValue) => void): void;
  close(): void;
}

interface Waiting {
  readonly method: string;
  readonly resolve: (result: BidiValue) => void;
  readonly reject: (error: Error) => void;
}

export async function connectBidi(address: string): Promise<BidiConnection> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`no answer at ${address}`)));
  });
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, (params: BidiValue) => void>();
  let count = 0;
  socket.addEventListener('message', ({ data }: { readonly data: unknown }) => {
    const message = JSON.parse(String(data)) as BidiValue;
    const id = message['id'];
    if (typeof id !== 'number') {
      listeners.get(String(message['method']))?.((message['params'] ?? {}) as BidiValue);
      return;
    }
    const command = waiting.get(id);
    waiting.delete(id);
    if (message['type'] === 'success') command?.resolve((message['result'] ?? {}) as BidiValue);
    else command?.reject(new Error(`${command.method}: ${message['error']}: ${message['message']}`));
  });
  socket.addEventListener('close', () => {
    for (const { method, reject } of waiting.values()) reject(new Error(`${method}: the browser is gone`));
    waiting.clear();
  });
  return {
    send(method, params) {
      count += 1;
      const id = count;
      return new Promise((resolve, reject) => {
        waiting.set(id, { method, resolve, reject });
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
    onEvent: (method, listener) => void listeners.set(method, listener),
    close: () => socket.close(),
  };
}
