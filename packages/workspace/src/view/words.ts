import { payTermsOf } from '@ontarget/language';
import type { Bonus, Commission, Component, Conversion, Role } from '@ontarget/language/ast';
import type { AstNode } from 'langium';

/** How a node is written, on one line. */
export function written(node: AstNode | undefined): string | undefined {
  return node?.$cstNode?.text
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\r\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Over which stretch a component is measured: `each quarter by itself`. */
export function timingOf(component: Component | undefined): string {
  return written(component?.timing) ?? '';
}

/** The dates, limits and conditions of a component as they are written, one each. */
export function termsOf(component: Component | undefined): string[] {
  const dates =
    component === undefined || component.$type === 'WeightedComponent' ? undefined : component.dates;
  return [dates, ...(component?.clauses ?? [])].flatMap((clause) => written(clause) ?? []);
}

/** What a component without a curve pays. */
export function paysOf(component: Component | undefined): string | undefined {
  switch (component?.$type) {
    case 'Bonus':
      if (component.curve !== undefined)
        return `what ${component.curve.$refText} says of ${written(component.subject) ?? ''}`;
      return [
        timesFactors(component.amount, component),
        component.subject && `for each ${written(component.subject)}`,
      ]
        .filter(Boolean)
        .join(' ');
    case 'Commission':
      return `${timesFactors(component.rate ?? component.source?.$refText, component)} of ${written(component.subject) ?? ''}`;
    case 'FormulaPay':
      return written(component.value);
    case 'WeightedComponent':
      return component.asScored ? 'as scored' : undefined;
    default:
      return undefined;
  }
}

/** A rate with what it is multiplied by: `8% * 1.2x`. */
function timesFactors(rate: string | undefined, { factors }: Bonus | Commission): string {
  return [rate ?? '', ...factors.map(written)].join(' * ');
}

/** `$4 for each $1 of NewARR, one quarter before it`. */
export function conversionOf(conversion: Conversion | undefined): string | undefined {
  return written(conversion)?.replace(/^as \w+, /, '');
}

/** A title, else the name in words: `HeadOfDemandGen` is `Head of demand gen`. */
export function titleOf(node: { name: string; title?: string | undefined }): string {
  if (node.title !== undefined) return node.title;
  const words = node.name
    .replaceAll('_', ' ')
    .replace(/([a-z\d])([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-z])([A-Z])/g, '$1 $2');
  const lowered = words.replace(/ ([A-Z])(?=[a-z])/g, (_, letter: string) => ` ${letter.toLowerCase()}`);
  return lowered.charAt(0).toUpperCase() + lowered.slice(1);
}

/** The title that a compiled plan has of something, in words where it is only its name. */
export function titleInWords(name: string, title: string): string {
  return titleOf(title === name ? { name } : { name, title });
}

/** A role's base pay as it states it. */
export function basePayOf(role: Role | undefined): string | undefined {
  const terms = role === undefined ? undefined : payTermsOf(role).find(({ $type }) => $type === 'BasePay');
  return terms?.$type === 'BasePay' ? terms.amount : undefined;
}
