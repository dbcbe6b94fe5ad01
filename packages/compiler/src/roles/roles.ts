import type { Component as EvaluatorComponent, NodeId } from '@ontarget/evaluator/format';
import { componentsOf, managerReferenceOf, teamReferenceOf, weightedOf } from '@ontarget/language';
import type { Role } from '@ontarget/language/ast';
import { attempt, type Compilation } from '../compilation.ts';
import { titleOf } from '../measures/measures.ts';
import { ids } from '../names.ts';
import { addRoleTargetPay, type RolePay, rolePay } from '../pay/target-pay.ts';
import { cannotCompile, refuse } from '../problems.ts';
import type { Steps } from '../steps.ts';
import { compileComponent } from './components.ts';
import { paidRoles } from './paid-roles.ts';
import { dropUnmetReferences } from './references.ts';
import { TableCells } from './table-cells.ts';
import { compileTotal } from './total.ts';

/** A role with the components that could be compiled. */
export interface RoleWork {
  readonly role: Role;
  readonly pay: RolePay;
  readonly components: Map<NodeId, { readonly name: string; readonly written: EvaluatorComponent }>;
}

/** Compiles every role that this plan pays, one in a step. */
export function* compileRoles(c: Compilation): Steps<void> {
  const cells = new TableCells(c);
  const works: RoleWork[] = [];
  for (const role of paidRoles(c)) {
    const work = startRole(c, role, cells);
    if (work !== undefined) works.push(work);
    yield;
  }
  yield* dropUnmetReferences(c, works, cells);
  cells.tell();
  for (const work of works) {
    finishRole(c, work);
    yield;
  }
}

function startRole(c: Compilation, role: Role, cells: TableCells): RoleWork | undefined {
  const id = ids.role(role.name);
  return attempt(c, id, role, () => {
    c.places.put(id, role);
    const pay = rolePay(c, role);
    const components: RoleWork['components'] = new Map();
    for (const component of componentsOf(role)) {
      const componentId = ids.component(role.name, component.name);
      if (components.has(componentId)) {
        refuse('name-twice', component, { name: component.name, what: 'a component', first: 'above' });
      }
      cells.watch(role, component, () => {
        const written = attempt(c, componentId, component, () => compileComponent(c, role, component, pay));
        if (written !== undefined) components.set(componentId, { name: component.name, written });
      });
    }
    return { role, pay, components };
  });
}

function finishRole(c: Compilation, { role, pay, components }: RoleWork): void {
  const id = ids.role(role.name);
  attempt(c, id, role, () => {
    const counted = [...components].filter(([, { written }]) => written.unpaid === undefined);
    const paid = counted.map(([component, { written }]) => ({
      id: component,
      hasTargetPay: written.stages['target pay'] !== undefined,
      isVariable: written.kind === 'weighted',
    }));
    const weighted = weightedOf(role).map(({ name }) => ids.component(role.name, name));
    if (weighted.length > 0)
      addRoleTargetPay(
        c,
        role,
        pay,
        weighted.filter((one) => components.has(one)),
      );
    const { requirements, balances } = compileTotal(c, role, paid);
    const [team, manager] = [teamReferenceOf(role), managerReferenceOf(role)];
    if (team !== undefined && team.ref === undefined) {
      cannotCompile(role, role.name, `its team ${team.$refText} is unknown`);
    }
    c.roles.set(role.name, {
      title: titleOf(role),
      ...(team === undefined ? {} : { team: team.$refText }),
      ...(manager === undefined ? {} : { reportsTo: manager.$refText }),
      ...(pay.targetPay === undefined ? {} : { targetPay: pay.targetPay }),
      ...(pay.onTargetPay === undefined ? {} : { onTargetPay: pay.onTargetPay }),
      components: Object.fromEntries([...components.values()].map(({ name, written }) => [name, written])),
      total: `${id}/total`,
      paid: `${id}/paid`,
      ...(c.header.paymentCurrency === undefined ? {} : { payment: `${id}/payment` }),
      ...(Object.keys(balances).length === 0 ? {} : { balances }),
      ...(requirements.length === 0 ? {} : { requirements }),
    });
  });
}
