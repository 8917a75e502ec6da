# One image for the server and for the workers: the first argument is the verb.
FROM node:24-slim AS build
WORKDIR /ridebook
COPY . .
# The setup builds the dashboard with the first verb that needs it.
RUN npm ci --no-audit --no-fund \
  && node scripts/run.mjs --dashboard apps/ridebook/src/main.ts --version \
  && npm prune --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production RIDEBOOK_HOME=/data RIDEBOOK_CONFIG=/config
WORKDIR /ridebook
COPY --from=build --chown=root:root /ridebook .
RUN mkdir /data /config && chown node:node /data /config
USER node
VOLUME ["/data", "/config"]
EXPOSE 4747
# The program hears SIGTERM itself: it finishes what is under way.
ENTRYPOINT ["node", "apps/ridebook/src/main.ts"]
CMD ["serve", "--no-open", "--host", "0.0.0.0"]
