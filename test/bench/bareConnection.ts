// One connection that sends ready-made requests and waits for each answer: a load generator on the same machine must cost
// as little as possible, or it is measured instead of the intake. Not a client: it believes what it is told.
import { connect, type Socket } from 'node:net';

export class BareConnection {
  readonly #target: URL;
  readonly #head: string;
  #socket: Socket | undefined;
  #answer: Buffer = Buffer.alloc(0);
  #waiting: { readonly resolve: (status: number) => void; readonly reject: (error: Error) => void } | undefined;

  constructor(address: string) {
    this.#target = new URL(address);
    this.#head = `POST ${this.#target.pathname} HTTP/1.1\r\nhost: ${this.#target.host}\r\ncontent-type: application/octet-stream\r\n`;
  }

  /** The status of the answer, once the last byte of its body is here. */
  post(body: Uint8Array): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket ??= this.#open();
      this.#socket.cork();
      this.#socket.write(`${this.#head}content-length: ${body.length}\r\n\r\n`, 'latin1');
      this.#socket.write(body);
      this.#socket.uncork();
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect({ port: Number(this.#target.port), host: this.#target.hostname, noDelay: true });
    socket.on('data', (part) => this.#take(socket, part));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => {
      if (this.#socket === socket) this.#waiting?.reject(new Error('closed before the answer'));
    });
    return socket;
  }

  #take(socket: Socket, part: Buffer): void {
    this.#answer = this.#answer.length === 0 ? part : Buffer.concat([this.#answer, part]);
    const end = this.#answer.indexOf('\r\n\r\n');
    if (end === -1) return;
    const head = this.#answer.toString('latin1', 0, end).toLowerCase();
    const length = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
    if (this.#answer.length < end + 4 + length) return;
    this.#answer = Buffer.alloc(0);
    if (head.includes('\r\nconnection: close')) {
      // Its last request: the next one opens another.
      this.#socket = undefined;
      socket.destroy();
    }
    this.#waiting?.resolve(Number(head.slice(9, 12)));
  }
}
