/** JavaScript in place of VS Code's native add-ons, so that the editor needs no compiler. */

/**
 * `@vscode/spdlog`: a logger that appends to a file. One `exports.x =` for each name: VS Code imports the module as
 * ESM, and Node finds the names of a CommonJS module by reading its text.
 */
export const logStandIn = `
const { appendFileSync, mkdirSync } = require("fs");
const { dirname } = require("path");
const names = ["trace", "debug", "info", "warning", "error", "critical", "off"];
class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.plain = false;
    try { mkdirSync(dirname(file), { recursive: true }); appendFileSync(file, ""); } catch {}
  }
  write(level, message) {
    if (level < this.level) return;
    const stamp = new Date().toISOString().replace("T", " ").slice(0, 23);
    try { appendFileSync(this.file, this.plain ? message : stamp + " [" + names[level] + "] " + message + "\\n"); } catch {}
  }
  trace(m) { this.write(0, m); }
  debug(m) { this.write(1, m); }
  info(m) { this.write(2, m); }
  warn(m) { this.write(3, m); }
  error(m) { this.write(4, m); }
  critical(m) { this.write(5, m); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.plain = true; }
  flush() {}
  drop() {}
}
const create = async (_name, file) => new Logger(file);
exports.version = 11100;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;

/** `@vscode/native-watchdog`: ends the extension host with its parent; here the process group does that. */
export const watchdogStandIn = "exports.start = () => {};\n";
