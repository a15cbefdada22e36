/** Every language is spoken: for pages and tests, which need no packed tables. */
import { provideMessages } from "../src/core/messages/messages.ts";
import { zh } from "../src/core/messages/zh.ts";

provideMessages("zh", zh);
