import { elementId } from './element-id.ts';

/** The element of a component's chart. */
export function chartId(component: string): string {
  return elementId('chart', component);
}

/** The element of what is proved of a component. */
export function proofId(component: string): string {
  return elementId('proof', component);
}
