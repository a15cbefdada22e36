/** What a suite or a flow asks of the runner. */
import type { HostKind, Settings } from "./host/host.ts";

/** What is opened, and where. */
export interface Plan {
  readonly hosts: readonly HostKind[];
  /** Folder or `.code-workspace` file, relative to the repository; a fresh copy of the folder is opened each time. None: a window with no folder. */
  readonly workspace?: string | undefined;
  readonly settings?: Settings | undefined;
  /** Whether the workspace is trusted; yes unless told otherwise. The web host trusts every workspace. */
  readonly trusted?: boolean | undefined;
}
