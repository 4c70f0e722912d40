// Workers that open mail: kept while there is mail to open, on as many cores as there are, ended when there is none left.
// A worker holds the daily keys only while it opens a batch; they are overwritten there afterwards (vaultWorker.ts, openMail.ts).

export interface WorkerPool {
  /** Resolves with a worker that nobody else has. */
  readonly take: () => Promise<Worker>;
  /** `isBroken`: it is ended instead of kept. */
  readonly give: (worker: Worker, isBroken: boolean) => void;
}

const idleMs = 3000;

export function makeWorkerPool(start: () => Worker, most: number): WorkerPool {
  const idle: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  let running = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (worker: Worker) => {
    worker.terminate();
    running--;
  };
  const endIdle = () => {
    for (const worker of idle.splice(0)) end(worker);
  };
  return {
    take: () => {
      clearTimeout(timer);
      const ready = idle.pop();
      if (ready !== undefined) return Promise.resolve(ready);
      if (running < most) {
        running++;
        return Promise.resolve(start());
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    give: (worker, isBroken) => {
      if (isBroken) end(worker);
      const next = waiting.shift();
      if (next !== undefined) {
        if (isBroken) running++;
        next(isBroken ? start() : worker);
      } else {
        if (!isBroken) idle.push(worker);
        clearTimeout(timer);
        timer = setTimeout(endIdle, idleMs);
      }
    },
  };
}
