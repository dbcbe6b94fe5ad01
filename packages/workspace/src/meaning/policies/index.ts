import type { Steps } from '@ontarget/compiler';
import type { EvaluatorFile } from '@ontarget/evaluator/format';
import {
  type BrokenParams,
  catalogue,
  type DesignCode,
  declarationsIn,
  isDesignCode,
  levelOfRule,
} from '@ontarget/language';
import {
  type Accept,
  isPlanHeader,
  isPolicy,
  type PlanHeader,
  type Policy,
  type PolicyLevel,
} from '@ontarget/language/ast';
import { AstUtils, type LangiumDocument } from 'langium';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { problem } from '../../diagnostics/problem.ts';
import { withFixes } from '../../diagnostics/with-fixes.ts';
import { place, relativePath } from '../../places.ts';
import type { ProjectFile, RuleLevel } from '../../project/project-file.ts';
import { type DesignRule, designRuleLibrary } from '../../rules/library.ts';
import { boundedSentence, boundSet, levelSet, ownBound, settingProblem } from '../../rules/settings.ts';
import type { CompileInput } from '../compiled.ts';
import { acceptOf, unusedAccepts } from './accepts.ts';
import { PolicyContext } from './context.ts';
import { type Judgement, judged } from './judge.ts';
import { atHanding, PlacesInText, rangeOfName, type TextPlace } from './places.ts';
import type { OwnBound } from './tests.ts';

/** A policy of the plan, or a design rule of the library, as it holds here. */
interface Standing {
  /** What `accept` names. */
  readonly rule: string;
  readonly policy: Policy;
  readonly code: 'policy-broken' | DesignCode;
  /** The level that the project sets. */
  readonly level?: RuleLevel;
  /** The bound that the project sets; only the sentence that it is of is then judged. */
  readonly bound?: OwnBound;
}

/**
 * Judges the plan by its policies and the design rules: what is not accepted, and what is accepted for nothing. One
 * subject of a policy in a step.
 */
export function* policyDiagnostics(
  file: EvaluatorFile,
  input: CompileInput,
  rules: ProjectFile['rules'] = {},
): Steps<Diagnostic[]> {
  const standing = [...policiesOf(input.documents), ...designRules(rules)];
  return yield* diagnosticsOf(standing, file, input, 'whole');
}

/**
 * A plan with errors is not whole, and what is missing may be what a policy asks for. What a node that is there is handed
 * down at needs nothing else.
 */
export function* handingDiagnostics(
  file: EvaluatorFile | undefined,
  input: CompileInput,
  rules: ProjectFile['rules'] = {},
): Steps<Diagnostic[]> {
  if (file === undefined) return [];
  const standing = [...policiesOf(input.documents), ...designRules(rules)].filter(({ policy }) =>
    policy.rules.every(({ quantifier, subject }) => subject.kind === 'handing-down' && quantifier !== 'some'),
  );
  return yield* diagnosticsOf(standing, file, input, 'in part');
}

function* diagnosticsOf(
  standings: readonly Standing[],
  file: EvaluatorFile,
  { documents, plan }: CompileInput,
  how: 'whole' | 'in part',
): Steps<Diagnostic[]> {
  const context = new PolicyContext(file.plan);
  const texts = new PlacesInText(file, documents, plan.folder);
  const header = headerOf(documents);
  const used = new Set<Accept>();
  const known = new Set<string>();
  const found: Diagnostic[] = [];
  for (const standing of standings) {
    known.add(standing.rule);
    for (const { judgement, level } of yield* judgementsOf(standing, context)) {
      const where = placeOf(judgement, standing, texts, header, plan.folder);
      const accept = acceptOf(standing.rule, where.around);
      if (accept === undefined) found.push(...told(standing, judgement, level, where, documents));
      else if (judgement.kind === 'broken') used.add(accept);
      yield;
    }
  }
  return how === 'whole' ? [...found, ...unusedAccepts(documents, used, known, plan.folder)] : found;
}

/** Of the sentences that one subject breaks, only the gravest is told. */
function* judgementsOf(
  { policy, level, bound, code }: Standing,
  context: PolicyContext,
): Steps<{ judgement: Judgement; level: Diagnostic['severity'] }[]> {
  const sentences =
    bound === undefined ? policy.rules : policy.rules.filter((rule) => rule === boundedIn(policy, code));
  const all: { judgement: Judgement; level: Diagnostic['severity']; about: string }[] = [];
  for (const rule of sentences) {
    const own = levelOfRule(policy, rule) ?? 'error';
    const severity = level === undefined || level === 'off' ? SEVERITIES[own] : level;
    for (const judgement of yield* judged(rule, context, bound)) {
      const about = `${judgement.subject?.places[0]} ${ruleKey(rule)}`;
      all.push({ judgement, level: severity, about });
    }
  }
  const gravest = new Map<string, number>();
  for (const { level, about } of all) {
    gravest.set(about, Math.min(gravest.get(about) ?? GRAVITY.length, GRAVITY.indexOf(level)));
  }
  return all.filter(
    ({ judgement: { subject }, level, about }) =>
      subject === undefined || GRAVITY.indexOf(level) <= (gravest.get(about) ?? 0),
  );
}

