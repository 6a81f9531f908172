package dev.terrace.systemtests.hostile;

import dev.terrace.systemtests.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is in order, to be spoilt in one place. */
record Request(Operation operation, String uri, Map<String, String> headers, byte[] body) {

    Request at(String other) {
        return new Request(operation, other, headers, body);
    }

    Request with(String header, String value) {
        Map<String, String> others = new LinkedHashMap<>(headers);
        others.put(header, value);
        return new Request(operation, uri, others, body);
    }

    Request with(String otherBody) {
        byte[] bytes = otherBody.getBytes(StandardCharsets.UTF_8);
        return new Request(operation, uri, headers, bytes).with("Content-Length", Integer.toString(bytes.length));
    }

    String[] lines() {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toArray(String[]::new);
    }
}
