import type { AstNode, DiagnosticInfo, ValidationAcceptor } from 'langium';
import { type Code, catalogue, type ParamsOf } from './catalogue.ts';
import { pageOf } from './pages.ts';
import type { Params } from './rule.ts';

/** Where a problem stands: a node, or one property of it, or an exact range. */
export type Place<N extends AstNode> = Pick<
  DiagnosticInfo<N>,
  'node' | 'property' | 'index' | 'keyword' | 'range'
> & {
  /** Shown greyed out, as what nothing uses is. */
  readonly unneeded?: boolean;
};

/** What a diagnostic carries for quick fixes and for the second pass: its code and what its message was made of. */
export interface ProblemData<C extends Code = Code> {
  readonly code: C;
  readonly params: ParamsOf<C>;
}

/** LSP's tag for what could be removed. */
const UNNECESSARY = 1;

/** Reports a problem of the catalogue at its place, with its page's address. */
export function report<C extends Code, N extends AstNode>(
  accept: ValidationAcceptor,
  code: C,
  place: Place<N>,
  params: ParamsOf<C>,
): void {
  const { unneeded, ...where } = place;
  accept(catalogue[code].severity, messageOf(code, params), {
    ...where,
    code,
    codeDescription: { href: pageOf(code) },
    data: problemData(code, params),
    ...(unneeded ? { tags: [UNNECESSARY] } : {}),
  });
}

/** The message of a code for these parameters; the second pass asks again with `readings` in the plan's own money. */
export function messageOf<C extends Code>(code: C, params: ParamsOf<C>): string {
  const message = catalogue[code].message as (params: Params) => string;
  return message(params);
}

/** What a diagnostic of this code carries. */
export function problemData<C extends Code>(code: C, params: ParamsOf<C>): ProblemData<C> {
  return { code, params };
}
