/** The commands as package.json names them. */
export const OPEN_PREVIEW = 'ontarget.openPreview';
export const OPEN_PAYOUTS = 'ontarget.openPayouts';
export const COMPARE_WITH_HEAD = 'ontarget.compareWithHead';
export const ACCEPT_ACTUAL = 'ontarget.acceptActual';
export const RESTART_SERVER = 'ontarget.restartServer';
export const SHOW_PLACES = 'ontarget.showPlaces';
export const PLAN_ACTIONS = 'ontarget.planActions';
export const COPY_DIGEST = 'ontarget.copyDigest';
export const NEW_PLAN = 'ontarget.newPlan';
export const FIRST_STEPS = 'ontarget.firstSteps';
