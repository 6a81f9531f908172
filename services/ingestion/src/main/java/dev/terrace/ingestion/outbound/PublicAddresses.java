package dev.terrace.ingestion.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are of the public internet: none of those that IANA's registries of special-purpose addresses (RFC 6890) keep
 * for something else, nor of the clouds' metadata. Addresses that carry another one inside (v4-mapped, NAT64, 6to4) are as public as that one.
 */
final class PublicAddresses {

    /** The first bits of an address. */
    private record Range(byte[] first, int bits) {
        static Range of(String cidr) {
            String[] parts = cidr.split("/");
            try {
                return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(cidr, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Range> RESERVED = Arrays.stream(
                    ("0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 "
                                    + "172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 "
                                    + "192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
                                    + "::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 "
                                    + "fec0::/10 ff00::/8")
                            .split(" "))
            .map(Range::of)
            .toList();
    private static final Range NAT64 = Range.of("64:ff9b::/96");
    private static final Range SIX_TO_FOUR = Range.of("2002::/16");
    private static final int V4_BYTES = 4;

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet6Address six && six.isIPv4CompatibleAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (RESERVED.stream().anyMatch(range -> range.holds(bytes))) {
            return false;
        }
        if (NAT64.holds(bytes)) {
            return isPublic(inside(bytes, bytes.length - V4_BYTES));
        }
        return !SIX_TO_FOUR.holds(bytes) || isPublic(inside(bytes, 2));
    }

    private static InetAddress inside(byte[] bytes, int at) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(bytes, at, at + V4_BYTES));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
