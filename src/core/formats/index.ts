/** The formats, in the order in which they are asked: the first that recognizes a file reads it. A test compares the list with the folder. */
import { axolotl } from "./axolotl.ts";
import { commandConfig } from "./command-config.ts";
import { datasetCard } from "./dataset-card.ts";
import { document } from "./document.ts";
import type { Format } from "./format.ts";
import { generationConfig } from "./generation-config.ts";
import { genericConfig } from "./generic-config.ts";
import { licenseFile } from "./license-file.ts";
import { llamaFactory } from "./llama-factory.ts";
import { llamaFactoryData } from "./llama-factory-data.ts";
import { mergekit } from "./mergekit.ts";
import { modelCard } from "./model-card.ts";
import { modelfile } from "./modelfile.ts";
import { msSwift } from "./ms-swift.ts";
import { notConfig } from "./not-config.ts";
import { notebook } from "./notebook.ts";
import { peftAdapter } from "./peft-adapter.ts";
import { pythonCode } from "./python-code.ts";
import { shellScript } from "./shell-script.ts";
import { torchtune } from "./torchtune.ts";
import { transformersConfig } from "./transformers-config.ts";
import { trl } from "./trl.ts";

/** All formats; the first that recognizes a file reads it. */
export const formats: readonly Format[] = [
  peftAdapter,
  transformersConfig,
  llamaFactoryData,
  modelfile,
  licenseFile,
  commandConfig,
  notConfig,
  generationConfig,
  torchtune,
  mergekit,
  axolotl,
  llamaFactory,
  trl,
  msSwift,
  genericConfig,
  datasetCard,
  modelCard,
  shellScript,
  pythonCode,
  notebook,
  document,
];
