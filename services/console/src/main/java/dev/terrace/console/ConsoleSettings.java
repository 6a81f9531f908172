package dev.terrace.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the console is told of the world around it. */
@ConfigMapping(prefix = "terrace.console")
interface ConsoleSettings {
    /** Where each service answers, by the name under which {@code /api} shows it. */
    Map<String, URI> services();

    /** Other origins that pictures, videos and point clouds may come from, as sources of a content security policy. */
    @WithDefault("https:")
    List<String> mediaSources();

    /** Where operators find the dashboards: an address, or a path of this origin. */
    Optional<String> dashboards();

    /** How many requests may be under way to one service at once, event streams included. */
    @WithDefault("1024")
    int connectionsPerService();

    /** How long a session lives without a new sign-in, in hours. */
    @WithDefault("12")
    int sessionHours();
}
