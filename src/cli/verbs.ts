import type { Verb } from "./verb";
import { evaluate } from "./verbs/evaluate";
import { report } from "./verbs/report";
import { site } from "./verbs/site";
import { trace } from "./verbs/trace";
import { validate } from "./verbs/validate";

/** What the command line does, in the order of its help. A verb that is not here is not offered. */
export const VERBS: readonly Verb[] = [validate, evaluate, site, report, trace];
