/** What `format.name` of every evaluator file says. */
export const FORMAT_NAME = 'ontarget-evaluator';

/** The version this compiler writes. Engines read every 1.x; what an engine does not know it refuses by name. */
export const FORMAT_VERSION = '1.0';
