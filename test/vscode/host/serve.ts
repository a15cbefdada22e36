/** A small HTTP server on loopback, for the VS Code that has no server of its own. It only answers, it never writes. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

/** What is sent for a path. */
export interface Answer {
  /** A file name that tells the content type. */
  readonly name: string;
  readonly body: string | Uint8Array;
}

/** Answers the paths below a prefix; the path starts with a slash. Throwing means that there is no such file. */
export type Route = (path: string) => Answer | Promise<Answer>;

/** A running server. */
export interface Server {
  /** `127.0.0.1:PORT`. */
  readonly authority: string;
  stop(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".cjs": "text/javascript",
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

/** The files of a folder. */
export function folderRoute(folder: string): Route {
  return async (path) => ({ name: path, body: await readFile(join(folder, normalize(path))) });
}

/** Serves the routes by their prefixes (`/files`); the longest that fits answers, and `/` is the root page alone. */
export async function serve(routes: Readonly<Record<string, Route>>, port = 0): Promise<Server> {
  const prefixes = Object.keys(routes).sort((a, b) => b.length - a.length);
  const fits = (prefix: string, path: string): boolean => path === prefix || path.startsWith(`${prefix}/`);
  const answer = async (path: string): Promise<Answer> => {
    const prefix = prefixes.find((known) => fits(known, path));
    const route = prefix === undefined ? undefined : routes[prefix];
    if (prefix === undefined || !route) throw new Error("no route");
    return await route(path.slice(prefix.length));
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://loopback");
    answer(decodeURIComponent(pathname)).then(
      ({ name, body }) => {
        const type = contentTypes[extname(name)] ?? "application/octet-stream";
        response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  return {
    authority: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
