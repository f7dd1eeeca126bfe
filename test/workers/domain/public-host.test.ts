// Which hosts a fetch for somebody else may go to.
import { expect, it } from 'vitest';
import { isPublicHost } from '../../../workers/domain/public-host';

/** As a URL parser writes it: what the fetch itself would use. */
const hostOf = (host: string) => new URL(`https://${host}/`).hostname;

it.each([
	['localhost'],
	['localhost.'],
	['LOCALHOST'],
	['app.localhost'],
	['printer'],
	['printer.local'],
	['metadata.google.internal'],
	['router.home.arpa'],
	['nas.lan'],
	['127.0.0.1'],
	['127.1'],
	['2130706433'],
	['0x7f.0.0.1'],
	['0177.0.0.1'],
	['0.0.0.0'],
	['10.1.2.3'],
	['100.64.0.1'],
	['100.127.255.255'],
	['169.254.169.254'],
	['172.16.0.1'],
	['172.31.255.255'],
	['192.168.1.1'],
	['198.19.0.1'],
	['224.0.0.1'],
	['255.255.255.255'],
	['[::]'],
	['[::1]'],
	['[::ffff:127.0.0.1]'],
	['[::ffff:8.8.8.8]'],
	['[64:ff9b::7f00:1]'],
	['[fc00::1]'],
	['[fd12:3456::1]'],
	['[fe80::1]'],
	['[ff02::1]'],
	['[2001::1]'],
	['[2001:db8::1]'],
	['[2002:7f00:1::]'],
	['[3fff::1]'],
])('%s is not out in the public', (host) => {
	expect(isPublicHost(hostOf(host))).toBe(false);
});

it.each([
	['push.example.com'],
	['example.com.'],
	['localhost.example.com'],
	['local.example'],
	['xn--bcher-kva.example'],
	['8.8.8.8'],
	['100.63.255.255'],
	['100.128.0.1'],
	['172.15.0.1'],
	['172.32.0.1'],
	['223.255.255.255'],
	['[2606:4700:4700::1111]'],
	['[2001:4860:4860::8888]'],
	['[2a00::]'],
])('%s is', (host) => {
	expect(isPublicHost(hostOf(host))).toBe(true);
});
