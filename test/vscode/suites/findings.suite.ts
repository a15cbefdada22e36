/** Diagnostics, quick fixes and commands with the real API, on the example workspace. */
import { commands, DiagnosticSeverity, extensions, languages, Range, Uri, workspace } from "vscode";
import { equal, ok } from "./assert.ts";
