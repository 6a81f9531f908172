package dev.terrace.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Apache Kafka in KRaft mode: broker and controller in one process, reachable from this machine only. */
record KafkaServer(Path folder, Port port, Port controllerPort) implements Part {
    /**
     * Nothing is thrown away by age, neither events nor what a group has read: a stack may rest for months. Even the dead letter of a
     * service's largest event is taken.
     */
    private static final String PROPERTIES = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs=%3$s

            auto.create.topics.enable=false
            default.replication.factor=1
            min.insync.replicas=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=2
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0

            message.max.bytes=1179648
            log.retention.ms=-1
            offsets.retention.minutes=2147483647

            num.network.threads=2
            num.io.threads=4
            log.cleaner.dedupe.buffer.size=8388608
            log.index.size.max.bytes=1048576
            """;

    private static final String LOG_LINE =
            "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n";

    static KafkaServer of(Settings settings) {
        return new KafkaServer(
                settings.home().resolve("kafka"), settings.portOf("kafka"), settings.portOf("kafka-controller"));
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port.number();
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<Port> ports() {
        return List.of(port, controllerPort);
    }

    @Override
    public ProcessBuilder command() {
        Path properties = folder.resolve("server.properties");
        Path data = folder.resolve("data");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    properties, PROPERTIES.formatted(port.number(), controllerPort.number(), escaped(data.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Java.main(
                Broker.class, List.of("-Xms96m", "-Xmx384m", LOG_LINE), properties.toString(), data.toString());
    }

    /** A file of properties is read as Latin-1, with escapes. */
    static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (char c : value.toCharArray()) {
            text.append(c == '\\' ? "\\\\" : c < 0x80 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return text.toString();
    }

    @Override
    public boolean ready() {
        return port.answers() && Topics.create(bootstrapServers());
    }
}
