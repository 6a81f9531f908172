/**
 * The real servers on one machine: a Kafka broker, a MongoDB replica set of one, the four services and the issuer of
 * their tokens. {@link dev.terrace.stack.LocalStack} is the door for tests and faults, {@link
 * dev.terrace.stack.Launcher} for people.
 */
@NullMarked
package dev.terrace.stack;

import org.jspecify.annotations.NullMarked;
