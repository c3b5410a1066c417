using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.HttpOverrides;

namespace SystemUnderTest.Http;

/// <summary>How this system speaks HTTP: strict JSON in snake case, problem details for every refusal, addresses from known proxies only.</summary>
internal static class HttpSetup
{
    private const long LargestBody = 1024 * 1024;

    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.PropertyNameCaseInsensitive = false;
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.NumberHandling = JsonNumberHandling.Strict;
            json.Converters.Add(new TextWithoutNul());
            json.RespectNullableAnnotations = true;
            json.RespectRequiredConstructorParameters = true;
        });
        builder.Services.AddExceptionHandler<ProblemHandler>();
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            problem.Extensions.TryAdd("code", CodeOf(problem.Status ?? context.HttpContext.Response.StatusCode));
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            foreach (var proxy in builder.Configuration.GetSection("ForwardedHeaders:KnownProxies").Get<string[]>() ?? [])
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            foreach (var network in builder.Configuration.GetSection("ForwardedHeaders:KnownNetworks").Get<string[]>() ?? [])
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        });
        builder.Services.AddOpenApi(options => options.AddSchemaTransformer<TextSchema>());
    }

    public static void UseHttp(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use((context, next) => context.Request.ContentLength > LargestBody
            ? throw new Refusal(StatusCodes.Status413PayloadTooLarge, "payload_too_large", $"The body has {context.Request.ContentLength} bytes; at most {LargestBody} are taken.")
            : next(context));
        app.Use(RefuseWrongFormFirst);
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>Routing's own refusals (405, 415) carry no policy, so authorization would call them 401, also where nobody has to be signed in.</summary>
    private static Task RefuseWrongFormFirst(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint() is { RequestDelegate: { } refuse } and not RouteEndpoint ? refuse(context) : next(context);

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "not_signed_in",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        _ => string.Create(CultureInfo.InvariantCulture, $"http_{status}"),
    };
}
