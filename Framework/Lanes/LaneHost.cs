using System.Diagnostics;
using System.Net;
using Framework.Http;
using Framework.Logging;
using Framework.Sockets;
using Framework.Tracing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace Framework.Lanes;

/// <summary>One running instance of the system, in this process.</summary>
internal sealed class LaneHost<TEntryPoint>(SystemWiring<TEntryPoint> wiring, LaneContext lane, ActivityWatcher watcher, IEnumerable<KeyValuePair<string, string?>>? more = null) : WebApplicationFactory<TEntryPoint>
    where TEntryPoint : class
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        var vendors = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in wiring.Settings(lane).Concat(more ?? []))
        {
            builder.UseSetting(key, value);
            if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                vendors.Add(address.Authority);
            if (IsSecret(key))
                SecretMask.Register(value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(lane.Clock);
            services.AddLogging(logging => logging.ClearProviders().AddProvider(new CapturingLoggerProvider(watcher)));
            services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new VendorCallFilter(watcher, new OpenWorkWatch(lane.ConnectionString), vendors));
            services.AddSingleton<IStartupFilter>(new ConnectionFromLoopback());
            services.AddSingleton<IStartupFilter>(new SocketWatch(watcher));
            wiring.ConfigureServices(lane, services);
        });
    }

    private static bool IsSecret(string key) =>
        key.EndsWith("Key", StringComparison.OrdinalIgnoreCase) || key.EndsWith("Token", StringComparison.OrdinalIgnoreCase)
        || key.EndsWith("Secret", StringComparison.OrdinalIgnoreCase) || key.EndsWith("Password", StringComparison.OrdinalIgnoreCase);

    /// <summary>Puts the recording handler around every client of the factory, outermost: what it sees is what the code asked for.</summary>
    private sealed class VendorCallFilter(ActivityWatcher watcher, OpenWorkWatch watch, HashSet<string> vendors) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Insert(0, new VendorCallHandler(watcher, watch, builder.Name is { Length: > 0 } name ? name : "vendor", vendors));
        };
    }

    /// <summary>The in-memory server has no connection; a system that looks at addresses is told that it came from this machine.</summary>
    private sealed class ConnectionFromLoopback : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                SqlActivities.Name(Activity.Current, context.Request.Method, context.Request.Path);
                context.Connection.RemoteIpAddress ??= IPAddress.Loopback;

                // ASP.NET Core gives a request's span its name at the end; what is noticed meanwhile is to name it, too.
                if (Activity.Current is { } span)
                    span.DisplayName = $"{context.Request.Method} {context.Request.Path}";
                return following(context);
            });
            next(app);
        };
    }
}
