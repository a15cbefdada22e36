import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    chaiConfig: { truncateThreshold: 0 },
    include: ["test/**/*.test.ts"],
    setupFiles: ["scripts/speak.ts"],
    testTimeout: 60_000,
  },
});
