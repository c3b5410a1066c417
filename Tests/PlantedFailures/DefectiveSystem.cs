using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace PlantedFailures;

/// <summary>Puts doors for defects into a host: before its endpoints, around its answers, and on its way to vendors.</summary>
internal sealed class DefectiveSystem : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        services.AddSingleton<IAuthorizationHandler, SystemUnderTest.Planted.BeforeEndpoints>();
        services.AddSingleton<IStartupFilter, AroundAnswers>();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter, TowardsVendors>();
    });

    /// <summary>Changes what the system answers.</summary>
    private sealed class AroundAnswers : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(ChangeAsync);
            next(app);
        };

        private static async Task ChangeAsync(HttpContext context, RequestDelegate following)
        {
            var defects = Defects.OfCurrent.Where(d => d.Kind is "says" or "answers" && d.IsAt(context.Request.Method, context.Request.Path)).ToList();
            if (defects.Count == 0)
            {
                await following(context);
                return;
            }

            var (body, written) = (context.Response.Body, new MemoryStream());
            context.Response.Body = written;
            await following(context);
            context.Response.Body = body;
            var text = Encoding.UTF8.GetString(written.ToArray());
            foreach (var defect in defects)
            {
                if (defect.Kind == "answers")
                    context.Response.StatusCode = int.Parse(defect.What, System.Globalization.CultureInfo.InvariantCulture);
                else
                    text = defect.InsteadOf.Length == 0 ? defect.What : text.Replace(defect.InsteadOf, defect.What, StringComparison.Ordinal);
            }

            var bytes = Encoding.UTF8.GetBytes(text);
            context.Response.ContentLength = bytes.Length;
            await body.WriteAsync(bytes);
        }
    }

    /// <summary>Changes what the system sends to vendors.</summary>
    private sealed class TowardsVendors : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Add(new Changing(builder.Name ?? ""));
        };

        private sealed class Changing(string vendor) : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                foreach (var defect in Defects.OfCurrent.Where(d => d.Where == vendor))
                {
                    if (defect.Kind == "throws towards")
                        throw SystemUnderTest.Planted.BeforeEndpoints.Made(defect.What);
                    if (defect.Kind == "forgets")
                        request.Headers.Remove(defect.What);
                    if (defect.Kind == "tells" && request.Content is { } content)
                    {
                        var text = await content.ReadAsStringAsync(cancellationToken);
                        request.Content = new StringContent(text.Replace(defect.InsteadOf, defect.What, StringComparison.Ordinal), Encoding.UTF8, content.Headers.ContentType!.MediaType!);
                    }
                }

                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
