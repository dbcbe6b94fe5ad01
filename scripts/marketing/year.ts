/** The made-up year of `examples/marketing`: who is there, and what each quarter brought. */

/** Payee, role, team, first day, last day, manager, quota of the year. */
export const PEOPLE: readonly (readonly string[])[] = [
  ['Rhea Stone', 'CRO', 'Sales', '2026-02-01', '', '', ''],
  ['Aldo Reyes', 'EnterpriseAE', 'Enterprise', '2026-02-01', '', 'Rhea Stone', '40000000'],
  ['Bea Lindt', 'EnterpriseAE', 'Enterprise', '2026-02-01', '', 'Rhea Stone', '39200000'],
  ['Cai Wong', 'CommercialAE', 'Commercial', '2026-02-01', '', 'Rhea Stone', '26400000'],
  ['Dina Haas', 'CommercialAE', 'Commercial', '2026-02-01', '', 'Rhea Stone', '26400000'],
  ['Gus Adler', 'CMO', 'Marketing', '2026-02-01', '', '', ''],
  ['Hana Sato', 'HeadOfDemandGen', 'DemandGen', '2026-02-01', '', 'Gus Adler', ''],
  ['Ivo Brandt', 'CampaignManager', 'PaidMedia', '2026-02-01', '', 'Hana Sato', ''],
  ['Jana Costa', 'CampaignManager', 'PaidMedia', '2026-02-01', '', 'Hana Sato', ''],
  ['Kofi Mensah', 'WebManager', 'Web', '2026-02-01', '', 'Hana Sato', ''],
  ['Lena Ferri', 'FieldMarketer', 'Field', '2026-02-01', '', 'Gus Adler', ''],
  ['Mats Olin', 'ProductMarketer', 'ProductMarketing', '2026-02-01', '', 'Gus Adler', ''],
];

/** What each seller won in each quarter, in dollars; the first deal of each came from marketing. */
export const DEALS: readonly Readonly<Record<string, readonly number[]>>[] = [
  {
    'Aldo Reyes': [3_200_000, 2_400_000, 2_400_000],
    'Bea Lindt': [2_400_000, 2_720_000, 2_720_000],
    'Cai Wong': [2_000_000, 1_200_000, 1_200_000],
    'Dina Haas': [2_000_000, 880_000, 880_000],
  },
  {
    'Aldo Reyes': [4_000_000, 5_000_000],
    'Bea Lindt': [2_600_000, 3_600_000, 3_600_000],
    'Cai Wong': [1_500_000, 2_100_000],
    'Dina Haas': [1_500_000, 3_100_000],
  },
  {
    'Aldo Reyes': [5_000_000, 4_000_000, 4_000_000],
    'Bea Lindt': [4_200_000, 2_800_000, 2_800_000],
    'Cai Wong': [2_000_000, 1_600_000, 1_600_000],
    'Dina Haas': [2_000_000, 1_500_000, 1_500_000],
  },
  {
    'Aldo Reyes': [5_000_000, 3_500_000, 3_500_000],
    'Bea Lindt': [5_400_000, 3_500_000, 2_860_000],
    'Cai Wong': [2_000_000, 3_000_000, 2_920_000],
    'Dina Haas': [2_000_000, 3_000_000, 2_920_000],
  },
];

/** Deals lost in each quarter: beside 12, 9, 12 and 12 won ones. */
export const LOST_DEALS: readonly number[] = [36, 31, 28, 36];

/** What each of the 14 opportunities of demand generation in a quarter is worth, in dollars. */
export const PIPELINE: readonly number[] = [2_160_000, 2_400_000, 3_168_000, 2_640_000];

/** What each of the 6 opportunities of field marketing in a quarter is worth, in dollars. */
export const FIELD_PIPELINE: readonly number[] = [2_400_000, 2_160_000, 2_880_000, 3_120_000];

const PAID_MEDIA = ['Ivo Brandt', 'Jana Costa'];
const WEB = ['Kofi Mensah'];

/** Leads of each quarter: qualified ones with those that sales accepted among them. Ten more a quarter are rejected. */
export const LEADS = [
  [
    { owners: PAID_MEDIA, qualified: 840, accepted: 525 },
    { owners: WEB, qualified: 756, accepted: 504 },
  ],
  [
    { owners: PAID_MEDIA, qualified: 924, accepted: 462 },
    { owners: WEB, qualified: 840, accepted: 504 },
  ],
  [
    { owners: PAID_MEDIA, qualified: 1008, accepted: 630 },
    { owners: WEB, qualified: 1260, accepted: 840 },
  ],
  [
    { owners: PAID_MEDIA, qualified: 756, accepted: 504 },
    { owners: WEB, qualified: 840, accepted: 630 },
  ],
] as const;

/** What managers scored for the year. */
export const OBJECTIVES: readonly (readonly [payee: string, score: string])[] = [
  ['Gus Adler', '90%'],
  ['Ivo Brandt', '100%'],
  ['Jana Costa', '110%'],
  ['Kofi Mensah', '80%'],
  ['Lena Ferri', '125%'],
  ['Mats Olin', '95%'],
];
