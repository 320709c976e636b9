import { expect, test } from 'vitest';
import { isPublicAddress, safePost, UnsafeAddressError } from './safe-post';

const inside = [
  '127.0.0.1',
  '10.1.2.3',
  '172.20.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  'fe80::1',
  'fd00::1',
  'fc00::1',
  'ff02::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'localhost',
];

test.each(inside)('%s is none of the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('%s is', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

const to = (...addresses: string[]) => ({
  body: '{}',
  findAddresses: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
});

test.each([
  'http://example.com/',
  'https://user:password@example.com/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::ffff:127.0.0.1]/',
  'https://[::1]/',
  'https://2130706433/',
  'https://0x7f.1/',
])('%s is not called', async (url) => {
  await expect(safePost({ url, ...to('8.8.8.8') })).rejects.toThrow(UnsafeAddressError);
});

test('a name that leads inside is not called, be it by one of its addresses only', async () => {
  const url = 'https://hooks.example/';
  await expect(safePost({ url, ...to('127.0.0.1') })).rejects.toThrow(UnsafeAddressError);
  await expect(safePost({ url, ...to('8.8.8.8', '10.0.0.1') })).rejects.toThrow(UnsafeAddressError);
  await expect(safePost({ url, ...to() })).rejects.toThrow(UnsafeAddressError);
});

test('the connection goes to what was checked: the name is asked once', async () => {
  let asked = 0;
  const findAddresses = async () => {
    asked++;
    return [{ address: '127.0.0.1', family: 4 }];
  };
  const url = 'https://rebinding.example:1/';
  // Nobody listens at that port of this machine: had the name been looked up, it would not have been found at all.
  await expect(safePost({ url, body: '{}', findAddresses, mayReach: () => true })).rejects.toThrow(
    /ECONNREFUSED 127\.0\.0\.1:1/,
  );
  expect(asked).toBe(1);
});
