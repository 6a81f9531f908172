package dev.terrace.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's process: formats its folder if that is new, then is Apache Kafka's own server. */
final class Broker {
    private Broker() {}

    /** Takes the file of the broker's properties and the folder of its data. */
    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.WARNING);
        String properties = args[0];
        if (!Files.exists(Path.of(args[1], "meta.properties"))) {
            String clusterId = Uuid.randomUuid().toString();
            String[] format = {"format", "--ignore-formatted", "--cluster-id", clusterId, "--config", properties};
            int refused = StorageTool.execute(format, System.out);
            if (refused != 0) {
                System.exit(refused);
            }
        }
        Kafka.main(new String[] {properties});
    }
}
