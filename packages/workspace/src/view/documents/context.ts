import { SupposedYear } from '@ontarget/analysis/what-if';
import { finished } from '@ontarget/compiler';
import type { EvaluatorFile, Plan, Role as PlanRole } from '@ontarget/evaluator/format';
import { componentsOf, declarationsIn, phrasesIn, totalTermsOf } from '@ontarget/language';
import {
  type Component,
  isMeasure,
  isPlanHeader,
  type Measure,
  type PlanHeader,
  type Role,
} from '@ontarget/language/ast';
import type { PreviewModel, PreviewRole, Said } from '@ontarget/report';
import type { AstNode } from 'langium';
import { AstUtils } from 'langium';
import { place, relativePath } from '../../places.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { drawn } from '../model.ts';
import { type Sources, sourcesOf } from '../sources.ts';
import { type PlanValues, planValues } from '../values.ts';
import { written } from '../words.ts';

/** A plan whose documents are written: what does not depend on the role is looked up once. */
export interface PlanContext {
  readonly snapshot: Snapshot;
  readonly file: EvaluatorFile;
  readonly plan: Plan;
  readonly digest: string;
  readonly sources: Sources;
  readonly values: PlanValues;
  readonly model: Omit<PreviewModel, 'errors'>;
  readonly header: PlanHeader | undefined;
  readonly measures: ReadonlyMap<string, Measure>;
}

/** The same for one role of it. */
export interface RoleContext extends PlanContext {
  readonly name: string;
  readonly role: PlanRole;
  readonly shown: PreviewRole;
  /** Absent where no file of the plan declares it by itself, as with rows of a table of roles. */
  readonly text: Role | undefined;
  readonly components: readonly Component[];
  /** Somebody in the role at its own terms, whose results are supposed. */
  readonly year: SupposedYear;
}

/** What documents of a plan are written from; undefined where the plan has errors. */
export function planContext(snapshot: Snapshot): PlanContext | undefined {
  if (snapshot.evaluator === undefined) return undefined;
  const { file, digest } = snapshot.evaluator;
  const sources = sourcesOf(snapshot);
  const declared = snapshot.documents.flatMap((one) => [...declarationsIn(one.parseResult.value)]);
  return {
    snapshot,
    file,
    plan: file.plan,
    digest,
    sources,
    values: planValues(file.plan),
    model: finished(drawn(file, sources)),
    header: declared.find(isPlanHeader),
    measures: new Map(declared.filter(isMeasure).map((measure) => [measure.name, measure])),
  };
}

/** One role of a plan; undefined where it has no such role. */
export function roleContext(context: PlanContext, name: string): RoleContext | undefined {
  const role = Object.hasOwn(context.plan.roles, name) ? context.plan.roles[name] : undefined;
  const shown = context.model.roles.find((one) => one.name === name);
  if (role === undefined || shown === undefined) return undefined;
  const text = context.sources.roles.get(name);
  return {
    ...context,
    name,
    role,
    shown,
    text,
    components: text === undefined ? [] : componentsOf(text),
    year: new SupposedYear(context.plan, name),
  };
}

/** The clauses of a role's components, of the sums of them and of the role itself, in the order of the text. */
export function clausesOf({ text, components }: RoleContext): AstNode[] {
  const own = components.flatMap(({ clauses }): AstNode[] => clauses);
  return text === undefined ? own : [...own, ...sumClausesOf(text), ...text.members];
}

/** The clauses on the sum of what a role is paid, and on that of its variable pay. */
export function sumClausesOf(role: Role): AstNode[] {
  const variable = role.members.filter((member) => member.$type === 'VariablePay');
  return [...totalTermsOf(role), ...variable].flatMap(({ clauses }): AstNode[] => clauses);
}

/** A node as it is written, with what its longest phrase means and where it stands. */
export function saidOf(node: AstNode, { snapshot }: PlanContext, words = written(node) ?? ''): Said {
  // The longest phrase says what is meant here; a single word only what it means everywhere.
  const [phrase] = phrasesIn(node).sort((a, b) => b.words.split(' ').length - a.words.split(' ').length);
  const document = AstUtils.getDocument(node);
  const line = (node.$cstNode?.range.start.line ?? 0) + 1;
  return {
    words,
    ...(phrase === undefined ? {} : { meaning: phrase.meaning }),
    where: `${relativePath(snapshot.plan.folder, place(document.uri))}, line ${line}`,
  };
}