function boundedIn(policy: Policy, code: Standing['code']) {
  return isDesignCode(code) ? boundedSentence({ code, policy }) : undefined;
}

/** What a sentence is about, without its bound: a graver one about the same covers the others. */
function ruleKey({ quantifier, subject, claim }: Policy['rules'][number]): string {
  const figures =
    claim.$type === 'PolicyHas'
      ? claim.tests.map((test) =>
          'property' in test ? test.property : 'feature' in test ? test.feature : test.$type,
        )
      : [claim.$type];
  return [quantifier, subject.$cstNode?.text, ...figures].join(' ');
}

const SEVERITIES: Readonly<Record<PolicyLevel, Diagnostic['severity']>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
};

const GRAVITY: readonly Diagnostic['severity'][] = ['error', 'warning', 'info', 'hint'];

/** The policies of the plan and of the folders that it uses. */
function policiesOf(documents: readonly LangiumDocument[]): Standing[] {
  return documents
    .flatMap(({ parseResult }) => declarationsIn(parseResult.value).filter(isPolicy))
    .map((policy) => ({ rule: policy.name, policy, code: 'policy-broken' }));
}

/** The design rules that the project leaves on; a setting with a mistake, told where it stands, changes nothing. */
function designRules(rules: NonNullable<ProjectFile['rules']>): Standing[] {
  return designRuleLibrary().flatMap((rule): Standing[] => {
    const setting = Object.hasOwn(rules, rule.code) ? rules[rule.code] : undefined;
    const isSound = setting !== undefined && settingProblem(rule, setting) === undefined;
    const level = isSound ? levelSet(setting) : undefined;
    if (level === 'off') return [];
    const text = isSound ? boundSet(setting) : undefined;
    const bound = text === undefined ? undefined : ownBound(rule, text);
    return [standingOf(rule, level, bound)];
  });
}

function standingOf(
  { code, policy }: DesignRule,
  level: RuleLevel | undefined,
  bound: OwnBound | undefined,
): Standing {
  return {
    rule: code,
    policy,
    code,
    ...(level === undefined ? {} : { level }),
    ...(bound === undefined ? {} : { bound }),
  };
}

/** Where a judgement stands: at its subject, else at the policy, else at the plan's header. */
function placeOf(
  { subject }: Judgement,
  { policy, code }: Standing,
  texts: PlacesInText,
  header: PlanHeader | undefined,
  folder: string,
): TextPlace {
  const places = (subject?.places ?? []).flatMap((id) => texts.of(id) ?? []);
  const [found] = places;
  const first = subject?.at === undefined || found === undefined ? found : atHanding(found, subject.at);
  const headers = header === undefined ? [] : [header];
  if (first !== undefined)
    return { ...first, around: [...places.flatMap(({ around }) => around), ...headers] };
  const node = code === 'policy-broken' ? policy : header;
  const document = node && AstUtils.findRootNode(node).$document;
  const uri = document === undefined ? folder : place(document.uri);
  return { file: relativePath(folder, uri) || '.', uri, range: rangeOfName(node), around: headers };
}

function told(
  { rule, policy, code }: Standing,
  { kind, subject, finding, mend, bound }: Judgement,
  level: Diagnostic['severity'],
  where: TextPlace,
  documents: readonly LangiumDocument[],
): Diagnostic[] {
  const at = { file: where.file, uri: where.uri, range: where.range };
  if (kind === 'undecided')
    return [problem('policy-undecided', at, { rule, subject: subject?.title ?? 'the plan', why: finding })];
  const because = policy.reasons[0]?.reason;
  const source = policy.sources[0];
  const params: BrokenParams = {
    rule,
    title: policy.title ?? policy.name,
    finding,
    mend,
    ...(bound === undefined ? {} : { bound }),
    ...(because === undefined ? {} : { because }),
    ...(source === undefined ? {} : { source: source.text }),
    ...(source?.confidence === undefined ? {} : { confidence: source.confidence }),
  };
  return [withFixes({ ...problem(code, at, params), severity: level }, documents)];
}

function headerOf(documents: readonly LangiumDocument[]): PlanHeader | undefined {
  return documents.flatMap(({ parseResult }) => declarationsIn(parseResult.value).filter(isPlanHeader))[0];
}

/** The severity that a design rule has by itself, for whoever lists them. */
export function severityOf(code: DesignCode): Diagnostic['severity'] {
  return catalogue[code].severity;
}
