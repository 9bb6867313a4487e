/** One failure is enough to know that a change was seen: it need not be made small. */
import fc from 'fast-check';

fc.configureGlobal({ endOnFailure: true });
