/** The checks, in the order in which findings of one place are listed. A test compares the list with the folder. */
import type { Check } from "./check.ts";
import { declareBaseModel } from "./declare-base-model.ts";
import { declareLicense } from "./declare-license.ts";
import { declareTrainingData } from "./declare-training-data.ts";
import { displayAttribution } from "./display-attribution.ts";
import { identityLeak } from "./identity-leak.ts";
import { includeLicenseCopy } from "./include-license-copy.ts";
import { includeNotice } from "./include-notice.ts";
import { knownLicenseId } from "./known-license-id.ts";
import { licenseAgreesWithBase } from "./license-agrees-with-base.ts";
import { licenseStatementsAgree } from "./license-statements-agree.ts";
import { markWithoutMaterial } from "./mark-without-material.ts";
import { namePrefix } from "./name-prefix.ts";
import { noDerivatives } from "./no-derivatives.ts";
import { nonCommercial } from "./non-commercial.ts";
import { outputImprovesOtherModel } from "./output-improves-other-model.ts";
import { outputTerms } from "./output-terms.ts";
import { passThroughTerms } from "./pass-through-terms.ts";
import { researchOnly } from "./research-only.ts";
import { retainCopyright } from "./retain-copyright.ts";
import { shareAlike } from "./share-alike.ts";
import { stateChanges } from "./state-changes.ts";
import { toConfirm } from "./to-confirm.ts";
import { undeclaredArchitecture } from "./undeclared-architecture.ts";
import { unknownUpstream } from "./unknown-upstream.ts";

/** All checks, one for each kind of duty. */
export const checks: readonly Check[] = [
  licenseAgreesWithBase,
  nonCommercial,
  researchOnly,
  noDerivatives,
  shareAlike,
  namePrefix,
  includeLicenseCopy,
  includeNotice,
  displayAttribution,
  markWithoutMaterial,
  passThroughTerms,
  retainCopyright,
  stateChanges,
  outputTerms,
  outputImprovesOtherModel,
  identityLeak,
  declareBaseModel,
  declareLicense,
  declareTrainingData,
  knownLicenseId,
  licenseStatementsAgree,
  undeclaredArchitecture,
  unknownUpstream,
  ...toConfirm,
];
