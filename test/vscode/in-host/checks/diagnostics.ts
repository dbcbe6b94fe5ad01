import { type Diagnostic, languages } from 'vscode';
import { type Check, eventually, rangeOf, replace } from '../check.ts';

const code = ({ code }: Diagnostic) => (typeof code === 'object' ? code.value : code);

export const diagnostics: Check = {
  name: 'a wrong weight is reported at its place, and goes when it is mended',
  async run(plan) {
    const reported = () => languages.getDiagnostics(plan.uri).find((one) => code(one) === 'weights-not-100');
    await replace(plan, '100%  NewBusiness', '90%  NewBusiness');
    const { range } = await eventually('the diagnostic', reported);
    if (!range.start.isEqual(rangeOf(plan, '90%  NewBusiness').start)) {
      throw new Error(`It is reported at ${JSON.stringify(range)}`);
    }
    await replace(plan, '90%  NewBusiness', '100%  NewBusiness');
    await eventually('its end', () => (reported() === undefined ? true : undefined));
  },
};
