import { describe, expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { server } from '../setup.ts';
import { FAULTS } from './faults.ts';

const api = await server();

const TITLED_FAULTS = FAULTS.map((fault) => {
  const count = `${fault.requests} request${fault.requests === 1 ? '' : 's'}`;
  return [`${fault.server}: exit ${fault.exit} after ${count}`, fault] as const;
});

describe('when the server', () => {
  test.each(TITLED_FAULTS)('%s', async (_, fault) => {
    api.failWith(fault.failWith);
    api.transform(fault.transform);
    const args = (fault.command ?? 'list').split(' ');
    const result = await spacecraft([...args, '--api-url', api.url]);
    expect({ exit: result.exit, requests: api.requests.length }).toEqual({
      exit: fault.exit,
      requests: fault.requests,
    });
    const stderr = result.stderr
      .trimEnd()
      .replaceAll(/http:\/\/127\.0\.0\.1:\d+\/\S*?(?=[;:]? |$)/g, 'URL');
    expect(stderr.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')).toMatch(fault.stderr ?? /^$/);
    if (fault.exit === 0) {
      expect(result.stdout).not.toBe('');
    } else {
      expect(result.stdout).toBe('');
      expect(result.stderr).toMatch(/^spacecraft: [^\n]+\n$/);
    }
  });
});
