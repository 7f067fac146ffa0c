# docker build -f deploy/coordinator.Dockerfile -t actorsearch-coordinator .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Coordinator -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
COPY deploy/service.sh /app/
RUN mkdir /study && chown "$APP_UID" /study
USER $APP_UID
WORKDIR /study
VOLUME /study
STOPSIGNAL SIGTERM
EXPOSE 4053
ENTRYPOINT ["/app/ActorSearch.Coordinator"]
