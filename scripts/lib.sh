# Sourced by the other scripts: finds the tools, builds what is missing, runs the main classes.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export TERRACE_ROOT=${TERRACE_ROOT:-$root}
# A path may have any letters, which Java reads right only in a locale that has them.
case $(locale charmap 2>/dev/null || true) in UTF-8) ;; *) export LC_ALL=C.UTF-8 ;; esac
stack_jar=$root/services/local-stack/target/local-stack-1.0-SNAPSHOT.jar
tools_jar=$root/services/tools/target/tools-1.0-SNAPSHOT.jar
built=$root/target/built # its time is that of the last build

die() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Prints the comment at the head of the calling script, if that is what the caller asked for.
help_if_asked() {
  case ${1:-} in
    -h | --help)
      sed -n '2,/^[^#]/{s/^# \{0,1\}//p;}' "$0"
      exit 0
      ;;
  esac
}

jdk_version() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

# Sets JAVA_HOME to a JDK 25 or newer: the one it names, the one on the PATH, or one in the usual places.
find_jdk() {
  local on_path home version
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(jdk_version "$home") || continue
    if [ "${version:-0}" -ge 25 ] && [ -x "$home/bin/javac" ]; then
      export JAVA_HOME=$home
      return
    fi
  done
  die "Terrace needs a JDK 25 or newer, and none was found." \
    "Install one (temurin-25-jdk from Adoptium, or 'sdk install java 25-tem'), or set JAVA_HOME to yours."
}

maven() {
  command -v mvn >/dev/null || die "Terrace is built with Maven 3.8.7 or newer, and there is no mvn on the PATH: install it."
  local flags=(-B)
  [ -t 1 ] || flags+=(-Dstyle.color=never)
  [ -n "${SHOW_TRANSFERS:-}" ] || flags+=(--no-transfer-progress)
  MAVEN_OPTS=${MAVEN_OPTS:---enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow} \
    mvn "${flags[@]}" -f "$root/pom.xml" "$@"
}

# Says what a build is at, a line a module and a line for every hundred files that it fetches, and what is wrong.
build_news() {
  awk '/Building Terrace/ { sub(/^.*Building /, ""); sub(/ 1\.0-SNAPSHOT */, " "); print "  " $0 }
    /Downloaded from/ && ++files % 100 == 0 { print "  " files " files fetched" }
    /^\[ERROR\]/ { print }
    { fflush() }' >&2
}

# Packages what runs, without the gates of scripts/test, if a source is newer than the last build or something built is missing.
build_if_needed() {
  find_jdk
  local made=("$stack_jar" "$tools_jar" "$root"/services/{ingestion,task-dispatch,quality-check,payout,console}/target/quarkus-app/quarkus-run.jar)
  local whole=false
  if [ -f "$built" ] && ls "${made[@]}" >/dev/null 2>&1; then
    whole=true
    [ -n "$(find "$root"/pom.xml "$root"/services/*/pom.xml "$root"/services/*/src/main -newer "$built" -print -quit)" ] || return 0
  fi
  if $whole && launcher running; then
    echo "The sources are newer than what runs, and what runs is not replaced: for the new, scripts/down first." >&2
    return
  fi
  echo "Building what runs; the first time takes minutes, for what Maven fetches ..." >&2
  mkdir -p "$root/target"
  touch "$built.new" "$root/target/quick"
  SHOW_TRANSFERS=yes maven -Dquick package 2>&1 | build_news || die "The build failed; 'scripts/test' says more."
  mv "$built.new" "$built"
}

# Gives the services some work, in a Terrace of their own, from which they learn to start quickly.
train_if_needed() {
  launcher trained && return
  echo "Giving the services some work, so that they start quickly and are soon warm from now on ..." >&2
  # shellcheck disable=SC2016
  launcher train bash -c 'source "$0" && find_jdk && terrace demo' "$root/scripts/lib.sh" >/dev/null ||
    echo "That did not work; the services will start slowly." >&2
}

# The same in the background, for whoever need not wait for it.
train_beside() {
  launcher trained && return
  echo "In the background the services now learn to start quickly; that takes a minute or two (target/training.log)."
  # shellcheck disable=SC2016
  nohup nice -n 19 bash -c 'source "$0" && find_jdk && train_if_needed' "$root/scripts/lib.sh" \
    >"$root/target/training.log" 2>&1 </dev/null &
}

# Runs a command of the launcher: up, running, trained, train, down.
launcher() {
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$stack_jar" dev.terrace.stack.Launcher "$@"
}

up_if_needed() {
  launcher running || launcher up
}

# Runs a command of services/tools: terrace demo, terrace bench flow, ...
terrace() {
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$tools_jar:$root/services/tools/target/lib/*" dev.terrace.tools.Terrace "$@"
}
