import { catalogue, type DataDesignCode, dataDesignRules, declarationsIn } from '@ontarget/language';
import { type Accept, isPlanHeader } from '@ontarget/language/ast';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { withLevels } from '../diagnostics/levels.ts';
import { problem } from '../diagnostics/problem.ts';
import { acceptOf, unusedAccepts } from '../meaning/policies/accepts.ts';
import { PlacesInText, rangeOfName } from '../meaning/policies/places.ts';
import { place, relativePath } from '../places.ts';
import { levelSet } from '../rules/settings.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { fewReachThreshold, shareAtQuota } from './attainment.ts';
import { costOfSelling } from './cost.ts';
import type { DataCase, DataFinding, DataInputs } from './inputs.ts';
import { publishedLate } from './publication.ts';
import { quotaFollowsResult } from './ratchet.ts';
import { unsignedInCalifornia } from './signatures.ts';
import { boundOf, boundProblem, DATA_RULE_TERMS, type DataBound, severityAt } from './terms.ts';

const RULES: Readonly<Record<DataDesignCode, (judged: DataCase<DataBound>) => DataFinding[]>> = {
  'few-reach-threshold': fewReachThreshold,
  'share-at-quota-unusual': shareAtQuota,
  'quota-follows-result': quotaFollowsResult,
  'published-late': publishedLate,
  'unsigned-in-california': unsignedInCalifornia,
  'cost-of-selling-unusual': costOfSelling,
};

/**
 * Judges a plan by the rules about people and years. A rule that lacks its data says once that it was not evaluated and
 * what it needs. Nothing is told of a plan with errors, which has no numbers to hold anything against.
 */
export function dataDiagnostics(snapshot: Snapshot, inputs: DataInputs): Diagnostic[] {
  const { evaluator, documents, plan, project } = snapshot;
  if (evaluator === undefined) return [];
  const texts = new PlacesInText(evaluator.file, documents, plan.folder);
  const header = documents.flatMap(({ parseResult }) =>
    declarationsIn(parseResult.value).filter(isPlanHeader),
  )[0];
  const atHeader = () => {
    const document = documents.find(({ parseResult }) =>
      declarationsIn(parseResult.value).some((one) => one === header),
    );
    const uri = document === undefined ? plan.folder : place(document.uri);
    return { file: relativePath(plan.folder, uri) || '.', uri, range: rangeOfName(header) };
  };
  const headers = header === undefined ? [] : [header];
  const used = new Set<Accept>();
  const evaluated = new Set<string>();
  const told = (Object.keys(dataDesignRules) as DataDesignCode[]).flatMap((code) => {
    const written = project.file.rules?.[code];
    // A setting with a mistake, told where it stands, changes nothing.
    const setting = written !== undefined && boundProblem(code, written) === undefined ? written : undefined;
    const level = levelSet(setting);
    if (level === 'off') return [];
    const found = RULES[code]({ plan: evaluator.file.plan, inputs, bound: boundOf(code, setting) });
    // What was not evaluated, or in part only, may break what is accepted once its data is there.
    if (found.every(({ kind }) => kind === 'broken')) evaluated.add(code);
    return found.flatMap((one): Diagnostic[] => {
      if (one.kind === 'not evaluated') {
        const { title } = catalogue[code];
        const ofAll = levelSet(project.file.rules?.['data-rule-not-evaluated']);
        if (ofAll === 'off') return [];
        return [problem('data-rule-not-evaluated', atHeader(), { rule: code, title, needs: one.needs })];
      }
      const places = one.places.flatMap((id) => texts.of(id) ?? []);
      const around = [...places.flatMap((where) => where.around), ...headers];
      const accept = acceptOf(code, around);
      if (accept === undefined) return [broken(code, one, places[0] ?? atHeader(), level)];
      used.add(accept);
      return [];
    });
  });
  const unused = unusedAccepts(documents, used, evaluated, plan.folder);
  return [...told, ...withLevels(unused, project.file.rules)];
}

function broken(
  code: DataDesignCode,
  { finding, mend, atMost }: Extract<DataFinding, { kind: 'broken' }>,
  { file, uri, range }: Parameters<typeof problem>[1],
  level: Parameters<typeof severityAt>[0],
): Diagnostic {
  const { because, source, confidence } = DATA_RULE_TERMS[code];
  const params = {
    rule: code,
    title: catalogue[code].title,
    finding,
    mend,
    because,
    source,
    confidence: atMost === undefined ? confidence : 'C',
  };
  const at = range === undefined ? { file, uri } : { file, uri, range };
  return { ...problem(code, at, params), severity: severityAt(level, catalogue[code].severity, atMost) };
}
