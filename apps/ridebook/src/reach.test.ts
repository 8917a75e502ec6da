import { describe, expect, it } from 'vitest';
import { isReachedFromElsewhere, readReach } from './reach.ts';

describe('from where the server is reached', () => {
  it('is this machine alone, unless somebody says otherwise', () => {
    expect(readReach({})).toEqual({ host: '127.0.0.1', allowedHosts: [], proxy: null });
    expect(isReachedFromElsewhere(readReach({}))).toBe(false);
    expect(isReachedFromElsewhere(readReach({}, '::1'))).toBe(false);
    expect(isReachedFromElsewhere(readReach({ RIDEBOOK_HOST: '0.0.0.0' }))).toBe(true);
    expect(isReachedFromElsewhere(readReach({}, '192.168.1.5'))).toBe(true);
  });

  it('is elsewhere too where a proxy knows it by a name', () => {
    const reach = readReach({ RIDEBOOK_ALLOWED_HOSTS: 'Rides.example.org, nas.lan:4747' });
    expect(reach.allowedHosts).toEqual(['rides.example.org', 'nas.lan:4747']);
    expect(isReachedFromElsewhere(reach)).toBe(true);
  });

  it('takes the word of the named proxy alone', () => {
    const { proxy } = readReach({
      RIDEBOOK_PROXY_HEADER: 'Remote-User',
      RIDEBOOK_PROXY_USERS: 'maren',
      RIDEBOOK_PROXY_FROM: '172.18.0.0/16, ::1',
    });
    expect(proxy?.header).toBe('remote-user');
    const addresses = ['172.18.0.9', '::1', '172.19.0.9', '::2', 'localhost', ''];
    expect(addresses.map((address) => proxy?.isProxy(address))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('says who a user of the proxy is in the household', () => {
    const { proxy } = readReach({
      RIDEBOOK_PROXY_HEADER: 'Remote-User',
      RIDEBOOK_PROXY_USERS: 'maren, jonas@example.org = Jonas B',
      RIDEBOOK_PROXY_FROM: '::1',
    });
    expect(proxy?.users).toEqual([
      { user: 'maren', memberName: 'maren' },
      { user: 'jonas@example.org', memberName: 'Jonas B' },
    ]);
  });

  it.each<Record<string, string>>([
    { RIDEBOOK_HOST: 'rides.example.org' },
    { RIDEBOOK_HOST: '0.0.0.0:80' },
    { RIDEBOOK_ALLOWED_HOSTS: '*' },
    { RIDEBOOK_ALLOWED_HOSTS: '*.example.org' },
    { RIDEBOOK_ALLOWED_HOSTS: 'https://rides.example.org' },
    { RIDEBOOK_PROXY_HEADER: 'Remote-User' },
    { RIDEBOOK_PROXY_HEADER: 'a b', RIDEBOOK_PROXY_USERS: 'a', RIDEBOOK_PROXY_FROM: '::1' },
    { RIDEBOOK_PROXY_HEADER: 'a', RIDEBOOK_PROXY_USERS: 'a=', RIDEBOOK_PROXY_FROM: '::1' },
    { RIDEBOOK_PROXY_HEADER: 'a', RIDEBOOK_PROXY_USERS: 'a=b=c', RIDEBOOK_PROXY_FROM: '::1' },
    { RIDEBOOK_PROXY_HEADER: 'a', RIDEBOOK_PROXY_USERS: 'a', RIDEBOOK_PROXY_FROM: 'proxy.lan' },
    { RIDEBOOK_PROXY_HEADER: 'a', RIDEBOOK_PROXY_USERS: 'a', RIDEBOOK_PROXY_FROM: '10.0.0.0/33' },
  ])('is refused when it makes no sense: %o', (environment) => {
    expect(() => readReach(environment)).toThrow(/RIDEBOOK_|IP address/);
  });
});
