export interface IssuedSecret {
  kind: "apiToken" | "opaKeySecret" | "opaToken" | "accessToken";
  value: string;
  owner: string;
}
