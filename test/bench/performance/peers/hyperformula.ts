import { HyperFormula } from 'hyperformula';
import type { Peer, PlanName } from '../measured-plan.ts';
import { centsOf, recordsOf } from '../records.ts';

type Sheet = (row: number) => readonly string[];

/** A to E are target, quota, actual, retention and score. */
const weighted: Sheet = (r) => [
  `=IF(OR(B${r}<=0,ISBLANK(C${r}),ISBLANK(D${r}),ISBLANK(E${r}),E${r}>1.5),"",C${r}/B${r})`,
  `=IF(F${r}="","",IF(F${r}<1,F${r},IF(F${r}<1.5,1+1.5*(F${r}-1),1.75+2*(F${r}-1.5)))*0.5*A${r})`,
  `=MIN(IF(D${r}<0.8,0,IF(D${r}<0.95,0.5+(D${r}-0.8)*0.5/0.15,IF(D${r}<1.1,1+(D${r}-0.95)*0.6/0.15,1.6)))*0.3*A${r},0.45*A${r})`,
  `=IF(F${r}>=0.5,E${r}*0.2*A${r},0)`,
  `=IF(F${r}="","",ROUND(MIN(G${r}+H${r}+I${r},2*A${r}),2))`,
];

/** A to C are sold, renewed and margin. */
const commission: Sheet = (r) => [
  `=A${r}*IF(A${r}<500000,0.03,IF(A${r}<1250000,0.0425,0.05))*IF(C${r}<0.1,0.5,IF(C${r}<0.25,1,IF(C${r}<=0.4,1.15,1.3)))`,
  `=IF(B${r}<200000,0.015*B${r},IF(B${r}<600000,3000+0.0275*(B${r}-200000),14000+0.04*(B${r}-600000)))`,
  `=IF(B${r}<0,MAX(E${r},0.03*B${r}),MIN(E${r},0.03*B${r}))`,
  `=MAX(0.009*A${r}*C${r},0.005*B${r}-1000,250)`,
  `=IF(OR(ISBLANK(A${r}),ISBLANK(C${r})),"",MIN(ROUND(D${r},2)+ROUND(F${r},2)+ROUND(G${r},2)+IF(D${r}>F${r},4000,0),120000))`,
];

const sheets: Readonly<Record<PlanName, Sheet>> = { weighted, commission };

/** A spreadsheet without a screen: a row for each payee, five formulas in it. */
export const hyperformula: Peer = {
  name: 'HyperFormula, a sheet of one row for each payee',
  version: 'hyperformula 3.5.0 (GPL-3.0, for tests alone)',
  atMost: 10_000,
  cannot:
    'ROUND is half away from zero only, so the half-even cents of the second plan are not its own; no reasons',
  prepare: (plan, columns, payees) => {
    const formulas = sheets[plan.name];
    const names = plan.columns.map(({ name }) => name);
    const rows = recordsOf(plan, columns, payees).map((record, at) => [
      ...names.map((name) => record[name] ?? null),
      ...formulas(at + 1),
    ]);
    const last = names.length + formulas(1).length - 1;
    const paid = new Float64Array(payees);
    return {
      paid,
      run: () => {
        const sheet = HyperFormula.buildFromArray(rows, { licenseKey: 'gpl-v3' });
        for (let row = 0; row < payees; row += 1) {
          paid[row] = centsOf(sheet.getCellValue({ sheet: 0, row, col: last }));
        }
        sheet.destroy();
      },
    };
  },
};
