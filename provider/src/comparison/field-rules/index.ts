import { ACCESS_POLICY } from "./access-policy";
import { CONDITIONS } from "./conditions";
import { GENERAL } from "./general";
import { IDENTITY_CLAIM_SOURCING } from "./identity-claim-sourcing";
import { IDP_DISCOVERY } from "./idp-discovery";
import { MFA_ENROLL } from "./mfa-enroll";
import { PASSWORD } from "./password";
import { PROFILE_ENROLLMENT } from "./profile-enrollment";
import type { FieldRow } from "./row";
import { SIGN_ON } from "./sign-on";

// What is written and what is read back may differ and mean the same. Each row says where and why we
// believe it: VCR is recorded traffic of a live org (../shared/recordings), "facts" the sheet
// okta-policy-api.md. Without a row, comparison is exact: lists keep their order, and so on. Types
// without rows of their own (DEVICE_SIGNAL_COLLECTION, ENTITY_RISK, POST_AUTH_SESSION,
// SESSION_VIOLATION_DETECTION, CLIENT_UPDATE) need no more than what all or several types share.

export const FIELD_ROWS: readonly FieldRow[] = [
  ...CONDITIONS,
  ...ACCESS_POLICY,
  ...SIGN_ON,
  ...PASSWORD,
  ...MFA_ENROLL,
  ...IDP_DISCOVERY,
  ...PROFILE_ENROLLMENT,
  ...IDENTITY_CLAIM_SOURCING,
  ...GENERAL,
];
