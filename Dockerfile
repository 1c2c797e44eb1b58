# The controller as a container. From the repository root:
#   docker build -t openclaw:local -f Dockerfile .
# ./docker-setup.sh does that and everything around it, also where no registry gives the base image.
#
# Works with the classic builder too: no cache mounts, no here-documents.
ARG BASE=debian:trixie-slim

# ---- build: Debian's JDK and Maven, none of which gets into the image ----
FROM ${BASE} AS build

# The JDK first: then Maven takes it as its Java and no second one comes along. The folder is one that slim images leave out and the JDK's package expects.
RUN mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends openjdk-25-jdk-headless binutils ca-certificates \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends maven \
 && apt-get clean && rm -rf /var/lib/apt/lists/*

# Authorities of a network that looks into TLS: see deploy/certificates/README.md.
COPY deploy/certificates/ /usr/local/share/openclaw-certificates/
RUN cd /usr/local/share/openclaw-certificates \
 && for bundle in *.crt; do \
      [ ! -e "$bundle" ] || awk -v name="/usr/local/share/ca-certificates/${bundle%.crt}" '/BEGIN CERT/ { n++ } n { print >(name "-" n ".crt") }' "$bundle"; \
    done \
 && update-ca-certificates >/dev/null

# A Java runtime of the modules that the program uses. java.desktop is named by libraries that do without it. Debian leaves the names of inner functions in the JVM.
RUN jlink --add-modules java.base,java.management,java.naming,java.net.http,java.sql,jdk.management,jdk.unsupported \
      --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-9 --output /opt/openclaw/java \
 && find /opt/openclaw/java -name '*.so' -exec strip --strip-unneeded {} +

WORKDIR /src
# Everything the build downloads, in a layer that only changed poms make anew: the modules are built once with nothing in them.
COPY pom.xml ./
COPY model/pom.xml model/
COPY test-fixtures/pom.xml test-fixtures/
COPY reconciler/pom.xml reconciler/
COPY docker-adapter/pom.xml docker-adapter/
COPY api/pom.xml api/
COPY controller/pom.xml controller/
RUN for pom in */pom.xml; do \
      mkdir -p "${pom%pom.xml}src/main/java/empty" && echo 'package empty; final class Empty {}' >"${pom%pom.xml}src/main/java/empty/Empty.java"; \
    done \
 && mvn -B -q -ntp -Dmaven.test.skip=true -Dformat.check.skip=true -Dmain.warnings=-Xlint:none -Dcompiler.checks=-Xlint:none -pl controller -am package \
 && rm -rf -- */src */target

COPY model/src/main model/src/main
COPY test-fixtures/src/main test-fixtures/src/main
COPY reconciler/src/main reconciler/src/main
COPY docker-adapter/src/main docker-adapter/src/main
COPY api/src/main api/src/main
COPY controller/src/main controller/src/main
RUN mvn -B -q -ntp -Dmaven.test.skip=true -Dformat.check.skip=true -Dmain.warnings=-Xlint:none -Dcompiler.checks=-Xlint:none -pl controller -am package \
 && mkdir -p /opt/openclaw/app \
 && cp -p controller/target/controller-*.jar /opt/openclaw/app/controller.jar \
 && cp -pR controller/target/lib /opt/openclaw/app/lib

COPY scripts/lib/QuickJars.java scripts/lib/SlimJars.java /opt/openclaw/lib/
# All times are the same: an archive is good only for jars with the very times it was made from, and a layer that the builder finds unchanged keeps those of an earlier build.
RUN java -XX:+UseSerialGC /opt/openclaw/lib/QuickJars.java /opt/openclaw/app/lib \
 && java -XX:+UseSerialGC /opt/openclaw/lib/SlimJars.java /opt/openclaw/app/lib \
 && /opt/openclaw/java/bin/java -jar /opt/openclaw/app/controller.jar man >/opt/openclaw/openclaw.1 \
 && find /opt/openclaw/app -exec touch -d 2000-01-01T00:00:00Z {} +

# The class archives: made by the very runtime, from the very paths, that will use them.
COPY scripts/lib/java-options.sh scripts/lib/gateway.sh scripts/lib/archive-train.sh /opt/openclaw/lib/
RUN bash /opt/openclaw/lib/archive-train.sh /opt/openclaw/java /opt/openclaw/app

# ---- image ----
FROM ${BASE}

# Packages of the user's choice: before the program, so that a new program does not install them anew.
ARG OPENCLAW_DOCKER_APT_PACKAGES=""
RUN if [ -n "$OPENCLAW_DOCKER_APT_PACKAGES" ]; then \
      apt-get update \
      && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $OPENCLAW_DOCKER_APT_PACKAGES \
      && apt-get clean && rm -rf /var/lib/apt/lists/*; \
    fi

# The directories exist and are the user's own, so that volumes mounted there take their owner. Another user (OPENCLAW_UID) has to get through the home to what is mounted in it.
RUN groupadd --gid 1000 node \
 && useradd --uid 1000 --gid 1000 --create-home --shell /bin/bash node \
 && chmod 0755 /home/node \
 && install -d -o node -g node -m 0700 /home/node/.openclaw

COPY --from=build /opt/openclaw/java /opt/openclaw/java
COPY --from=build /opt/openclaw/app/lib /opt/openclaw/app/lib
COPY --from=build /opt/openclaw/app/controller.jar /opt/openclaw/app/gateway.aot /opt/openclaw/app/command.aot /opt/openclaw/app/
COPY --from=build /opt/openclaw/openclaw.1 /usr/local/share/man/man1/
COPY scripts/lib/java-options.sh /opt/openclaw/lib/
COPY deploy/gateway/ /usr/local/bin/

LABEL org.opencontainers.image.title="OpenClaw Sandbox Controller" \
      org.opencontainers.image.licenses="Apache-2.0"
# Only what is published is reached from outside the container, so in here the daemon may listen everywhere.
ENV HOME=/home/node LANG=C.UTF-8 OPENCLAW_DEFAULT_BIND=lan
USER 1000:1000
WORKDIR /app
EXPOSE 18789 18790
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["openclaw-healthcheck"]
STOPSIGNAL SIGTERM
# Starts without a configuration as well. To insist on gateway.mode "local", run: openclaw gateway --port 18789
CMD ["openclaw", "gateway", "--allow-unconfigured", "--port", "18789"]
