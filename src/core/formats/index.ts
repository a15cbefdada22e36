/** The formats, in the order in which they are asked: the first that recognizes a file reads it. A test compares the list with the folder. */
import { axolotl } from "./axolotl.ts";
import { commandConfig } from "./command-config.ts";
import { croissant } from "./croissant.ts";
import { cyclonedx } from "./cyclonedx.ts";
import { datasetCard } from "./dataset-card.ts";
import { document } from "./document.ts";
import { dvc } from "./dvc.ts";
import { dvcPipeline } from "./dvc-pipeline.ts";
import { envFile } from "./env-file.ts";
import type { Format } from "./format.ts";
import { frictionless } from "./frictionless.ts";
import { generationConfig } from "./generation-config.ts";
import { genericConfig } from "./generic-config.ts";
import { ggufHeader } from "./gguf-header.ts";
import { jobFile } from "./job-file.ts";
import { kaggle } from "./kaggle.ts";
import { licenseFile } from "./license-file.ts";
import { llamaFactory } from "./llama-factory.ts";
import { llamaFactoryData } from "./llama-factory-data.ts";
import { mergekit } from "./mergekit.ts";
import { mlflow } from "./mlflow.ts";
import { modelCard } from "./model-card.ts";
import { modelfile } from "./modelfile.ts";
import { modelscope } from "./modelscope.ts";
import { msSwift } from "./ms-swift.ts";
import { notConfig } from "./not-config.ts";
import { notebook } from "./notebook.ts";
import { peftAdapter } from "./peft-adapter.ts";
import { projectReadme } from "./project-readme.ts";
import { pythonCode } from "./python-code.ts";
import { safetensorsHeader } from "./safetensors-header.ts";
import { shellScript } from "./shell-script.ts";
import { spdx3 } from "./spdx3.ts";
import { tokenizerConfig } from "./tokenizer-config.ts";
import { torchtune } from "./torchtune.ts";
import { transformersConfig } from "./transformers-config.ts";
import { trl } from "./trl.ts";
import { weightsIndex } from "./weights-index.ts";

/** All formats; the first that recognizes a file reads it. */
export const formats: readonly Format[] = [
  safetensorsHeader,
  ggufHeader,
  weightsIndex,
  peftAdapter,
  transformersConfig,
  tokenizerConfig,
  llamaFactoryData,
  modelfile,
  licenseFile,
  commandConfig,
  cyclonedx,
  spdx3,
  croissant,
  frictionless,
  kaggle,
  modelscope,
  mlflow,
  dvc,
  dvcPipeline,
  jobFile,
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
  projectReadme,
  shellScript,
  envFile,
  pythonCode,
  notebook,
  document,
];
