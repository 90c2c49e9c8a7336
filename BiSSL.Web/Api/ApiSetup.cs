using Microsoft.OpenApi;

namespace BiSSL.Web.Api;

/// <summary>The REST API; its contract is docs/api.md.</summary>
public static class ApiSetup
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => JsonSetup.Apply(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<FaultHandler>();
        builder.Services.AddOpenApi(api => api.AddSchemaTransformer((schema, context, _) =>
        {
            Type type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (type == typeof(DateTimeOffset) || type == typeof(TimeSpan))
                (schema.Type, schema.Format, schema.Pattern) = (JsonSchemaType.Integer, "int64", null);
            return Task.CompletedTask;
        }));
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi();
        RouteGroupBuilder api = app.MapGroup("/api");
        api.MapSession();
        api.MapOptions();
        api.MapQueue();
        api.MapRuns();
        api.MapExperiments();
        api.MapData();
        RouteGroupBuilder run = api.MapGroup("/runs/{id}").AddEndpointFilter<RunExists>();
        run.MapRun();
        run.MapCommands();
        run.MapSeries();
        run.MapFiles();
        run.MapMaps();
    }
}
