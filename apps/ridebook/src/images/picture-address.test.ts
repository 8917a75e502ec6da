import { describe, expect, it } from 'vitest';
import { maybePictureAddress } from './picture-address.ts';

const real = 'https://api.onepeloton.com';
const standIn = 'http://127.0.0.1:4800';

describe('the addresses of pictures', () => {
  it.each([
    'https://s3.amazonaws.com/peloton-ride-images/918c/img_1.png',
    'https://s3.amazonaws.com/workout-metric-images-prod/1828',
    'https://workout-metric-images-prod.s3.amazonaws.com/0471',
    'https://res.onepeloton.com/a.jpg',
  ])('lead to Peloton’s own places: %s', (url) => {
    expect(maybePictureAddress(url, real)?.href).toBe(url);
  });

  it.each([
    ['another bucket', 'https://s3.amazonaws.com/somebody-else/a.png'],
    ['a bucket whose name begins alike', 'https://s3.amazonaws.com/peloton-ride-images-2/a.png'],
    ['a way out of the bucket', 'https://s3.amazonaws.com/peloton-ride-images/../else/a.png'],
    ['another bucket’s own host', 'https://evil.s3.amazonaws.com/peloton-ride-images/a.png'],
    ['a host that ends alike', 'https://evilonepeloton.com/a.png'],
    ['a host that begins alike', 'https://s3.amazonaws.com.evil.test/peloton-ride-images/a.png'],
    ['plain http', 'http://s3.amazonaws.com/peloton-ride-images/a.png'],
    ['another port', 'https://s3.amazonaws.com:8443/peloton-ride-images/a.png'],
    ['a user before the host', 'https://s3.amazonaws.com@evil.test/peloton-ride-images/a.png'],
    ['this machine', 'https://127.0.0.1/a.png'],
    ['this machine, shortened', 'https://127.1/a.png'],
    ['this machine in hexadecimal', 'https://0x7f.1/a.png'],
    ['this machine as one number', 'https://2130706433/a.png'],
    ['this machine inside IPv6', 'https://[::ffff:7f00:1]/a.png'],
    ['a cloud’s metadata', 'https://169.254.169.254/latest/meta-data'],
    ['a file', 'file:///etc/passwd'],
    ['gopher', 'gopher://127.0.0.1:6379/_INFO'],
    ['a script', 'javascript:alert(1)'],
    ['inline data', 'data:image/png;base64,AAAA'],
    ['no address', 'not an address'],
  ])('never lead to %s', (_, url) => {
    expect(maybePictureAddress(url, real)).toBeNull();
  });

  it('lead nowhere but to the server that stands in for Peloton', () => {
    const address = maybePictureAddress('https://images.example/rides/1.png?size=2', standIn);
    expect(address?.href).toBe(`${standIn}/images/images.example/rides/1.png`);
    expect(maybePictureAddress('http://169.254.169.254/', standIn)).toBeNull();
  });
});
