# docker build -f deploy/trainer.Dockerfile -t actorsearch-trainer .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/TrainerNode -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
RUN mkdir /study && chown "$APP_UID" /study
USER $APP_UID
WORKDIR /study
VOLUME /study
STOPSIGNAL SIGTERM
EXPOSE 4054
ENTRYPOINT ["/app/ActorSearch.TrainerNode", "--port", "4054"]
