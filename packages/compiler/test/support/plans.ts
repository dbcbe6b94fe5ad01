/** The header that most test plans share. */
export const HEADER = `
plan "Test plan" {
  currency    USD
  year        2027-02-01 to 2028-01-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day
}
`;

/** Deals of owners in teams. */
export const DEALS = `
data deals {
  id     text key
  closed date
  owner  payee
  arr    money
  kind   one of new, renewal
}
measure NewARR "New ARR" { total arr of deals where kind is new  dated closed  credited to owner }
`;

/** Header, deals and a curve that pays in proportion. */
export const BASICS = `${HEADER}${DEALS}
team Field
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
`;

/** A role in Field with this inside. */
export function role(inside: string, name = 'AE'): string {
  return `role ${name} in Field {\n${inside}\n}\n`;
}
