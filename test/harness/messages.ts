/** All languages are spoken in the tests, as a host provides them. */
import { provideMessages } from "../../src/core/messages/messages.ts";
import { zh } from "../../src/core/messages/zh.ts";

provideMessages("zh", zh);
