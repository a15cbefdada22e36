import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    chaiConfig: { truncateThreshold: 0 },
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/harness/messages.ts"],
    testTimeout: 60_000,
  },
});
