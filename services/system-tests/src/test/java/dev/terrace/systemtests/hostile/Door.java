package dev.terrace.systemtests.hostile;

import dev.terrace.systemtests.contract.Contract;
import dev.terrace.systemtests.contract.Estate;
import dev.terrace.systemtests.contract.Operation;
import dev.terrace.systemtests.flow.Terrace;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Opens connections as somebody who may call an operation, on things that are there: all but the harm is in order. */
final class Door {
    private final Terrace terrace;
    private final Estate estate;

    Door(Terrace terrace) {
        this(terrace, Estate.of(terrace.callers()));
    }

    Door(Terrace terrace, Estate estate) {
        this.terrace = terrace;
        this.estate = estate.withApprovedRun();
    }

    Estate estate() {
        return estate;
    }

    /** The operations that take a body. */
    List<Operation> taking() {
        return Contract.operations().stream()
                .filter(operation -> operation.bodyType().isPresent())
                .toList();
    }

    /** The operations that take a JSON body. */
    List<Operation> takingJson() {
        return taking().stream()
                .filter(operation -> operation.bodyType().get().equals("application/json"))
                .toList();
    }

    Wire open(Operation operation, String... headers) {
        return open(terrace.place().uri(operation.service()), operation, headers);
    }

    Wire open(URI server, Operation operation, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: " + operation.bodyType().orElseThrow());
        all.add("Idempotency-Key: " + UUID.randomUUID());
        return Wire.to(server).head(operation.method() + " " + estate.uri(operation), with(operation, all));
    }

    /** Asks for another address than that of the operation; all else is in order. */
    Wire.Reply ask(Operation operation, String uri) {
        return send(request(operation).with("Idempotency-Key", "k").at(uri));
    }

    /** The operation's own request, with which nothing is wrong. */
    Request request(Operation operation) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Authorization", "Bearer " + token(operation.roles().iterator().next()));
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        operation.bodyType().ifPresent(type -> headers.put("Content-Type", type));
        return new Request(operation, estate.uri(operation), headers, new byte[0])
                .with(operation.bodyType().map(type -> estate.body(operation)).orElse(""));
    }

    Wire.Reply send(Request request) {
        Operation operation = request.operation();
        try (Wire wire = Wire.to(terrace.place().uri(operation.service()))) {
            wire.head(operation.method() + " " + request.uri(), request.lines()).send(request.body());
            return wire.reply();
        }
    }

    private String[] with(Operation operation, List<String> headers) {
        List<String> all = new ArrayList<>(headers);
        all.add("Authorization: Bearer " + token(operation.roles().iterator().next()));
        return all.toArray(String[]::new);
    }

    String token(String role) {
        return terrace.callers().tokens().mint(role, "stranger", estate.claims());
    }
}
