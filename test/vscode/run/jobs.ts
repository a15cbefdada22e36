/** Finds the suites and flows, and lists what there is to do. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Flow } from "../flows/flow.ts";
import type { HostKind } from "../host/host.ts";
import type { Plan } from "../plan.ts";
import { bundleSuite } from "./bundle.ts";
import { runFlow } from "./flows.ts";
import { type RunOptions, UsageError } from "./options.ts";
import type { Session, Visit } from "./session.ts";
import { runSuite } from "./suites.ts";

/** A suite or a flow in one kind of host. */
export interface Job {
  readonly where: string;
  readonly kind: HostKind;
  readonly plan: Plan;
  /** Bundle to run inside the extension host. */
  readonly tests?: string;
  run(session: Session, visit: Visit): Promise<void>;
}

/** All that the options ask for, host by host. Throws on a name that does not exist. */
export async function findJobs(options: RunOptions, scratch: string): Promise<readonly Job[]> {
  const all = options.suites.length + options.flows.length === 0;
  const jobs: Job[] = [];
  for (const name of await chosen(join(options.from, "suites"), ".suite.ts", all ? undefined : options.suites)) {
    const bundle = await bundleSuite(join(options.from, "suites", `${name}.suite.ts`), name, scratch);
    for (const kind of common(options, bundle.outline.plan)) {
      const where = `${kind} › ${name}`;
      const run: Job["run"] = (session, visit) => runSuite(session, visit, bundle, where);
      jobs.push({ where, kind, plan: bundle.outline.plan, tests: bundle.path, run });
    }
  }
  for (const name of await chosen(join(options.from, "flows"), ".flow.ts", all ? undefined : options.flows)) {
    const { flow } = (await import(join(options.from, "flows", `${name}.flow.ts`))) as { readonly flow: Flow };
    for (const kind of common(options, flow))
      for (const variant of flow.variants ?? [undefined]) {
        const where = [kind, name, ...(variant ? [variant.name] : [])].join(" › ");
        const plan = { ...flow, settings: { ...flow.settings, ...variant?.settings } };
        jobs.push({ where, kind, plan, run: (session, visit) => runFlow(session, visit, { flow, variant, where }) });
      }
  }
  return jobs.sort((a, b) => options.hosts.indexOf(a.kind) - options.hosts.indexOf(b.kind));
}

function common(options: RunOptions, plan: Plan): readonly HostKind[] {
  return options.hosts.filter((kind) => plan.hosts.includes(kind));
}

async function chosen(folder: string, ending: string, wanted: readonly string[] | undefined): Promise<readonly string[]> {
  const files = await readdir(folder).catch(() => [] as string[]);
  const names = files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  const unknown = wanted?.find((name) => !names.includes(name));
  if (unknown) throw new UsageError(`no ${unknown}${ending} in ${folder}; there are: ${names.join(", ") || "none"}`);
  return names.filter((name) => wanted?.includes(name) ?? true).sort();
}
