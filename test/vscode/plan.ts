/** What a suite or a flow asks of the runner. */
import type { HostKind, Settings } from "./host/host.ts";

/** What is opened, and where. */
export interface Plan {
  readonly hosts: readonly HostKind[];
  /** Folder or `.code-workspace` file, relative to the repository; a fresh copy of the folder is opened each time. */
  readonly workspace: string;
  readonly settings?: Settings | undefined;
  /** Whether the workspace is trusted; yes unless told otherwise. The web host trusts every workspace. */
  readonly trusted?: boolean | undefined;
}
