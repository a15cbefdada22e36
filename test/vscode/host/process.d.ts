/** A running program with all that it started. */
export interface Group {
  /** Everything printed so far. */
  output(): string;
  /** Whether it has ended by itself. */
  ended(): boolean;
  /** Ends the whole group; returns when the program is gone. */
  stop(): Promise<void>;
}
/** Starts a program in a group of its own; what it prints is kept, and copied to a file when one is named. */
export declare function startGroup(
  command: string,
  args: readonly string[],
  options?: {
    readonly env?: NodeJS.ProcessEnv;
    readonly cwd?: string;
    readonly log?: string;
  },
): Group;
