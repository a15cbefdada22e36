/** How long each turn of the extension host's loop takes, and how much of it our own code: a CPU profile tells them apart. */

/** One turn between two looks at the clock, in milliseconds. */
export interface Turn {
  readonly length: number;
  /** Time in which a function of ours was on the stack, of what it called too. */
  readonly ours: number;
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly url: string }; readonly children?: readonly number[] }[];
  /** Microseconds of the same clock as `process.hrtime`. */
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface Inspector {
  connect(): void;
  disconnect(): void;
  post(method: string, parameters: object, done: (error: Error | null, result: { readonly profile: Profile }) => void): void;
}

declare const process: {
  readonly hrtime: { bigint(): bigint };
  getBuiltinModule(name: "node:inspector"): { readonly Session: new () => Inspector };
};

const microseconds = (): number => Number(process.hrtime.bigint() / 1000n);

/** Runs the body and tells the turns meanwhile, longest first. `script` ends the address of the file that is ours. */
export async function turnsDuring(body: () => Promise<void>, script: string): Promise<readonly Turn[]> {
  const inspector = new (process.getBuiltinModule("node:inspector").Session)();
  inspector.connect();
  const post = (method: string, parameters: object = {}): Promise<{ readonly profile: Profile }> =>
    new Promise((done, fail) => {
      inspector.post(method, parameters, (error, result) => (error ? fail(error) : done(result)));
    });
  await post("Profiler.enable");
  await post("Profiler.setSamplingInterval", { interval: 500 });
  await post("Profiler.start");
  const looks = await looksDuring(body);
  const { profile } = await post("Profiler.stop");
  inspector.disconnect();
  const ours = oursUntil(profile, script);
  return looks
    .slice(1)
    .map((to, i) => ({ length: (to - (looks[i] ?? to)) / 1000, ours: (ours(to) - ours(looks[i] ?? to)) / 1000 }))
    .sort((a, b) => b.length - a.length);
}

/** The times at which the loop came round, in microseconds. */
async function looksDuring(body: () => Promise<void>): Promise<readonly number[]> {
  const looks: number[] = [];
  let isOver = false;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    looks.push(microseconds());
    if (!isOver) setTimeout(() => channel.port2.postMessage(0), 0);
  };
  channel.port2.postMessage(0);
  await body();
  isOver = true;
  await new Promise((done) => setTimeout(done, 10));
  channel.port1.close();
  return looks;
}

/** Microseconds that our code took until a time. */
function oursUntil({ nodes, samples, timeDeltas, startTime }: Profile, script: string): (time: number) => number {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const urls = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.url]));
  const known = new Map<number, boolean>();
  const isOurs = (id: number): boolean => {
    const parent = parents.get(id);
    const answer = known.get(id) ?? ((urls.get(id)?.endsWith(script) ?? false) || (parent !== undefined && isOurs(parent)));
    known.set(id, answer);
    return answer;
  };
  const times: number[] = [];
  const sums: number[] = [];
  let time = startTime;
  let sum = 0;
  for (const [i, delta] of timeDeltas.entries()) {
    time += delta;
    if (isOurs(samples[i] ?? 0)) sum += delta;
    times.push(time);
    sums.push(sum);
  }
  return (until) => {
    let low = 0;
    for (let high = times.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((times[middle] ?? 0) <= until) low = middle + 1;
      else high = middle;
    }
    return sums[low - 1] ?? 0;
  };
}
