import type { Claim, ClaimAmount, ClaimSays } from '@ontarget/analysis/prove';
import { ZERO } from '@ontarget/evaluator/numbers';
import { amountOf, fractionOf } from '@ontarget/language';
import type { ClaimAmount as AmountNode, Claim as ClaimNode } from '@ontarget/language/ast';

/** What a claim of the text says; undefined where it is half written, or its amount is of another currency. */
export function readClaim({ role, component, total, says }: ClaimNode, currency: string): Claim | undefined {
  const name = role?.ref?.name;
  const of = total ? undefined : component?.ref?.name;
  if (name === undefined || (!total && of === undefined)) return undefined;
  const said = readSays(says, currency);
  return said && { role: name, component: of, says: said };
}

function readSays(says: ClaimNode['says'] | undefined, currency: string): ClaimSays | undefined {
  switch (says?.$type) {
    case 'BoundClaim': {
      const amount = readClaimAmount(says.amount, currency);
      return amount && { kind: says.side === 'most' ? 'at most' : 'at least', amount };
    }
    case 'TargetClaim': {
      const amount = readClaimAmount(says.amount, currency);
      return amount && { kind: 'at target', amount };
    }
    case 'JumpClaim': {
      if (says.amount === undefined) return { kind: 'never jumps', moreThan: { money: ZERO } };
      const moreThan = readClaimAmount(says.amount, currency);
      return moreThan && { kind: 'never jumps', moreThan };
    }
    case 'FallClaim': {
      const result = resultOf(says);
      if (result === '' || says.when === undefined) return undefined;
      return {
        kind: 'never falls',
        result,
        when: says.when === 'rises' || says.when === 'falls' ? says.when : 'gets better',
      };
    }
    default:
      return undefined;
  }
}

/** The result that a claim is about, as it is written: `Revenue.Sales`. */
function resultOf({ result, path }: Extract<ClaimNode['says'], { $type: 'FallClaim' }>): string {
  return [result?.$refText ?? '', ...path].join('.');
}

function readClaimAmount(amount: AmountNode | undefined, currency: string): ClaimAmount | undefined {
  if (amount?.percent !== undefined) {
    const ofTargetPay = fractionOf(amount.percent);
    return ofTargetPay && { ofTargetPay };
  }
  const read = amountOf(amount?.money, currency);
  return read?.unit.kind === 'money' && read.unit.currency === currency ? { money: read.value } : undefined;
}
