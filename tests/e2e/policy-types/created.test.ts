import { describePolicyType, type PolicyTypeLife } from "./console-edit";

/** Types whose policies the program creates. */
const lives: readonly PolicyTypeLife[] = [
  {
    example: "okta-sign-on",
    type: "OKTA_SIGN_ON",
    policy: "Workforce",
    rule: "High risk: a second factor every time, one hour",
    edit: ["actions", "signon", "requireFactor"],
    to: false,
    shows: /requireFactor\s*: true => false/,
  },
  {
    example: "password",
    type: "PASSWORD",
    policy: "Passphrases",
    rule: "Everywhere else: reset with two factors",
    edit: ["actions", "selfServicePasswordReset", "requirement", "primary", "methods"],
    to: ["email", "otp", "push"],
    shows: /\+ \[\d\]: "email"/,
  },
  {
    example: "mfa-enroll",
    type: "MFA_ENROLL",
    policy: "Employees' authenticators",
    edit: ["settings", "authenticators", "webauthn", "enroll", "self"],
    to: "OPTIONAL",
    shows: /self\s*: "REQUIRED" => "OPTIONAL"/,
  },
  {
    // Somebody nobody declared anything about is let past a rule that denies.
    example: "access-policy",
    type: "ACCESS_POLICY",
    policy: "Payroll",
    rule: "Blocked places: never",
    edit: ["conditions", "people", "users", "exclude"],
    to: ["00u1jonas00000000001"],
    shows: /\+ people[\s\S]*00u1jonas00000000001/,
  },
  {
    example: "profile-enrollment",
    type: "PROFILE_ENROLLMENT",
    policy: "Newcomers",
    rule: "Catch-all Rule",
    edit: ["actions", "profileEnrollment", "activationRequirements", "emailVerification"],
    to: false,
    shows: /emailVerification\s*: true => false/,
  },
  {
    example: "device-signal-collection",
    type: "DEVICE_SIGNAL_COLLECTION",
    policy: "Laptops' signals",
    rule: "Elsewhere: Okta Verify and the browser",
    edit: ["actions", "deviceSignalCollection", "deviceContextProviders", 1, "userIdentification"],
    to: "ALLOW",
    shows: /userIdentification\s*: "IGNORE" => "ALLOW"/,
  },
];

lives.forEach(describePolicyType);
