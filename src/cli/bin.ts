/** Entry of the packaged command. */
import { main } from "./main.ts";

// Whoever reads may stop (`| head`): then there is nobody left to tell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
process.exitCode = await main(process.argv.slice(2), process.env, process.cwd());
