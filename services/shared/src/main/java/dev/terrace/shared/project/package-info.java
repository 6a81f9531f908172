/** What a service knows of projects: the terms of their versions and their directives, heard on the topic of projects and kept. */
@NullMarked
package dev.terrace.shared.project;

import org.jspecify.annotations.NullMarked;
