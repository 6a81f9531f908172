package dev.terrace.ingestion.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves a host once and gives its addresses only if all of them are public; the connection goes to the very address that
 * was checked. Literal addresses come this way too.
 */
public final class GuardedResolver implements DnsResolver {
    /** Forms of IPv4 that not everybody reads alike: octal, hexadecimal, fewer than four parts. */
    private static final Pattern A_NUMBER = Pattern.compile("(?i)(0x[0-9a-f]*|[0-9]+)(\\.(0x[0-9a-f]*|[0-9]+))*\\.?");

    private static final Pattern DOTTED = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    private final DnsResolver resolver;
    private final List<String> trusted;

    /** @param trusted hosts that the operator allows although they are private */
    public GuardedResolver(List<String> trusted) {
        this(SystemDefaultDnsResolver.INSTANCE, trusted);
    }

    GuardedResolver(DnsResolver resolver, List<String> trusted) {
        this.resolver = resolver;
        this.trusted = List.copyOf(trusted);
    }

    /** @throws ForbiddenHostException if one of its addresses is not public */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (A_NUMBER.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw new ForbiddenHostException(host);
        }
        InetAddress[] addresses = resolver.resolve(host);
        boolean isPublic = addresses.length > 0 && Arrays.stream(addresses).allMatch(PublicAddresses::isPublic);
        if (!isPublic && !trusted.contains(host)) {
            throw new ForbiddenHostException(host);
        }
        return addresses;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }
}
